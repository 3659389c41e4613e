import { DAY, HOUR } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import type { CodecDeps } from './codec-routes.ts';
import { codecOf } from './codec-routes.ts';
import { codecName } from './codec-shapes.ts';
import { outcomeOf, outcomeView } from './codec-try-routes.ts';
import { frameView, viewOfFrame } from './frame-routes.ts';
import type { Quarantine } from '../ports/quarantine.ts';
import { remedyOf } from '../quarantine-remedies.ts';
import { deviceId, filter, interval, isoTime, keyShape, page, pageOf, time } from './shapes.ts';

export type QuarantineDeps = { readonly quarantine: Quarantine; readonly clock: { now(): number } } & CodecDeps;

const tags = ['quarantine'];
/** Days that are grouped where none are asked for. */
const USUAL_DAYS = 31;

export const reasonCode = z.string().regex(/^[a-z][a-z-]{0,63}$/, 'Code de raison attendu, ex. « unknown-device ».');

const asked = {
  reason: filter(reasonCode),
  connector: filter(keyShape),
  device: filter(deviceId),
  ...interval,
};

const label = z.object({ fr: z.string(), en: z.string() });
const groupView = z.object({
  reason: z.string(),
  label,
  /** What to do, in words. */
  remedy: label,
  mend: z.enum(['device', 'codec', 'connector', 'nothing']),
  connector: z.string(),
  device: z.string().optional(),
  frames: z.number(),
  first: time,
  last: time,
  example: z.string(),
  registered: z.boolean(),
});

function registerGroups(app: HttpServer, { quarantine, clock }: QuarantineDeps): void {
  const querystring = z.strictObject({ ...asked, ...page });
  app.get(
    '/api/v1/quarantine',
    { config: { access: 'operator' }, schema: { tags, querystring, response: { 200: pageOf(groupView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const to = request.query.to ?? clock.now() + HOUR;
      const from = request.query.from ?? to - USUAL_DAYS * DAY;
      const { items, next } = await quarantine.groups({ organisation }, { ...request.query, from, to });
      return {
        items: items.map((group) => {
          const { label: name, remedy, mend } = remedyOf(group.reason);
          const words = { label: { ...name }, remedy: { ...remedy }, mend };
          return { ...group, ...words, first: isoTime(group.first), last: isoTime(group.last) };
        }),
        next,
      };
    },
  );

  app.get(
    '/api/v1/quarantine/frames',
    { config: { access: 'operator' }, schema: { tags, querystring, response: { 200: pageOf(frameView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await quarantine.frames({ organisation }, request.query);
      return { items: items.map(viewOfFrame), next };
    },
  );
}

function registerDecode(app: HttpServer, { quarantine, codecs, trials }: QuarantineDeps): void {
  const body = z.object({
    frame: z.string().regex(/^\d{1,18}$/),
    codec: codecName,
    /** Device whose series read the data; the frame's own where absent. */
    device: deviceId.optional(),
  });
  app.post(
    '/api/v1/quarantine/decode',
    { config: { access: 'operator' }, schema: { tags, body, response: { 200: outcomeView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { frame: id, codec } = request.body;
      const { items } = await quarantine.frames({ organisation }, { frames: [id], limit: 1 });
      const [frame] = items;
      if (!frame) throw notFound('La trame en quarantaine', id);
      const { uplink } = frame;
      if (uplink?.bytes === undefined) {
        throw unprocessable('no-bytes', 'Cette trame n’a pas d’octets lisibles : aucun décodeur ne peut la lire.');
      }
      const { source } = await codecOf(codecs, { organisation }, codec);
      const device = request.body.device ?? uplink.device;
      const [outcome] = await trials.decode(
        { organisation },
        {
          source,
          frames: [{ bytes: uplink.bytes, port: uplink.port ?? 0, time: uplink.time }],
          reader: { device, connector: frame.connector },
        },
      );
      if (!outcome) throw notFound('La trame en quarantaine', id);
      return outcomeOf(outcome);
    },
  );
}

/** What waits in quarantine, why, and what to do. */
export function registerQuarantineRoutes(app: HttpServer, deps: QuarantineDeps): void {
  registerGroups(app, deps);
  registerDecode(app, deps);
}
