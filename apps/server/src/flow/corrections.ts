import type { Pack } from '@vigie/kit';
import type { Pool } from '#platform/db/pool.ts';
import type { By, CorrectionDraft, CorrectionEffect, Corrections } from '#publish/ports/quality.ts';
import type { Scope } from '#publish/reads.ts';
import { rehearse } from '#qualify/rehearsal.ts';
import {
  countValues,
  insertCorrection,
  ownSeries,
  readCorrections,
  restingOn,
  revokeCorrection,
} from '#store/corrections.ts';
import type { NewCorrection, OwnSeries } from '#store/corrections.ts';
import { Quality } from '#store/quality.ts';
import type { NewRevision } from '#store/revisions.ts';
import type { QualityFlow } from './quality.ts';
import { touchedDatasets } from './touched-datasets.ts';

/** Values one decision may touch: more is several decisions. */
const MOST_TOUCHED = 500_000;

export interface CorrectionNeeds {
  readonly pool: Pool;
  readonly packs: readonly Pack[];
  readonly quality: QualityFlow;
}

const settled = ({ kind, from, to, factor, offset, replacement }: CorrectionDraft) => ({
  kind,
  from,
  to,
  factor,
  offset,
  ...(replacement === undefined ? {} : { replacement }),
});

async function effectsOf(
  { pool, quality }: CorrectionNeeds,
  draft: CorrectionDraft,
  scope: Scope,
): Promise<readonly CorrectionEffect[]> {
  const found = await new Quality(pool).reading((session) =>
    rehearse(session, { correction: settled(draft), datastreams: draft.datastreams }, (id) => quality.plans.plan(id)),
  );
  const names = new Map(
    (await ownSeries(pool, scope, { ids: found.map(({ datastream }) => datastream) })).map((each) => [each.id, each]),
  );
  const effects: CorrectionEffect[] = [];
  for (const { span, ...counts } of found) {
    const own: OwnSeries | undefined = names.get(counts.datastream);
    if (own === undefined) continue;
    const period = { from: draft.from, to: draft.to };
    const values = await countValues(pool, [counts.datastream], { ...period, most: MOST_TOUCHED });
    const resting = await restingOn(pool, counts.datastream, { from: span.start, to: span.end });
    effects.push({ ...counts, quantity: own.quantity, thing: own.thing, values, ...resting });
  }
  return effects;
}

/** What users of the data are told; nothing where no value changes. */
function revisionOf(
  packs: readonly Pack[],
  effects: readonly CorrectionEffect[],
  said: Pick<NewRevision, 'organisation' | 'who' | 'reason' | 'from' | 'to'>,
): NewRevision | undefined {
  const changed = effects.filter((effect) => effect.changed > 0);
  if (changed.length === 0) return undefined;
  const quantities = [...new Set(changed.map(({ quantity }) => quantity))];
  return {
    ...said,
    kind: 'correction',
    // the store gives the number
    object: 'correction',
    datastreams: changed.map(({ datastream }) => datastream),
    quantities,
    valuesChanged: changed.reduce((sum, effect) => sum + effect.changed, 0),
    datasets: touchedDatasets(packs, quantities),
  };
}

function newCorrection(
  draft: CorrectionDraft,
  { who, person }: By,
  effects: readonly CorrectionEffect[],
): NewCorrection {
  const touched = new Map(effects.map(({ datastream, values }) => [datastream, values]));
  return {
    ...settled(draft),
    ...(draft.cause === undefined ? {} : { cause: draft.cause }),
    ...(person === undefined ? {} : { person }),
    reason: draft.reason,
    who,
    values: new Map(draft.datastreams.map((id) => [id, touched.get(id) ?? 0])),
  };
}

/** Periods that people judge: rehearsed, applied, taken back. */
export function correctionsOf(needs: CorrectionNeeds): Corrections {
  const { pool, packs, quality } = needs;
  return {
    series: async (scope, asked) => (await ownSeries(pool, scope, asked)).map(({ id }) => id),
    async preview(scope, draft) {
      const { datastreams, from, to } = draft;
      const own = await ownSeries(pool, scope, { ids: datastreams });
      if (own.length !== datastreams.length) return undefined;
      const count = await countValues(pool, datastreams, { from, to, most: MOST_TOUCHED + 1 });
      return count > MOST_TOUCHED ? 'too-many' : effectsOf(needs, draft, scope);
    },
    async apply(scope, draft, by) {
      const effects = await effectsOf(needs, draft, scope);
      const { from, to, reason } = draft;
      const revision = revisionOf(packs, effects, { ...scope, who: by.who, reason, from, to });
      const ids = await insertCorrection(pool, scope, { correction: newCorrection(draft, by, effects), revision });
      await quality.job.run(draft.datastreams);
      return ids;
    },
    list: (scope, query) => readCorrections(pool, scope, query),
    async revoke(scope, id, { who, reason }) {
      const datasets = (quantity: string) => touchedDatasets(packs, [quantity]);
      const datastream = await revokeCorrection(pool, scope, { id, who, reason, datasets });
      if (datastream === undefined) return false;
      await quality.job.run([datastream]);
      return true;
    },
  };
}
