import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { SCORECARD_BY } from '../../ports/fleet-reads.ts';
import { csvFile } from '../csv.ts';
import { filter, isoTime, time } from '../shapes.ts';
import { FLEET_TAGS } from './fleet-deps.ts';
import type { FleetDeps } from './fleet-deps.ts';
import { monthShape, monthSpan } from './month.ts';
import { SPREAD_MONTHS, scoreOf } from './score.ts';
import type { Score } from './score.ts';

const querystring = z.strictObject({ by: filter(z.enum(SCORECARD_BY)), month: monthShape });
type Asked = z.infer<typeof querystring> & { readonly organisation: number };

const known = z.number().nullable();
const scoreView = z.object({
  key: z.string().nullable(),
  name: z.string().nullable(),
  devices: z.number(),
  inService: z.number(),
  availability: known,
  owed: known,
  packetError: known,
  daysBetweenSilences: known,
  silences: z.number(),
  silenceHours: known,
  repairs: z.number(),
  repairHours: known,
  batteriesOneYear: z.number(),
  firstBatteryEnd: z.string().nullable(),
  validMeasures: z.number(),
  costed: z.number(),
  cost: known,
  costPerMeasure: known,
}) satisfies z.ZodType<Score>;

const answerView = z.object({
  by: z.enum(SCORECARD_BY),
  month: z.string(),
  /** When these sums were made: up to ten minutes ago. */
  computed: time,
  /** Months over which a purchase is spread. */
  amortisationMonths: z.number(),
  items: z.array(scoreView),
});

const COLUMNS = Object.keys(scoreView.shape) as (keyof Score)[]; // the keys of its own shape

/** What models, suppliers and contracts are worth, month by month. */
export function registerFleetScorecard(app: HttpServer, { fleet, clock }: FleetDeps): void {
  async function answer({ organisation, by = 'model', month }: Asked): Promise<z.infer<typeof answerView>> {
    const span = monthSpan(month, clock.now());
    const { computed, answer: rows } = await fleet.scorecard({ organisation }, { ...span, by });
    return {
      by,
      month: span.month,
      computed: isoTime(computed),
      amortisationMonths: SPREAD_MONTHS,
      items: rows.map((row) => ({ ...scoreOf(row, span) })),
    };
  }

  app.get(
    '/api/v1/fleet/scorecard',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS, querystring, response: { 200: answerView } } },
    async (request) => answer({ ...request.query, organisation: principalOf(request).organisation }),
  );
  app.get(
    '/api/v1/fleet/scorecard.csv',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS, querystring } },
    async (request, reply) => {
      const { by, month, items } = await answer({ ...request.query, organisation: principalOf(request).organisation });
      const lines = items.map((item) => [month, by, ...COLUMNS.map((column) => item[column])]);
      return csvFile(reply, `fournisseurs-${by}-${month}`, { columns: ['month', 'by', ...COLUMNS], lines });
    },
  );
}
