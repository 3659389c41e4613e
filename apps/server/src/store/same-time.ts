import type { ClientBase } from 'pg';

import type { Observation } from '@vigie/kit';
import { reasonMask, SUSPECT, worstFlag } from '@vigie/kit';

import { toTimestamp } from '#platform/db/pool.ts';

/** A value whose place may be taken: it is not newer than all that is written of its datastream. */
export interface LateValue {
  readonly observation: Observation;
  /** Microseconds since 1970. */
  readonly time: number;
}

const SAME_TIME = reasonMask(['same-time']);

/**
 * What has to be written of late values: undefined where the same value is there already; where another one is, the value
 * one microsecond later (or the next free one), suspect. `written` are values of the same batch that were not late.
 */
export async function placeLate(
  client: ClientBase,
  late: readonly LateValue[],
  written: readonly LateValue[],
): Promise<readonly (LateValue | undefined)[]> {
  const places = new Places();
  await places.load(client, late);
  for (const { observation, time } of written) places.put(observation.datastream, time, observation.raw);
  return late.map((value) => place(places, value));
}

function place(places: Places, value: LateValue): LateValue | undefined {
  const { datastream, raw, flag, reasons } = value.observation;
  let { time } = value;
  for (let there = places.at(datastream, time); there !== undefined; there = places.at(datastream, time)) {
    if (sameNumber(there, raw)) return undefined;
    time += 1;
  }
  places.put(datastream, time, raw);
  if (time === value.time) return value;
  const doubted = { time: time / 1000, flag: worstFlag(flag, SUSPECT), reasons: reasons | SAME_TIME };
  return { time, observation: { ...value.observation, ...doubted } };
}

function sameNumber(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** Values by datastream and microsecond, read by whole milliseconds. */
class Places {
  private readonly values = new Map<number, Map<number, number>>();

  at(datastream: number, time: number): number | undefined {
    return this.values.get(datastream)?.get(time);
  }

  put(datastream: number, time: number, raw: number): void {
    const known = this.values.get(datastream);
    if (known === undefined) this.values.set(datastream, new Map([[time, raw]]));
    else known.set(time, raw);
  }

  async load(client: ClientBase, late: readonly LateValue[]): Promise<void> {
    const keys = distinctMilliseconds(late);
    if (keys.length === 0) return;
    const times = keys.map(({ millisecond }) => millisecond);
    const [from, to] = times.reduce(([a, b], time) => [Math.min(a, time), Math.max(b, time)], [Infinity, -Infinity]);
    // `offset 0` keeps it one look into the index for each key, whatever the planner thinks of the table's size.
    const { rows } = await client.query<{ key: number; microsecond: number; raw: number }>({
      text: `select k.key::int4 as key, (extract(microseconds from v.phenomenon_time)::int4 % 1000) as microsecond, v.raw
             from unnest($1::int4[], $2::timestamptz[]) with ordinality as k(datastream, time, key)
             cross join lateral (
               select o.phenomenon_time, o.raw from observation o
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
    for (const { key, microsecond, raw } of rows) {
      const found = keys[key - 1];
      if (found !== undefined) this.put(found.datastream, found.millisecond * 1000 + microsecond, raw);
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
