import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import type { ObservationRow, Reads } from '../reads.ts';
import { csvStream, wantsCsv } from './csv.ts';
import {
  deviceId,
  filter,
  flagShape,
  interval,
  isoTime,
  isoTimeOrAbsent,
  jsonNumber,
  page,
  pageOf,
  text,
  time,
} from './shapes.ts';

const tags = ['observations'];
const filters = {
  device: filter(deviceId),
  thing: filter(text(200)),
  datastream: filter(z.coerce.number().int().positive().max(2_147_483_647)),
  quantity: filter(text(100)),
  ...interval,
  order: filter(z.enum(['asc', 'desc'])),
};
const query = z.strictObject({ ...filters, ...page });

const observationView = z.object({
  phenomenonTime: time,
  /** End of the period the value tells of; null for a value of the moment. */
  phenomenonEnd: time.nullable(),
  raw: z.number().nullable(),
  flag: flagShape,
  reasons: z.array(z.string()),
  adjusted: z.number().nullable(),
  unit: z.string(),
  codec: z.object({ id: z.string(), version: z.string() }).nullable(),
  frame: z.string(),
  device: z.string(),
  datastream: z.number(),
  quantity: z.string(),
});

const view = (row: ObservationRow): z.infer<typeof observationView> => ({
  phenomenonTime: isoTime(row.phenomenonTime),
  phenomenonEnd: isoTimeOrAbsent(row.phenomenonEnd) ?? null,
  raw: jsonNumber(row.raw),
  flag: row.flag,
  reasons: [...row.reasons],
  adjusted: jsonNumber(row.adjusted),
  unit: row.unit,
  codec: row.codec ?? null,
  frame: row.frame,
  device: row.device,
  datastream: row.datastream,
  quantity: row.quantity,
});

const COLUMNS = [
  'phenomenonTime',
  'device',
  'quantity',
  'unit',
  'raw',
  'flag',
  'reasons',
  'adjusted',
  'codec',
  'frame',
  'phenomenonEnd',
];

function csvRow(row: ObservationRow): (string | number | null)[] {
  const { reasons, raw, adjusted, codec, ...item } = view(row);
  const version = codec ? `${codec.id}@${codec.version}` : null;
  return [
    item.phenomenonTime,
    item.device,
    item.quantity,
    item.unit,
    raw,
    item.flag,
    reasons.join(' '),
    adjusted,
    version,
    item.frame,
    item.phenomenonEnd,
  ];
}

/** Values with their three states, as JSON pages or one CSV of everything asked. */
export function registerObservationRoutes(app: HttpServer, reads: Reads): void {
  const csv = (organisation: number, asked: z.infer<typeof query>) =>
    csvStream(COLUMNS, csvRow, (cursor, limit) => reads.observations({ organisation }, { ...asked, limit, cursor }));

  app.get(
    '/api/v1/observations',
    { config: { access: 'reader' }, schema: { tags, querystring: query, response: { 200: pageOf(observationView) } } },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      if (wantsCsv(request)) {
        reply.type('text/csv; charset=utf-8');
        return reply.send(csv(organisation, request.query) as never); // a stream is sent as it is, whatever the JSON type
      }
      const { items, next } = await reads.observations({ organisation }, request.query);
      return { items: items.map(view), next };
    },
  );

  app.get(
    '/api/v1/observations.csv',
    { config: { access: 'reader' }, schema: { tags, querystring: query } },
    async (request, reply) => {
      reply.header('content-disposition', 'attachment; filename="observations.csv"');
      return reply.type('text/csv; charset=utf-8').send(csv(principalOf(request).organisation, request.query));
    },
  );
}
