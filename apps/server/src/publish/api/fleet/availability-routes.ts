import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import { csvFile } from '../csv.ts';
import { filter, isoTime, text, time } from '../shapes.ts';
import { datasetSeries } from './dataset-series.ts';
import type { DatasetSeries } from './dataset-series.ts';
import { FLEET_TAGS } from './fleet-deps.ts';
import type { FleetDeps } from './fleet-deps.ts';
import { monthShape, monthSpan } from './month.ts';

const querystring = z.strictObject({ dataset: filter(text(200)), month: monthShape });

const hours = {
  /** Hours of the month so far in which values should be there, and hours in which valid ones are. */
  expectedHours: z.number(),
  validHours: z.number(),
  /** valid / expected, 0–1; null where nothing was expected. */
  availability: z.number().nullable(),
};

const itemView = z.object({
  key: z.string(),
  label: z.object({ fr: z.string(), en: z.string() }),
  domain: z.string(),
  commune: z.string().optional(),
  objects: z.number(),
  ...hours,
});

const answerView = z.object({
  month: z.string(),
  dataset: z.string().optional(),
  /** When these sums were made. */
  computed: time,
  items: z.array(itemView),
});

function hoursOf({ expected, valid }: { readonly expected: number; readonly valid: number }) {
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    expectedHours: round(expected),
    validHours: round(valid),
    availability: expected > 0 ? Math.round((valid / expected) * 1e4) / 1e4 : null,
  };
}

type Answer = z.infer<typeof answerView>;
type Asked = z.infer<typeof querystring> & { readonly organisation: number };

const COLUMNS = ['month', 'key', 'name', 'domain', 'commune', 'objects', 'expectedHours', 'validHours', 'availability'];

/** What there is to ask: the datasets of the packs, and the sums of the store. */
interface Sources extends Pick<FleetDeps, 'fleet'> {
  readonly known: readonly DatasetSeries[];
  readonly now: number;
}

async function ofDatasets({ organisation, month }: Asked, { known, fleet, now }: Sources): Promise<Answer> {
  const span = monthSpan(month, now);
  const series = known.flatMap(({ dataset, quantities }) =>
    quantities.map((quantity) => ({ dataset: dataset.id, quantity })),
  );
  const { computed, answer: rows } = await fleet.datasets({ organisation }, { ...span, series });
  const items = known.flatMap(({ pack, dataset }) => {
    const row = rows.find((candidate) => candidate.dataset === dataset.id);
    if (row === undefined) return [];
    return [{ key: dataset.id, label: dataset.title, domain: pack, objects: row.objects, ...hoursOf(row) }];
  });
  return { month: span.month, computed: isoTime(computed), items };
}

async function ofObjects(
  { organisation, month, dataset = '' }: Asked,
  { known, fleet, now }: Sources,
): Promise<Answer> {
  const found = known.find((candidate) => candidate.dataset.id === dataset);
  if (found === undefined) throw notFound('Le jeu de données', dataset);
  const span = monthSpan(month, now);
  const rows = await fleet.availability({ organisation }, { ...span, quantities: found.quantities });
  const items = rows.map(({ key, name, domain, commune, ...row }) => ({
    key,
    label: { fr: name, en: name },
    domain,
    commune,
    objects: 1,
    ...hoursOf(row),
  }));
  return { month: span.month, dataset, computed: isoTime(now), items };
}

function lineOf(month: string, { key, label, domain, commune, objects, ...row }: Answer['items'][number]) {
  return [month, key, label.fr, domain, commune ?? null, objects, row.expectedHours, row.validHours, row.availability];
}

/** Availability by dataset, or of one dataset by object: valid hours over expected hours of a month. */
export function registerFleetAvailability(app: HttpServer, { fleet, packs, clock }: FleetDeps): void {
  const known = datasetSeries(packs);
  const answer = (asked: Asked) => {
    const sources = { fleet, known, now: clock.now() };
    return asked.dataset === undefined ? ofDatasets(asked, sources) : ofObjects(asked, sources);
  };

  app.get(
    '/api/v1/fleet/availability',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS, querystring, response: { 200: answerView } } },
    async (request) => answer({ ...request.query, organisation: principalOf(request).organisation }),
  );
  app.get(
    '/api/v1/fleet/availability.csv',
    { config: { access: 'reader' }, schema: { tags: FLEET_TAGS, querystring } },
    async (request, reply) => {
      const { month, items } = await answer({ ...request.query, organisation: principalOf(request).organisation });
      const lines = items.map((item) => lineOf(month, item));
      return csvFile(reply, `disponibilite-${month}`, { columns: COLUMNS, lines });
    },
  );
}
