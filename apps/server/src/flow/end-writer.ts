import { Pace } from '#platform/pace.ts';
import type { FrameOutcome, ObservationLog } from '#store/observation-log.ts';
import type { BeltOutcome, FlowParts, Road } from './parts.ts';

const BATCH = 5_000;
/** Ends are promised to nobody: fewer, larger commits leave the disk and the processors to intake. */
const PACE_MS = 25;
const RETRY_FIRST_MS = 100;
const RETRY_MOST_MS = 5_000;

/**
 * Writes ends and observations, a batch being whatever was ready while the last commit ran.
 * Tries again for ever when the store is away: the frames are safe, their ends can wait.
 */
export class EndWriter {
  private readonly waiting: BeltOutcome[] = [];
  private running: Promise<void> | undefined;
  private stopped = false;
  private readonly pace = new Pace(PACE_MS);
  private readonly store: ObservationLog;
  private readonly parts: Pick<FlowParts, 'written' | 'log'>;

  constructor(store: ObservationLog, parts: Pick<FlowParts, 'written' | 'log'>) {
    this.store = store;
    this.parts = parts;
  }

  get depth(): number {
    return this.waiting.length;
  }

  push(outcome: BeltOutcome): void {
    this.waiting.push(outcome);
    this.running ??= this.run();
  }

  /** Resolves when nothing waits and nothing is being written. */
  async drained(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  stop(): void {
    this.stopped = true;
  }

  private async run(): Promise<void> {
    await Promise.resolve();
    while (this.waiting.length > 0 && !this.stopped) {
      await this.pace.turn();
      const batch = this.waiting.splice(0, BATCH);
      const written = await this.commit(batch.map((item) => item.outcome));
      if (written !== undefined) this.tell(written, batch);
    }
    this.running = undefined;
  }

  private async commit(outcomes: readonly FrameOutcome[]): Promise<readonly FrameOutcome[] | undefined> {
    for (let wait = RETRY_FIRST_MS; !this.stopped; wait = Math.min(wait * 2, RETRY_MOST_MS)) {
      try {
        return await this.store.write(outcomes);
      } catch (error) {
        this.parts.log.error({ err: error, frames: outcomes.length }, 'observations not written, trying again');
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
    return undefined;
  }

  private tell(written: readonly FrameOutcome[], batch: readonly BeltOutcome[]): void {
    const roads: Record<Road, FrameOutcome[]> = { live: [], history: [] };
    written.forEach((outcome, index) => roads[batch[index]?.road ?? 'live'].push(outcome));
    if (roads.live.length > 0) this.parts.written(roads.live, 'live');
    if (roads.history.length > 0) this.parts.written(roads.history, 'history');
  }
}
