import type { Pool } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

const ROOM = 1 << 20;
const SLOTS = ROOM * 2;
const MASK = SLOTS - 1;
const EMPTY = -1;
const NOBODY = 0x5f5f_5f5f;
const PAGE = 50_000;

/**
 * The newest million keys of frames that have ended, in 16 MiB: a ring in order of arrival, and an open-addressing index
 * into it. The oldest key is forgotten when a new one needs its place.
 */
export class RecentKeys {
  private readonly high = new Int32Array(ROOM);
  private readonly low = new Int32Array(ROOM);
  private readonly slots = new Int32Array(SLOTS).fill(EMPTY);
  private readonly key = new BigInt64Array(1);
  private readonly halves = new Int32Array(this.key.buffer);
  private next = 0;
  private full = false;

  get size(): number {
    return this.full ? ROOM : this.next;
  }

  /** True when the key is known; else remembers it. */
  seenBefore(key: bigint): boolean {
    if (this.placeOf(key) !== EMPTY) return true;
    const [low = 0, high = 0] = this.halves;
    if (this.full) this.takeOut(this.next);
    this.put(this.next, low, high);
    this.next = (this.next + 1) % ROOM;
    this.full ||= this.next === 0;
    return false;
  }

  /** Forgets a key: its frame was not taken in, and may come again. */
  forget(key: bigint): void {
    const place = this.placeOf(key);
    if (place === EMPTY) return;
    this.takeOut(place);
    // the place keeps its turn in the ring, under a key that no hash is likely to have
    this.put(place, place, NOBODY);
  }

  private placeOf(key: bigint): number {
    this.key[0] = key;
    const [low = 0, high = 0] = this.halves;
    for (let slot = home(low); ; slot = (slot + 1) & MASK) {
      const place = this.slots[slot] ?? EMPTY;
      if (place === EMPTY || (this.low[place] === low && this.high[place] === high)) return place;
    }
  }

  private put(place: number, low: number, high: number): void {
    this.low[place] = low;
    this.high[place] = high;
    this.slots[this.freeSlot(home(low))] = place;
  }

  private freeSlot(from: number): number {
    let slot = from;
    while (this.slots[slot] !== EMPTY) slot = (slot + 1) & MASK;
    return slot;
  }

  // Takes a key out and moves up those behind it that would not be found over the hole.
  private takeOut(place: number): void {
    let hole = home(this.low[place] ?? 0);
    while (this.slots[hole] !== place) hole = (hole + 1) & MASK;
    for (let slot = (hole + 1) & MASK; this.slots[slot] !== EMPTY; slot = (slot + 1) & MASK) {
      const moved = this.slots[slot] ?? EMPTY;
      const wanted = home(this.low[moved] ?? 0);
      if (((slot - wanted) & MASK) >= ((slot - hole) & MASK)) {
        this.slots[hole] = moved;
        hole = slot;
      }
    }
    this.slots[hole] = EMPTY;
  }
}

// Keys are hashes already: their low bits are as good as any.
function home(low: number): number {
  return low & MASK;
}

/** Remembers the keys of the frames received since `since` that were taken in, oldest first. */
export async function rebuildRecentKeys(pool: Pool, keys: RecentKeys, since: number): Promise<void> {
  for (let after = '0'; ;) {
    const { rows } = await pool.query<{ id: string; key: string }>({
      text: `select f.id, f.dedup_key as key from frame f
             join frame_end e on e.frame_id = f.id and e.received_time = f.received_time
             where f.received_time >= $1 and f.id > $2 and e.outcome < 3
             order by f.id limit $3`,
      values: [toTimestamp(since), after, PAGE],
    });
    for (const { key } of rows) keys.seenBefore(BigInt(key));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.id;
  }
}
