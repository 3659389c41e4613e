import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import type { Revisions } from '../ports/replays.ts';
import { filter, interval, isoTime, keyShape, page, pageOf, time } from './shapes.ts';

export interface RevisionDeps {
  readonly revisions: Revisions;
}

const kind = z.enum(['replay', 'correction', 'late']);
const revisionView = z.object({
  id: z.string(),
  time,
  who: z.string(),
  kind,
  reason: z.string(),
  object: z.string(),
  from: time,
  to: time,
  datastreams: z.array(z.number()),
  quantities: z.array(z.string()),
  valuesChanged: z.number(),
  datasets: z.array(z.string()),
});

/** Changes of published history, by dataset or series; `from` and `to` are the time of measure they touch. */
export function registerRevisionRoutes(app: HttpServer, { revisions }: RevisionDeps): void {
  const querystring = z.strictObject({
    dataset: filter(keyShape),
    datastream: filter(z.coerce.number().int().positive().max(2_147_483_647)),
    kind: filter(kind),
    ...interval,
    ...page,
  });
  app.get(
    '/api/v1/revisions',
    {
      config: { access: 'reader' },
      schema: { tags: ['revisions'], querystring, response: { 200: pageOf(revisionView) } },
    },
    async (request) => {
      const { items, next } = await revisions.list(principalOf(request), request.query);
      return {
        items: items.map((row) => ({
          ...row,
          time: isoTime(row.time),
          from: isoTime(row.from),
          to: isoTime(row.to),
          datastreams: [...row.datastreams],
          quantities: [...row.quantities],
          datasets: [...row.datasets],
        })),
        next,
      };
    },
  );
}
