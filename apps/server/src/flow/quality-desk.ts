import type { CheckParameters, JsonObject } from '@vigie/kit';
import { toTimestamp } from '#platform/db/pool.ts';
import type { CheckSettings, Corrections, QualityReads } from '#publish/ports/quality.ts';
import type { Scope } from '#publish/reads.ts';
import { judgeAgain, readCheckSettings, removeCheckSetting, writeCheckSetting } from '#store/check-settings.ts';
import { readQualityGroups, readSeriesQuality, readWorstSeries } from '#store/read-quality.ts';
import { correctionsOf } from './corrections.ts';
import type { CorrectionNeeds } from './corrections.ts';

interface DeskNeeds extends CorrectionNeeds {
  /** Settings of checks hold from here on. */
  readonly refresh: () => Promise<void>;
}

/** What the API of quality is given. */
export interface QualityDesk {
  readonly corrections: Corrections;
  readonly quality: QualityReads;
  readonly checks: CheckSettings;
}

function settingsOf({ pool, packs, refresh }: DeskNeeds): CheckSettings {
  const quantityOf = new Map(packs.flatMap(({ checks }) => checks.map(({ id, quantity }) => [id, quantity] as const)));
  async function changed(
    scope: Scope,
    asked: { check: string; thing?: string; model?: string; since: number },
  ): Promise<void> {
    await refresh();
    const quantity = quantityOf.get(asked.check);
    if (quantity === undefined) return;
    const { thing, model } = asked;
    await judgeAgain(pool, scope, { quantity, thing, model, since: toTimestamp(asked.since) });
  }
  return {
    // held against the test when it was set
    list: async (scope) =>
      (await readCheckSettings(pool, scope)).map((row) => ({ ...row, parameters: row.parameters as CheckParameters })),
    async set(scope, { since, parameters, ...setting }) {
      const written = await writeCheckSetting(pool, scope, { ...setting, parameters: jsonOf(parameters) });
      if (written) await changed(scope, { ...setting, since });
      return written;
    },
    async remove(scope, { since, ...setting }) {
      const removed = await removeCheckSetting(pool, scope, setting);
      if (removed) await changed(scope, { ...setting, since });
      return removed;
    },
  };
}

const jsonOf = (parameters: CheckParameters): JsonObject =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, typeof value === 'number' ? value : [...value]]),
  );

/** Corrections, shares of flags and settings of checks, as the API asks for them. */
export function qualityDesk(needs: DeskNeeds): QualityDesk {
  const { pool } = needs;
  return {
    corrections: correctionsOf(needs),
    checks: settingsOf(needs),
    quality: {
      series: (scope, query) => readSeriesQuality(pool, scope, query),
      worst: (scope, query) => readWorstSeries(pool, scope, query),
      groups: (scope, span) => readQualityGroups(pool, scope, span),
    },
  };
}
