import { DAY, FRAME_ENDS, HOUR } from '@vigie/kit';
import type { Uplink } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { unprocessable } from '#platform/http/problem.ts';
import type { FrameRow, Reads } from '../reads.ts';
import { deviceId, filter, interval, isoTime, keyShape, page, pageOf, time } from './shapes.ts';

/** An uplink as screens read it: bytes in hexadecimal. */
export const uplinkView = z.object({
  device: z.string(),
  time,
  port: z.number().optional(),
  bytes: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  counter: z.number().optional(),
  gateway: z.string().optional(),
  rssi: z.number().optional(),
  snr: z.number().optional(),
  spreadingFactor: z.number().optional(),
});

export const frameView = z.object({
  id: z.string(),
  receivedTime: time,
  connector: z.string(),
  end: z.enum(['stored', 'duplicate', 'rejected', 'quarantined', 'pending']),
  reason: z.string().optional(),
  body: z.unknown(),
  uplink: uplinkView.optional(),
});

const line = {
  received: z.number(),
  stored: z.number(),
  duplicate: z.number(),
  rejected: z.number(),
  quarantined: z.number(),
  pending: z.number(),
};
const balanceView = z.object({
  ...line,
  byConnector: z.array(z.object({ connector: z.string(), ...line })),
  byHour: z.array(z.object({ hour: time, ...line })),
});

export const uplinkOf = ({ bytes, data, ...uplink }: Uplink): z.infer<typeof uplinkView> => ({
  ...uplink,
  time: isoTime(uplink.time),
  bytes: bytes && Buffer.from(bytes).toString('hex'),
  data: data && { ...data },
});

/** The body as its sender wrote it: JSON where it is, else text. */
function bodyOf(body: Uint8Array): unknown {
  const text = new TextDecoder().decode(body);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A frame as the API shows it. */
export const viewOfFrame = (frame: FrameRow): z.infer<typeof frameView> => ({
  ...frame,
  receivedTime: isoTime(frame.receivedTime),
  body: bodyOf(frame.body),
  uplink: frame.uplink && uplinkOf(frame.uplink),
});

const query = z.strictObject({
  connector: filter(keyShape),
  device: filter(deviceId),
  end: filter(z.enum([...FRAME_ENDS, 'pending'])),
  ...interval,
  ...page,
});

/** Raw frames with their ends, and the balance of the ledger. */
export function registerFrameRoutes(app: HttpServer, reads: Reads, clock: { now(): number }): void {
  app.get(
    '/api/v1/frames',
    {
      config: { access: 'operator' },
      schema: { tags: ['frames'], querystring: query, response: { 200: pageOf(frameView) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await reads.frames({ organisation }, request.query);
      return { items: items.map(viewOfFrame), next };
    },
  );

  app.get(
    '/api/v1/ledger/balance',
    {
      config: { access: 'reader' },
      schema: { tags: ['ledger'], querystring: z.strictObject(interval), response: { 200: balanceView } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const to = request.query.to ?? clock.now() + HOUR;
      const from = request.query.from ?? to - 31 * DAY;
      if (to <= from) throw unprocessable('empty-interval', '« from » doit précéder « to ».');
      const { byConnector, byHour, ...total } = await reads.balance({ organisation }, { from, to });
      return {
        ...total,
        byConnector: [...byConnector],
        byHour: byHour.map((counts) => ({ ...counts, hour: isoTime(counts.hour) })),
      };
    },
  );
}
