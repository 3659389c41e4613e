import type { Observation } from '@vigie/kit';
import { SUSPECT, reasonMask, worstFlag } from '@vigie/kit';
import type { ReplayChange, ReplayValue, StoredValue } from '#store/replay-types.ts';

/** What a frame gives when it is decoded again, in the order of frames. */
export type Judged = Pick<
  Observation,
  'datastream' | 'time' | 'duration' | 'raw' | 'adjusted' | 'flag' | 'reasons' | 'codec' | 'frame'
>;

export interface Comparison {
  /** Stored values of the frames of the page. */
  readonly mine: readonly StoredValue[];
  /** Other stored values at the places where new ones come; `later`: of a frame of this replay whose page is to come. */
  readonly others: readonly (StoredValue & { readonly later: boolean })[];
  /** What earlier pages found at these places. */
  readonly planned: readonly ReplayChange[];
  readonly judged: readonly Judged[];
}

export interface Difference {
  readonly changes: readonly ReplayChange[];
  /** Changes of earlier pages that no longer hold. */
  readonly dropped: readonly Pick<ReplayChange, 'datastream' | 'time'>[];
  /** Datastream → values that stay as they are. */
  readonly unchanged: ReadonlyMap<number, number>;
}

const SAME_TIME = reasonMask(['same-time']);
/** What a value is judged by alone, when it comes in; the other reasons are said later, by its neighbours or by a person. */
const AT_THE_GATE = reasonMask([
  'not-a-number',
  'sensor-range',
  'site-range',
  'clock-future',
  'clock-ancient',
  'same-time',
]);

/** Values by datastream and microsecond. */
class Places<T> {
  private readonly values = new Map<number, Map<number, T>>();

  get(datastream: number, time: number): T | undefined {
    return this.values.get(datastream)?.get(time);
  }

  set(datastream: number, time: number, value: T): void {
    const known = this.values.get(datastream);
    if (known === undefined) this.values.set(datastream, new Map([[time, value]]));
    else known.set(time, value);
  }

  *entries(): Generator<readonly [number, number, T]> {
    for (const [datastream, times] of this.values) for (const [time, value] of times) yield [datastream, time, value];
  }
}

const sameNumber = (a: number | undefined, b: number | undefined): boolean => Object.is(a, b) || a === b;

/** True when a value decoded again says what is stored: flags of later judgements are not the codec's to change. */
export function isSame(old: ReplayValue, now: ReplayValue): boolean {
  return sameNumber(old.raw, now.raw) && (old.reasons & AT_THE_GATE) === (now.reasons & AT_THE_GATE);
}

/** Where the new values go: as at intake, the first keeps its time, another one comes a microsecond later and is suspect. */
function place(judged: readonly Judged[], held: Places<number>): Places<Judged> {
  const placed = new Places<Judged>();
  const rawAt = (datastream: number, time: number) => placed.get(datastream, time)?.raw ?? held.get(datastream, time);
  for (const value of judged) {
    const { datastream, raw } = value;
    const first = Math.round(value.time * 1000);
    let time = first;
    let there = rawAt(datastream, time);
    while (there !== undefined && !sameNumber(there, raw)) {
      time += 1;
      there = rawAt(datastream, time);
    }
    if (there !== undefined) continue;
    placed.set(datastream, time, time === first ? value : doubted(value));
  }
  return placed;
}

function doubted(value: Judged): Judged {
  return { ...value, flag: worstFlag(value.flag, SUSPECT), reasons: value.reasons | SAME_TIME };
}

/** Places that are taken by values this page does not replace. */
function heldPlaces({ mine, others, planned }: Comparison): Places<number> {
  const held = new Places<number>();
  const own = new Places<true>();
  for (const { datastream, time } of mine) own.set(datastream, time, true);
  const said = new Places<true>();
  for (const change of planned) {
    said.set(change.datastream, change.time, true);
    if (change.new !== undefined) held.set(change.datastream, change.time, change.new.raw);
  }
  for (const { datastream, time, raw, later } of others) {
    if (later || own.get(datastream, time) || said.get(datastream, time)) continue;
    held.set(datastream, time, raw);
  }
  return held;
}

const valueOf = ({ raw, adjusted, flag, reasons }: ReplayValue): ReplayValue => ({ raw, adjusted, flag, reasons });

/** Where a value goes, and what was there. */
interface Landing {
  readonly datastream: number;
  readonly time: number;
  readonly value: Judged;
  readonly known: ReplayChange | undefined;
  readonly there: StoredValue | undefined;
}

/** A place that goes from one frame to another is noted, so that the other's page does not take it away. */
function changeOf({ datastream, time, value, known, there }: Landing): ReplayChange | undefined {
  const isLeft = known === undefined && there !== undefined && isSame(there, value) && there.frame === value.frame;
  if (isLeft) return undefined;
  const old = known ? known.old : there;
  const { frame, codec, duration } = value;
  return { datastream, time, old: old && valueOf(old), new: valueOf(value), frame, codec, duration };
}

function indexed<T extends { readonly datastream: number; readonly time: number }>(values: readonly T[]): Places<T> {
  const places = new Places<T>();
  for (const value of values) places.set(value.datastream, value.time, value);
  return places;
}

/** What the frames of a page give now against what is stored of them. Pure. */
export function compareValues(comparison: Comparison): Difference {
  const { mine, others, planned, judged } = comparison;
  const stored = indexed([...others, ...mine]);
  const before = indexed(planned);
  const placed = place(judged, heldPlaces(comparison));
  const changes: ReplayChange[] = [];
  const dropped: Pick<ReplayChange, 'datastream' | 'time'>[] = [];
  const unchanged = new Map<number, number>();
  for (const [datastream, time, value] of placed.entries()) {
    const [known, there] = [before.get(datastream, time), stored.get(datastream, time)];
    const change = changeOf({ datastream, time, value, known, there });
    if (known) dropped.push({ datastream, time });
    if (change) changes.push(change);
    else unchanged.set(datastream, (unchanged.get(datastream) ?? 0) + 1);
  }
  // where an earlier frame has taken the place, or a new value has, nothing is taken away
  const gone = mine.filter(({ datastream, time }) => !before.get(datastream, time) && !placed.get(datastream, time));
  for (const { datastream, time, frame, ...value } of gone) {
    changes.push({ datastream, time, old: valueOf(value), new: undefined, frame, codec: 0, duration: 0 });
  }
  return { changes, dropped, unchanged };
}
