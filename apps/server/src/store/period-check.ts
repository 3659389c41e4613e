import type { FrameOutcome } from './observation-log.ts';
import { periodOf } from './partitions.ts';
import type { Partitions, PartitionedTable, Period } from './partitions.ts';

// What a timestamptz written as text can be read back from: the years 1 to 9999.
const FIRST = -62_135_596_800_000;
const LAST = Date.UTC(9999, 11, 31);

/** Makes the partitions a batch needs, and turns away frames that speak of no time at all. */
export class PeriodCheck {
  private readonly partitions: Partitions;

  constructor(partitions: Partitions) {
    this.partitions = partitions;
  }

  async outcomes(outcomes: readonly FrameOutcome[]): Promise<FrameOutcome[]> {
    const observed = new Needed(this.partitions, 'observation');
    const ended = new Needed(this.partitions, 'frame_end');
    const checked = outcomes.map((outcome) => {
      ended.note(outcome.receivedTime);
      for (const { time } of outcome.observations) {
        if (!(time >= FIRST && time <= LAST)) return withoutTime(outcome);
        observed.note(time);
      }
      return outcome;
    });
    await observed.make();
    await ended.make();
    return checked;
  }
}

function withoutTime(outcome: FrameOutcome): FrameOutcome {
  return { ...outcome, end: 'quarantined', reason: 'impossible-time', observations: [] };
}

/** Periods of one table that a batch needs and nobody made yet. Neighbours mostly share a month. */
class Needed {
  private readonly partitions: Partitions;
  private readonly table: PartitionedTable;
  private readonly periods = new Map<string, Period>();
  private from = Infinity;
  private to = -Infinity;

  constructor(partitions: Partitions, table: PartitionedTable) {
    this.partitions = partitions;
    this.table = table;
  }

  note(time: number): void {
    if (time >= this.from && time < this.to) return;
    const period = periodOf(time);
    this.from = period.from;
    this.to = period.to;
    if (!this.partitions.has(this.table, period)) this.periods.set(period.name, period);
  }

  async make(): Promise<void> {
    for (const period of this.periods.values()) await this.partitions.ensure(this.table, period);
  }
}
