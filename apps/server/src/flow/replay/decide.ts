import type { Interval } from '@vigie/kit';
import type { Pool } from '#platform/db/pool.ts';
import type { Correction } from '#qualify/correction.ts';
import { judgeSeries } from '#qualify/judge-series.ts';
import type { StoredValue } from '#qualify/judge-series.ts';
import type { SeriesPlan } from '#qualify/series-plan.ts';
import { QualitySession } from '#store/quality-session.ts';
import { ReplayFrames } from '#store/replay-frames.ts';
import { transaction } from '#store/transaction.ts';
import type { Judged } from './compare-values.ts';

interface DecideNeeds {
  readonly pool: Pool;
  readonly plan: (datastream: number) => SeriesPlan | undefined;
}

function spanOf(values: readonly Judged[]): Interval {
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { time } of values) [start, end] = [Math.min(start, time), Math.max(end, time)];
  return { start, end };
}

/** The values of one series with what a person said of them. Their neighbours have their say when they are stored. */
export function decideSeries(
  values: readonly Judged[],
  { plan, corrections }: { readonly plan: SeriesPlan; readonly corrections: readonly Correction[] },
): readonly Judged[] {
  const stored: StoredValue[] = values.map(({ time, raw, adjusted, flag, reasons }) => ({
    time,
    raw,
    adjusted,
    flag,
    reasons,
  }));
  const around = { sources: new Map<number, StoredValue>(), others: new Map(), corrections };
  const judged = judgeSeries(stored, { ...plan, tests: [] }, around);
  return values.map((value, index) => ({ ...value, ...judged[index] }));
}

/** What people have decided about a series holds whatever the codec: an invalid period stays one, a shift is applied. */
export function decideOf({ pool, plan }: DecideNeeds): (values: readonly Judged[]) => Promise<readonly Judged[]> {
  const frames = new ReplayFrames(pool);
  return async (values) => {
    if (values.length === 0) return values;
    const span = spanOf(values);
    const corrected = await frames.corrected([...new Set(values.map(({ datastream }) => datastream))], span);
    if (corrected.length === 0) return values;
    const decided = new Map<Judged, Judged>();
    await transaction(pool, async (client) => {
      const session = new QualitySession(client);
      for (const datastream of corrected) {
        const series = values.filter((value) => value.datastream === datastream);
        const found = plan(datastream);
        if (found === undefined) continue;
        const corrections = await session.corrections(datastream, { start: span.start, end: span.end + 1 });
        decideSeries(series, { plan: found, corrections }).forEach((now, index) => {
          const value = series[index];
          if (value) decided.set(value, now);
        });
      }
    });
    return values.map((value) => decided.get(value) ?? value);
  };
}
