import { DAY, HOUR } from '@vigie/kit';
import type { Pack, Quantity } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import { csvStream } from '../csv.ts';
import type { MatrixLine, Reads } from '../../reads.ts';
import { filter, instant, isoTime, jsonNumber, page, text, time } from '../shapes.ts';
import { resolveSeries } from './board-series.ts';
import { matrixColumns } from './matrix-columns.ts';

export interface MatrixDeps {
  readonly reads: Pick<Reads, 'matrix'>;
  readonly packs: readonly Pack[];
  readonly quantities: readonly Quantity[];
}

/** Values of one answer at most: 500 objects over three years of days. */
const MOST_VALUES = 600_000;

const lineView = z.object({
  datastream: z.number(),
  thing: z.string(),
  name: z.string(),
  commune: z.string().optional(),
  field: z.string(),
  /** One for each time; null where there is nothing. */
  values: z.array(z.number().nullable()),
  /** One letter for each time: `g` good, `p` partial, `-` none. */
  quality: z.string(),
});
const matrixView = z.object({
  series: z.string(),
  quantity: z.string(),
  unit: z.string(),
  law: z.string(),
  grain: z.enum(['hour', 'day']),
  window: z.string().optional(),
  /** Start of each column; columns without any value are left out. */
  times: z.array(time),
  items: z.array(lineView),
  next: z.string().optional(),
});

function checkSize({ from, to, limit }: { from: number; to: number; limit: number }, step: number): void {
  if (to <= from) throw unprocessable('empty-interval', '« from » doit précéder « to ».');
  if (((to - from) / step) * limit <= MOST_VALUES) return;
  const detail = `${MOST_VALUES} valeurs au plus par demande : moins d’objets (« limit »), moins de jours, ou le grain « day ».`;
  throw unprocessable('too-many-values', detail);
}

/** Length of the windows of an indicator, for the size of the answer only. */
const stepOf = (window: string | undefined, grain: 'hour' | 'day'): number =>
  window === 'trailing-30min' ? HOUR / 4 : (window ?? grain) === 'hour' ? HOUR : DAY;

const querystring = z.strictObject({
  domain: text(100),
  series: text(200),
  thing: filter(text(200)),
  assetType: filter(text(100)),
  from: instant,
  to: instant,
  grain: filter(z.enum(['hour', 'day'])).transform((given) => given ?? 'day'),
  ...page,
});
type Asked = z.infer<typeof querystring>;

/** What the request is of, or why it cannot be read. */
function resolve({ packs, quantities }: MatrixDeps, { domain, series, ...asked }: Asked) {
  const pack = packs.find(({ id }) => id === domain);
  if (!pack) throw notFound('Le domaine', domain);
  const resolved = resolveSeries(pack, series, (key) => quantities.find((quantity) => quantity.key === key));
  if (!resolved) throw notFound('La série', series);
  const { view, from: quantity, indicator } = resolved;
  if (indicator === undefined && view.law === 'none') {
    throw unprocessable('never-aggregated', `« ${view.label.fr} » ne s’agrège pas : lisez ses valeurs une à une.`);
  }
  checkSize(asked, stepOf(view.window, asked.grain));
  return { view, query: { ...asked, domain, quantity, indicator } };
}

interface MatrixCell {
  readonly line: MatrixLine;
  readonly point: MatrixLine['points'][number];
}

/** Lines of a file that are read at once. */
const LINES_PER_READ = 20;

function registerCsv(app: HttpServer, deps: MatrixDeps): void {
  const columns = ['object', 'name', 'commune', 'field', 'start', 'value', 'quality'];
  app.get(
    '/api/v1/matrix.csv',
    { config: { access: 'reader' }, schema: { tags: ['boards'], querystring } },
    async (request, reply) => {
      const { query } = resolve(deps, request.query);
      const { organisation } = principalOf(request);
      const rows = csvStream(
        columns,
        ({ line, point }: MatrixCell) => [
          line.thing,
          line.name,
          line.commune ?? null,
          line.field,
          isoTime(point.time),
          jsonNumber(point.value),
          point.completeness,
        ],
        async (cursor) => {
          const asked = { ...query, cursor, limit: LINES_PER_READ };
          const { items, next } = await deps.reads.matrix({ organisation }, asked);
          return { items: items.flatMap((line) => line.points.map((point) => ({ line, point }))), next };
        },
      );
      reply.header('content-disposition', `attachment; filename="${encodeURIComponent(request.query.series)}.csv"`);
      return reply.type('text/csv; charset=utf-8').send(rows);
    },
  );
}

/** One series of all the objects of a domain in one answer: what a board reads. */
export function registerMatrixRoutes(app: HttpServer, deps: MatrixDeps): void {
  app.get(
    '/api/v1/matrix',
    { config: { access: 'reader' }, schema: { tags: ['boards'], querystring, response: { 200: matrixView } } },
    async (request) => {
      const { view, query } = resolve(deps, request.query);
      const { organisation } = principalOf(request);
      const { items, next } = await deps.reads.matrix({ organisation }, query);
      const { times, items: lines } = matrixColumns(items);
      const { id: series, quantity, unit, law, window } = view;
      return { series, quantity, unit, law, grain: query.grain, window, times: times.map(isoTime), items: lines, next };
    },
  );
  registerCsv(app, deps);
}
