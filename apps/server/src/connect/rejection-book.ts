import type { Clock } from '@vigie/kit';
import type { ConnectorIdentity, NewFrame } from '#connect/frame-log.ts';

/** What is refused beyond the budget is still counted: the ledger says it, without a row each. */
export interface RejectionCounter {
  /** Durable when it resolves. */
  countRejected(connector: ConnectorIdentity, n: number): Promise<void>;
}

export interface RejectionBookOptions {
  readonly counter: RejectionCounter;
  readonly clock: Clock;
  /** Refusals kept with their body, per connector and minute. Default 60. */
  readonly perMinute?: number;
}

/** Kept of a refused body. */
const KEPT_BYTES = 4_096;
const MINUTE_MS = 60_000;

/** Keeps refusals within a budget, so that a sender who is refused cannot fill the store. */
export class RejectionBook {
  private readonly windows = new Map<number, { start: number; kept: number }>();
  private readonly uncounted = new Map<number, { connector: ConnectorIdentity; n: number }>();
  private counting: Promise<void> | undefined;
  private readonly options: Required<RejectionBookOptions>;

  constructor(options: RejectionBookOptions) {
    this.options = { perMinute: 60, ...options };
  }

  /** The frame to keep of a refusal; nothing when the budget of the minute is spent: then count it. */
  frameOf(connector: ConnectorIdentity, reason: string, body: Uint8Array): NewFrame | undefined {
    const receivedTime = this.options.clock.now();
    const window = this.windowOf(connector.id, receivedTime);
    if (window.kept >= this.options.perMinute) return undefined;
    window.kept++;
    // a copy: a view of 4 KiB would hold the whole refused body in memory
    return { receivedTime, connector, body: body.slice(0, KEPT_BYTES), early: { end: 'rejected', reason } };
  }

  /** Counts refusals without keeping them; resolves once tried. What could not be counted goes with the next. */
  count(connector: ConnectorIdentity, n: number): Promise<void> {
    const known = this.uncounted.get(connector.id);
    this.uncounted.set(connector.id, { connector, n: n + (known?.n ?? 0) });
    this.counting ??= this.flush();
    return this.counting;
  }

  private async flush(): Promise<void> {
    // refusals of the same turn of the loop share one write
    await Promise.resolve();
    const lots = [...this.uncounted.values()];
    this.uncounted.clear();
    this.counting = undefined;
    for (const { connector, n } of lots) {
      try {
        await this.options.counter.countRejected(connector, n);
      } catch {
        const since = this.uncounted.get(connector.id);
        this.uncounted.set(connector.id, { connector, n: n + (since?.n ?? 0) });
      }
    }
  }

  private windowOf(connector: number, now: number): { start: number; kept: number } {
    const known = this.windows.get(connector);
    if (known !== undefined && now - known.start < MINUTE_MS) return known;
    const fresh = { start: now, kept: 0 };
    this.windows.set(connector, fresh);
    return fresh;
  }
}
