import { DAY, HOUR, quantityOf } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import type { DatastreamRow, RegistryReads } from '../ports/registry-reads.ts';
import type { IndicatorRow, Reads, SeriesPoint } from '../reads.ts';
import {
  deviceId,
  filter,
  flagShape,
  instant,
  interval,
  isoTime,
  jsonNumber,
  page,
  pageOf,
  text,
  time,
} from './shapes.ts';

const datastreamView = z.object({
  id: z.number(),
  device: z.string(),
  thing: z.string(),
  field: z.string(),
  quantity: z.string(),
  unit: z.string(),
  factor: z.number(),
  offset: z.number(),
  sensorRange: z.tuple([z.number(), z.number()]).optional(),
  role: z.enum(['measure', 'health']),
  law: z.string(),
  period: z.number(),
  derivedFrom: z.number().optional(),
});

const pointView = z.object({
  time,
  value: z.number().nullable(),
  flag: flagShape,
  coverage: z.number(),
  raw: z.number().nullable().optional(),
  reasons: z.array(z.string()).optional(),
});
const pointOf = ({ raw, reasons, ...point }: SeriesPoint): z.infer<typeof pointView> => ({
  ...point,
  time: isoTime(point.time),
  value: jsonNumber(point.value),
  ...(reasons === undefined ? {} : { raw: jsonNumber(raw), reasons: [...reasons] }),
});
const seriesView = z.object({
  datastream: z.number(),
  quantity: z.string(),
  unit: z.string(),
  law: z.string(),
  grain: z.enum(['raw', 'hour', 'day']),
  items: z.array(pointView),
});

const indicatorView = z.object({
  indicator: z.string(),
  thing: z.string(),
  datastream: z.number(),
  start: time,
  end: time,
  value: z.number().nullable(),
  coverage: z.number(),
  completeness: z.enum(['good', 'partial', 'none']),
  /** Share of the window left out on purpose (rain, wind, works); absent: none. */
  excluded: z.number().optional(),
});

const datastreamOf = ({ sensorRange, ...row }: DatastreamRow): z.infer<typeof datastreamView> => ({
  ...row,
  sensorRange: sensorRange && [sensorRange[0], sensorRange[1]],
});

const indicatorOf = (row: IndicatorRow): z.infer<typeof indicatorView> => ({
  ...row,
  start: isoTime(row.start),
  end: isoTime(row.end),
  value: jsonNumber(row.value),
});

type Grain = 'raw' | 'hour' | 'day';

// Bounds of one answer: about 10,000 hours, 30 years of days, or a month of values each minute.
const LONGEST: Readonly<Record<Grain, number>> = { raw: 31 * DAY, hour: 10_000 * HOUR, day: 11_000 * DAY };

function checkInterval({ from, to, grain }: { from: number; to: number; grain: Grain }): void {
  const longest = LONGEST[grain] / DAY;
  if (to <= from) throw unprocessable('empty-interval', '« from » doit précéder « to ».');
  if (to - from > LONGEST[grain]) {
    const detail = `Au grain « ${grain} », ${Math.floor(longest)} jours au plus par demande : choisissez un grain plus gros.`;
    throw unprocessable('interval-too-long', detail);
  }
}

/** Datastreams and their points for charts. */
function registerDatastreams(app: HttpServer, { reads, registry }: { reads: Reads; registry: RegistryReads }): void {
  const tags = ['datastreams'];
  const filters = { device: filter(deviceId), thing: filter(text(200)), quantity: filter(text(100)) };
  app.get(
    '/api/v1/datastreams',
    {
      config: { access: 'reader' },
      schema: { tags, querystring: z.strictObject({ ...filters, ...page }), response: { 200: pageOf(datastreamView) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await registry.datastreams({ organisation }, request.query);
      return { items: items.map(datastreamOf), next };
    },
  );

  const params = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });
  const grain = filter(z.enum(['raw', 'hour', 'day'])).transform((given): Grain => given ?? 'hour');
  const querystring = z.strictObject({ from: instant, to: instant, grain });
  app.get(
    '/api/v1/datastreams/:id/series',
    { config: { access: 'reader' }, schema: { tags, params, querystring, response: { 200: seriesView } } },
    async (request) => {
      const scope = { organisation: principalOf(request).organisation };
      const asked = request.query;
      checkInterval(asked);
      const datastream = await registry.datastream(scope, request.params.id);
      if (!datastream) throw notFound('La série', String(request.params.id));
      const { id, quantity, unit, law } = datastream;
      if (law === 'none' && asked.grain !== 'raw') {
        const { label } = quantityOf(quantity);
        throw unprocessable('never-aggregated', `« ${label.fr} » ne s’agrège pas : demandez « grain=raw ».`);
      }
      const points = await reads.series(scope, { datastream: id, ...asked });
      return {
        datastream: id,
        quantity,
        unit,
        law,
        grain: asked.grain,
        items: points.map(pointOf),
      };
    },
  );
}

/** Datastreams, their points, and the figures by window. */
export function registerSeriesRoutes(app: HttpServer, deps: { reads: Reads; registry: RegistryReads }): void {
  registerDatastreams(app, deps);
  const filters = { indicator: filter(text(200)), thing: filter(text(200)), ...interval };
  const querystring = z.strictObject({ ...filters, ...page });
  app.get(
    '/api/v1/indicators',
    {
      config: { access: 'reader' },
      schema: { tags: ['indicators'], querystring, response: { 200: pageOf(indicatorView) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await deps.reads.indicatorValues({ organisation }, request.query);
      return { items: items.map(indicatorOf), next };
    },
  );
}
