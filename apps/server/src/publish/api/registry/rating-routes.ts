import { parse } from 'csv-parse/sync';
import { parseInstant, ratingFromTable, withRating } from '@vigie/kit';
import type { Instant, RatingPoint } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import { text } from '../shapes.ts';
import { madeAgain, propertyFaults } from './asset-properties.ts';
import type { ThingChangeDeps } from './thing-change-routes.ts';

const STAGES = ['stage', 'hauteur', 'h', 'h_m'];
const DISCHARGES = ['discharge', 'debit', 'débit', 'q', 'q_m3s'];
const DAY_ALONE = /^\d{4}-\d{2}-\d{2}$/;

const body = z.strictObject({
  /** Name of the curve, without a space. */
  version: text(40).regex(/^[^\s:;|]+$/, 'Un nom sans espace ni « : ; | ».'),
  /** Day from which it holds. */
  from: text(40).optional(),
  /** Stage of no flow, metres. */
  h0: z.number().min(-5).max(20).default(0),
  /** Columns stage (m) and discharge (m³/s), with their heading. */
  csv: text(50_000),
  note: text(2000).optional(),
});

function dayOf(from: string | undefined): Instant {
  const time = from !== undefined && DAY_ALONE.test(from) ? parseInstant(`${from}T00:00:00Z`) : undefined;
  if (time !== undefined) return time;
  throw unprocessable(
    'rating-without-date',
    'Une courbe de tarage vaut à partir d’un jour : donnez « from », par exemple 2026-01-15. Les débits d’avant gardent leur courbe.',
    [{ where: 'body.from', message: 'AAAA-MM-JJ' }],
  );
}

/** Comma, semicolon or tabulation, as the heading has it. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head = ''] = csv.split('\n', 1);
  const delimiter = [';', '\t'].find((mark) => head.includes(mark)) ?? ',';
  try {
    return parse(csv, { columns: true, bom: true, delimiter, trim: true, relax_column_count: true });
  } catch (error) {
    throw unprocessable('rating-refused', `Le fichier n’est pas un CSV : ${String(error)}`);
  }
}

/** French or English file; a comma in the decimals where it does not separate. */
function pointsOf(csv: string): RatingPoint[] {
  const rows = rowsOf(csv);
  const names = Object.keys(rows[0] ?? {});
  const named = (usual: readonly string[]) => names.find((name) => usual.includes(name.toLowerCase()));
  const [stage, discharge] = [named(STAGES), named(DISCHARGES)];
  if (stage === undefined || discharge === undefined)
    throw unprocessable('rating-refused', 'Le fichier doit avoir les colonnes « hauteur » et « debit » (m et m³/s).');
  const number = (cell: string | undefined): number => Number((cell ?? '').replace(',', '.') || Number.NaN);
  return rows.map((row, i) => {
    const point = { stage: number(row[stage]), discharge: number(row[discharge]) };
    if (Number.isFinite(point.stage) && Number.isFinite(point.discharge)) return point;
    throw unprocessable('rating-refused', `Ligne ${i + 2} : ce ne sont pas deux nombres.`);
  });
}

/** A rating curve given as a table of points: it holds from a day on, and discharges since are made again. */
export function registerRatingRoutes(app: HttpServer, { things, vocabulary, clock }: ThingChangeDeps): void {
  app.post(
    '/api/v1/things/:key/rating-curves',
    {
      config: { access: 'manager' },
      schema: { tags: ['things'], params: z.object({ key: text(200) }), body, response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { key } = request.params;
      const { version, h0, csv, note, ...given } = request.body;
      const known = await things.find({ organisation }, key);
      const type = known && vocabulary.assetType(known.type);
      if (!known || !type?.properties.some((property) => property.key === 'ratingCurves'))
        throw notFound('La station de niveau', key);
      const from = dayOf(given.from);
      const line = ratingFromTable(pointsOf(csv), { version, from, h0 });
      if (!line.ok) throw unprocessable('rating-refused', line.fault.fr);
      const before = known.properties['ratingCurves'];
      const asked = { ratingCurves: withRating(typeof before === 'string' ? before : '', line.text, from) };
      const [fault] = propertyFaults(type, asked);
      if (fault !== undefined) throw unprocessable('rating-refused', fault.message);
      const time = clock.now();
      await things.change({ organisation, who }, key, {
        change: { properties: asked },
        time,
        dated: new Set(['ratingCurves']),
        again: madeAgain(type, { known: known.properties, asked, time }),
        ...(note === undefined ? {} : { note }),
      });
      return reply.code(204).send();
    },
  );
}
