import { HOUR, increments, liftAll, quantityOf } from '@vigie/kit';
import type { Flag, Interval, Law, Sample } from '@vigie/kit';
import type { RollupRecord } from './read-rollup-state.ts';

/** A stored value; `value` null: it must not be used. */
export interface RawSample {
  readonly time: number;
  readonly duration: number;
  readonly value: number | null;
  readonly flag: Flag;
}

interface HourContext {
  readonly law: Law;
  readonly quantity: string;
  /** Last usable reading before the first value, for meters. */
  readonly before: RawSample | undefined;
  /** First usable reading after the last value, for meters. */
  readonly after?: RawSample | undefined;
  /** Whole hours asked for: what a meter counted between readings may lie beyond. */
  readonly span?: Interval;
}

const isUsable = ({ value, flag }: RawSample): boolean => value !== null && flag !== 4;

function usable(samples: readonly RawSample[]): Sample[] {
  return samples.filter(isUsable).map(({ time, duration, value }) => ({ time, duration, value: value ?? 0 }));
}

/** What a meter counted, in the hour of the middle between the two readings: as the roll-up job. */
function counted(readings: readonly Sample[]): Sample[] {
  return increments(readings).map((sample) => ({ ...sample, time: sample.time + sample.duration / 2 }));
}

const hourOf = ({ time }: { readonly time: number }): number => Math.floor(time / HOUR);

/** Values by UTC hour as the roll-up job would keep them. */
export function hoursOfSamples(samples: readonly RawSample[], context: HourContext): RollupRecord[] {
  const { law, quantity, before, after, span } = context;
  const { decimals } = quantityOf(quantity);
  const metered = law.name === 'meter-difference';
  const readings = usable(metered ? [before, ...samples, after].flatMap((each) => each ?? []) : samples);
  const values = Map.groupBy(metered ? counted(readings) : readings, hourOf);
  const all = Map.groupBy(samples, hourOf);
  const inSpan = (hour: number) => span === undefined || (hour * HOUR >= span.start && hour * HOUR < span.end);
  // a meter that was silent for hours counted in them all the same
  const hours = [...new Set([...all.keys(), ...values.keys()])].filter(inSpan).toSorted((a, b) => a - b);
  return hours.map((hour) => {
    const judged = all.get(hour) ?? [];
    const state = liftAll(law, values.get(hour) ?? [], decimals);
    const { weight, n, s1, s2, histogram } = state;
    return {
      weight,
      n,
      s1,
      s2,
      start_time: hour * HOUR,
      length: HOUR / 1000,
      low: state.low ?? null,
      high: state.high ?? null,
      last_value: state.lastValue ?? null,
      n_suspect: judged.filter(({ flag }) => flag === 3).length,
      n_failed: judged.filter(({ flag }) => flag === 4).length,
      histogram: histogram ? Object.fromEntries(histogram) : null,
    };
  });
}
