import type { ClientBase, Pool, PoolClient } from 'pg';

import type { Observation } from '@vigie/kit';
import { DAY } from '@vigie/kit';

import { errorCode } from '#platform/db/error-code.ts';

import { releaseAfter, runCopies } from './copy.ts';
import type { Copy } from './copy.ts';
import { DirtyHours } from './dirty-hours.ts';
import { endedFrames } from './ended-frames.ts';
import { FrameEnds } from './frame-ends.ts';
import { LatestValues } from './latest-values.ts';
import type { Newest } from './latest-values.ts';
import { LedgerEntries } from './ledger-entries.ts';
import { isAhead } from './lost-clock.ts';
import { NewestTimes } from './newest-times.ts';
import type { FrameOutcome, ObservationLog } from './observation-log.ts';
import { ObservationRows } from './observation-rows.ts';
import { OUTCOME_CODE } from './outcome-code.ts';
import { PeriodCheck } from './period-check.ts';
import type { Partitions } from './partitions.ts';
import { placeLate, takeBack } from './same-time.ts';
import type { LateValue, TakenBack } from './same-time.ts';

const ATTEMPTS = 5;
const FLUSH_MS = 1000;
// Unique violation, deadlock, serialisation failure: somebody else wrote the same; look closer and try again.
const CONFLICTS = new Set(['23505', '40P01', '40001']);

/** A late value and where it is: which outcome, which of its observations. */
interface Late extends LateValue {
  readonly outcome: number;
}

/** Work on one batch. */
interface Batch {
  /** As they will be committed. */
  readonly outcomes: FrameOutcome[];
  /** Places of outcomes that had their end before: nothing of them is written. */
  readonly ended: ReadonlySet<number>;
  /** Suspects every value of being there already. */
  readonly careful: boolean;
}

/**
 * Commits observations and ends. Values newer than all that is known of their datastream go straight to COPY; the others
 * are first compared with what is there. One transaction and one round trip for a batch; batches one after another.
 */
export class ObservationWriter implements ObservationLog {
  private readonly pool: Pool;
  private readonly check: PeriodCheck;
  private readonly newest = new NewestTimes();
  private readonly latest: LatestValues;
  private readonly rows = new ObservationRows();
  private readonly ends = new FrameEnds();
  private readonly ledger = new LedgerEntries();
  private readonly dirty = new DirtyHours();
  private fresh: Newest[] = [];
  private tail: Promise<unknown> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private readonly log: (error: unknown) => void;

  constructor(pool: Pool, partitions: Partitions, log: (error: unknown) => void) {
    this.pool = pool;
    this.check = new PeriodCheck(partitions);
    this.latest = new LatestValues(pool);
    this.log = log;
  }

  /** Catches up with what a killed process left, then keeps the latest values fresh to the second. */
  async start(): Promise<void> {
    await this.latest.repair();
    this.timer = setInterval(() => void this.flushLatest().catch(this.log), FLUSH_MS);
  }

  /** Waits for what is being written; nothing may be written afterwards. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.tail;
    await this.flushLatest();
  }

  flushLatest(): Promise<void> {
    return this.latest.flush();
  }

  /**
   * For the roll-up job, before it takes the dirty hours: from here on every value marks its hour again, and when it
   * resolves whatever relied on an earlier mark is committed.
   */
  async settleDirty(): Promise<void> {
    this.dirty.forget();
    await this.tail;
  }

  write(outcomes: readonly FrameOutcome[]): Promise<readonly FrameOutcome[]> {
    const written = this.tail.then(() => this.writeNow(outcomes));
    this.tail = written.catch(() => undefined);
    return written;
  }

  private async writeNow(outcomes: readonly FrameOutcome[]): Promise<readonly FrameOutcome[]> {
    const checked = await this.check.outcomes(outcomes);
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.pool.connect();
      try {
        const committed = await this.attempt(client, checked, attempt > 1);
        client.release();
        return committed;
      } catch (error) {
        releaseAfter(client, error);
        this.newest.forget();
        this.dirty.forget();
        if (attempt === ATTEMPTS || !CONFLICTS.has(errorCode(error) ?? '')) throw error;
      }
    }
  }

  private async attempt(client: PoolClient, outcomes: FrameOutcome[], careful: boolean): Promise<FrameOutcome[]> {
    const ended = careful ? await endedFrames(client, outcomes) : new Set<number>();
    const batch: Batch = { outcomes: [...outcomes], ended, careful };
    await this.lookUpNewest(client, batch);
    this.rows.clear();
    this.dirty.clearRows();
    this.fresh = [];
    const late = this.writeInOrder(batch);
    const taken = late.length > 0 ? await this.writeLate(client, batch, late) : [];
    await runCopies(client, this.copies(batch), taken.length > 0 ? [takeBack(taken)] : []);
    for (const newest of this.fresh) this.latest.note(newest);
    // An earlier attempt committed these and never told.
    if (ended.size > 0) await this.latest.repair();
    return batch.outcomes;
  }

  private async lookUpNewest(client: ClientBase, { outcomes }: Batch): Promise<void> {
    const unknown = new Set<number>();
    let received = -Infinity;
    for (const { observations, receivedTime } of outcomes) {
      received = Math.max(received, receivedTime);
      for (const { datastream } of observations) if (Number.isNaN(this.newest.of(datastream))) unknown.add(datastream);
    }
    if (unknown.size > 0) await this.newest.load(client, [...unknown], received + DAY);
  }

  /** Encodes what is surely new; gives back the rest. */
  private writeInOrder({ outcomes, ended, careful }: Batch): Late[] {
    const late: Late[] = [];
    outcomes.forEach((outcome, index) => {
      if (outcome.end !== 'stored' || ended.has(index)) return;
      const ahead = (outcome.receivedTime + DAY) * 1000;
      for (const observation of outcome.observations) {
        const time = Math.round(observation.time * 1000);
        const known = careful || isAhead(observation) || time >= ahead;
        if (!known && time > this.newest.of(observation.datastream)) this.add(outcome, observation, time);
        else late.push({ outcome: index, observation, time, restates: outcome.uplink?.restates === true });
      }
    });
    return late;
  }

  private add(outcome: FrameOutcome, observation: Observation, time: number): void {
    const { datastream } = observation;
    this.rows.add(observation, time, outcome.organisation);
    this.dirty.mark(datastream, time);
    if (isAhead(observation)) return;
    if (time < this.newest.of(datastream) || time >= (outcome.receivedTime + DAY) * 1000) return;
    this.newest.set(datastream, time);
    this.fresh.push({ observation, receivedTime: outcome.receivedTime, organisation: outcome.organisation });
  }

  private async writeLate(
    client: ClientBase,
    { outcomes }: Batch,
    late: readonly Late[],
  ): Promise<readonly TakenBack[]> {
    const placed = await placeLate(client, late, inOrderOf(outcomes, late));
    const changed = new Map<number, Map<Observation, Observation | undefined>>();
    late.forEach(({ outcome: index, observation }, at) => {
      const value = placed.values[at];
      const outcome = outcomes[index];
      if (value !== undefined && outcome !== undefined) this.add(outcome, value.observation, value.time);
      if (value?.observation === observation) return;
      const changes = changed.get(index) ?? new Map();
      changed.set(index, changes.set(observation, value?.observation));
    });
    for (const [index, changes] of changed) {
      const outcome = outcomes[index];
      if (outcome !== undefined) outcomes[index] = withChanges(outcome, changes);
    }
    return placed.takenBack;
  }

  private copies({ outcomes, ended }: Batch): Copy[] {
    this.ends.clear();
    outcomes.forEach((outcome, index) => {
      if (ended.has(index)) return;
      this.ends.add(outcome);
      this.ledger.count(outcome, OUTCOME_CODE[outcome.end]);
    });
    const copies = [this.ends.copy(), this.ledger.take()];
    if (this.rows.rows > 0) copies.push(this.rows.copy());
    if (this.dirty.rows > 0) copies.push(this.dirty.copy());
    return copies;
  }
}

/** Values of the late datastreams that are in this batch already. */
function inOrderOf(outcomes: readonly FrameOutcome[], late: readonly Late[]): LateValue[] {
  const datastreams = new Set(late.map(({ observation }) => observation.datastream));
  const lateOnes = new Set(late.map(({ observation }) => observation));
  return outcomes
    .filter(({ end }) => end === 'stored')
    .flatMap(({ observations }) => observations)
    .filter((observation) => datastreams.has(observation.datastream) && !lateOnes.has(observation))
    .map((observation) => ({ observation, time: Math.round(observation.time * 1000) }));
}

function withChanges(outcome: FrameOutcome, changes: ReadonlyMap<Observation, Observation | undefined>): FrameOutcome {
  const observations = outcome.observations.flatMap((observation) =>
    changes.has(observation) ? (changes.get(observation) ?? []) : observation,
  );
  if (observations.length > 0) return { ...outcome, observations };
  return { ...outcome, end: 'duplicate', reason: 'same-values', observations };
}
