import type { ClientBase } from 'pg';

import type { Observation } from '@vigie/kit';
import { DISOWNED, FAIL, isDisowned, reasonMask, SUSPECT, worstFlag } from '@vigie/kit';

import { toTimestamp } from '#platform/db/pool.ts';

/** A value whose place may be taken: it is not newer than all that is written of its datastream. */
export interface LateValue {
  readonly observation: Observation;
  /** Microseconds since 1970. */
  readonly time: number;
  /** What its source says last counts: it takes back what the source said of this time before. */
  readonly restates?: boolean;
}

/** What was said of a time before the value that took its place. */
export interface TakenBack {
  readonly datastream: number;
  /** Microseconds since 1970; the end is not included. */
  readonly from: number;
  readonly to: number;
}

export interface Placed {
  readonly values: readonly (LateValue | undefined)[];
  readonly takenBack: readonly TakenBack[];
}

const SAME_TIME = reasonMask(['same-time']);

/**
 * What has to be written of late values: undefined where the same value is there already; where another one is, the value
 * one microsecond later (or the next free one), suspect, unless its source restates: then the others are taken back.
 * `written` are values of the same batch that were not late.
 */
export async function placeLate(
  client: ClientBase,
  late: readonly LateValue[],
  written: readonly LateValue[],
): Promise<Placed> {
  const places = new Places();
  await places.load(client, late);
  for (const { observation, time } of written) places.put(observation.datastream, time, saidOf(observation));
  const takenBack: TakenBack[] = [];
  const values = late.map((value) => (value.restates ? restate(places, value, takenBack) : place(places, value)));
  return { values, takenBack };
}

interface Said {
  readonly raw: number;
  readonly disowned: boolean;
}

const saidOf = ({ raw, reasons }: LateValue['observation']): Said => ({ raw, disowned: isDisowned(reasons) });

function place(places: Places, value: LateValue): LateValue | undefined {
  const { datastream, raw, flag, reasons } = value.observation;
  let { time } = value;
  for (let there = places.at(datastream, time); there !== undefined; there = places.at(datastream, time)) {
    if (sameNumber(there.raw, raw)) return undefined;
    time += 1;
  }
  places.put(datastream, time, saidOf(value.observation));
  if (time === value.time) return value;
  const doubted = { time: time / 1000, flag: worstFlag(flag, SUSPECT), reasons: reasons | SAME_TIME };
  return { time, observation: { ...value.observation, ...doubted } };
}

function restate(places: Places, value: LateValue, takenBack: TakenBack[]): LateValue | undefined {
  const { observation } = value;
  const { datastream } = observation;
  const said = saidOf(observation);
  let last: Said | undefined;
  let { time } = value;
  for (let there = places.at(datastream, time); there !== undefined; there = places.at(datastream, time)) {
    last = there;
    time += 1;
  }
  if (last !== undefined && sameNumber(last.raw, said.raw) && last.disowned === said.disowned) return undefined;
  places.put(datastream, time, said);
  if (last === undefined) return value;
  takenBack.push({ datastream, from: value.time, to: time });
  return { time, observation: { ...observation, time: time / 1000 } };
}

/** Marks values as taken back: kept, marked, and used by nothing any more. Numbers only: they may stand in the text. */
export function takeBack(taken: readonly TakenBack[]): string {
  const at = (microseconds: number) => `timestamptz 'epoch' + ${Math.round(microseconds)} * interval '1 microsecond'`;
  const rows = taken.map(({ datastream, from, to }) => `(${datastream}, ${at(from)}, ${at(to)})`);
  const least = Math.min(...taken.map(({ from }) => from));
  const most = Math.max(...taken.map(({ to }) => to));
  return `update observation o set adjusted = null, flag = ${FAIL}, reasons = o.reasons | ${DISOWNED | SAME_TIME}
    from (values ${rows.join(', ')}) as t(datastream, start_time, end_time)
    where o.datastream_id = t.datastream and o.phenomenon_time >= t.start_time and o.phenomenon_time < t.end_time
      and o.phenomenon_time >= ${at(least)} and o.phenomenon_time < ${at(most)}`;
}

function sameNumber(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** Values by datastream and microsecond, read by whole milliseconds. */
class Places {
  private readonly values = new Map<number, Map<number, Said>>();

  at(datastream: number, time: number): Said | undefined {
    return this.values.get(datastream)?.get(time);
  }

  put(datastream: number, time: number, said: Said): void {
    const known = this.values.get(datastream);
    if (known === undefined) this.values.set(datastream, new Map([[time, said]]));
    else known.set(time, said);
  }

  async load(client: ClientBase, late: readonly LateValue[]): Promise<void> {
    const keys = distinctMilliseconds(late);
    if (keys.length === 0) return;
    const times = keys.map(({ millisecond }) => millisecond);
    const [from, to] = times.reduce(([a, b], time) => [Math.min(a, time), Math.max(b, time)], [Infinity, -Infinity]);
    // `offset 0` keeps it one look into the index for each key, whatever the planner thinks of the table's size.
    const { rows } = await client.query<{ key: number; microsecond: number; raw: number; reasons: number }>({
      text: `select k.key::int4 as key, (extract(microseconds from v.phenomenon_time)::int4 % 1000) as microsecond, v.raw,
               v.reasons
             from unnest($1::int4[], $2::timestamptz[]) with ordinality as k(datastream, time, key)
             cross join lateral (
               select o.phenomenon_time, o.raw, o.reasons from observation o
               where o.datastream_id = k.datastream
                 and o.phenomenon_time >= k.time and o.phenomenon_time < k.time + interval '1 ms'
                 and o.phenomenon_time >= $3 and o.phenomenon_time < $4
               offset 0) v`,
      values: [
        keys.map(({ datastream }) => datastream),
        times.map(toTimestamp),
        toTimestamp(from),
        toTimestamp(to + 1),
      ],
    });
    for (const { key, microsecond, raw, reasons } of rows) {
      const found = keys[key - 1];
      if (found === undefined) continue;
      this.put(found.datastream, found.millisecond * 1000 + microsecond, { raw, disowned: isDisowned(reasons) });
    }
  }
}

function distinctMilliseconds(late: readonly LateValue[]): { datastream: number; millisecond: number }[] {
  const seen = new Map<number, Set<number>>();
  const keys: { datastream: number; millisecond: number }[] = [];
  for (const { observation, time } of late) {
    const millisecond = Math.floor(time / 1000);
    const times = seen.get(observation.datastream) ?? new Set();
    if (times.has(millisecond)) continue;
    seen.set(observation.datastream, times.add(millisecond));
    keys.push({ datastream: observation.datastream, millisecond });
  }
  return keys;
}
