import type { QuarantineFilter } from '#store/quarantine-filter.ts';
import type { PendingFrame } from '#store/pending.ts';
import type { ReinjectionJob, Reinjections, Taken } from '#store/reinjections.ts';
import type { CommittedFrame } from '#connect/frame-log.ts';
import type { Belt } from './belt.ts';
import type { Road } from './parts.ts';

const PAGE = 500;
/** Jobs an organisation may have at once. */
const MOST_JOBS = 20;
const LOOK_MS = 20;
/** A page whose frames have no end after that long is left to the next round: its lane is full, or the store away. */
const PATIENCE_MS = 30_000;
const HOUR_MS = 3_600_000;
/** Frames older than that come back as history: their alarms are recorded at their time and wake nobody. */
const LIVE_AGE = 2 * HOUR_MS;

export interface ReinjectorParts {
  readonly jobs: Reinjections;
  readonly belt: Pick<Belt, 'accept' | 'room'>;
  readonly clock: { now(): number };
  /** The envelope read again, with the settings its connector has now. */
  again(frame: PendingFrame): CommittedFrame;
}

/** Gives quarantined frames to the belt again, one page at a time, as late data: their time of measure is their own. */
export class Reinjector {
  private readonly parts: ReinjectorParts;
  private stopped = false;

  constructor(parts: ReinjectorParts) {
    this.parts = parts;
  }

  /** Undefined where too many jobs run already. Frames quarantined from now on are not meant. */
  request(scope: { readonly organisation: number; readonly who: string }, filter: QuarantineFilter) {
    const { jobs, clock } = this.parts;
    return jobs.create(scope, { ...filter, to: Math.min(filter.to ?? Infinity, clock.now() + 1) }, MOST_JOBS);
  }

  /** Works until no job runs. A job that a killed process left goes on where it was. */
  async run(): Promise<void> {
    while (!this.stopped) {
      const job = await this.parts.jobs.running();
      if (job === undefined || !(await this.page(job))) return;
    }
  }

  stop(): void {
    this.stopped = true;
  }

  /** One page of a job; false where it cannot go on now. */
  private async page(job: ReinjectionJob): Promise<boolean> {
    const { jobs, belt } = this.parts;
    const left = await jobs.taken(job.id);
    if (left.length > 0) return this.settle(job, left);
    await belt.room('history');
    const frames = await jobs.take(job, PAGE);
    if (frames.length === 0) {
      await jobs.finish(job.id);
      return true;
    }
    for (const [road, some] of Map.groupBy(frames, (frame) => this.roadOf(frame))) {
      belt.accept(
        some.map((frame) => this.parts.again(frame)),
        road,
      );
    }
    return this.settle(
      job,
      frames.map(({ id, receivedTime }) => ({ frame: id, receivedTime })),
    );
  }

  private roadOf({ receivedTime }: PendingFrame): Road {
    return this.parts.clock.now() - receivedTime < LIVE_AGE ? 'live' : 'history';
  }

  /** Waits for the ends of what was taken, and counts them. */
  private async settle(job: ReinjectionJob, taken: readonly Taken[]): Promise<boolean> {
    const { jobs } = this.parts;
    const begun = performance.now();
    while (!this.stopped && performance.now() - begun < PATIENCE_MS) {
      const ends = await jobs.endsOf(taken);
      if (ends !== undefined) {
        await jobs.settle(job.id, ends);
        return true;
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return false;
  }
}
