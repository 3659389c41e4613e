import type { Interval, Milliseconds, TimedValue } from '@vigie/kit';
import { HOUR, reachOf } from '@vigie/kit';
import { differs, judgeSeries } from './judge-series.ts';
import type { StoredValue, Surroundings } from './judge-series.ts';
import type { QualitySession } from './quality-store.ts';
import type { SeriesPlan } from './series-plan.ts';

/** Values held in memory at once, a few tens of megabytes: a span that holds more is halved. */
export const MOST_VALUES = 100_000;

/** How far the judgement of one value reaches, over all tests of a series. */
function wholeReach(
  { tests, period }: SeriesPlan,
  span: Interval,
): { readonly back: Milliseconds; readonly ahead: Milliseconds } {
  const reaches = tests.map(({ test }) => reachOf(test, period, span));
  return {
    back: Math.max(0, ...reaches.map(({ back }) => back)),
    ahead: Math.max(0, ...reaches.map(({ ahead }) => ahead)),
  };
}

async function surroundings(plan: SeriesPlan, span: Interval, session: QualitySession): Promise<Surroundings> {
  const { source, tests, datastream } = plan;
  const from = source === undefined ? [] : await session.values(source.datastream, span, 2 * MOST_VALUES);
  const others = new Map<number, readonly TimedValue[]>();
  for (const other of new Set(tests.flatMap((test) => test.others))) {
    others.set(other, await session.usable(other, span));
  }
  const corrections = await session.corrections(datastream, span);
  return { sources: new Map(from.map((value) => [value.time, value])), others, corrections };
}

/** Values of `changed` whose judgement a change in a span can move, and those it must be read with. */
function spansOf(plan: SeriesPlan, { start, end }: Interval): { readonly judged: Interval; readonly read: Interval } {
  const { back, ahead } = wholeReach(plan, { start, end });
  const judged = { start: start - ahead, end: end + back };
  return { judged, read: { start: judged.start - back, end: judged.end + ahead } };
}

async function judgeRead(
  plan: SeriesPlan,
  span: Interval,
  { session, values }: { readonly session: QualitySession; readonly values: readonly StoredValue[] },
): Promise<StoredValue[]> {
  const { judged, read } = spansOf(plan, span);
  const now = judgeSeries(values, plan, await surroundings(plan, read, session));
  const changed = values.flatMap((before, i) => {
    const after = now[i];
    const inside = before.time >= judged.start && before.time < judged.end;
    return after !== undefined && inside && differs(before, after) ? [after] : [];
  });
  if (changed.length > 0) await session.write(plan.datastream, changed);
  return changed;
}

/** Judges again all that a change of values in a span can have moved, and writes what is other than before. */
export async function judgeSpan(plan: SeriesPlan, span: Interval, session: QualitySession): Promise<StoredValue[]> {
  const { read } = spansOf(plan, span);
  const values = await session.values(plan.datastream, read, MOST_VALUES + 1);
  if (values.length > MOST_VALUES && span.end - span.start > HOUR) {
    const middle = span.start + Math.ceil((span.end - span.start) / 2 / HOUR) * HOUR;
    const first = await judgeSpan(plan, { start: span.start, end: middle }, session);
    return [...first, ...(await judgeSpan(plan, { start: middle, end: span.end }, session))];
  }
  return values.length === 0 ? [] : judgeRead(plan, span, { session, values });
}
