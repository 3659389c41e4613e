import type { Instant, Interval } from '@vigie/kit';
import { HOUR } from '@vigie/kit';
import { judgeSpan } from './judge-span.ts';
import type { QualityCursor, QualitySession, QualityStore, TakenHours } from './quality-store.ts';
import type { SeriesPlan } from './series-plan.ts';

/** A part of a series whose flags or adjusted values changed. */
export interface JudgedPart {
  readonly datastream: number;
  readonly from: Instant;
  readonly to: Instant;
}

export interface QualityJobOptions {
  plan(datastream: number): SeriesPlan | undefined;
  /** Told after their commit. */
  changed(parts: readonly JudgedPart[]): Promise<void>;
  /** Awaited between two pages: resolves when intake has room to spare. */
  room(): Promise<void>;
}

/** Hours taken at once: a month. What they hold is bounded besides, see `judgeSpan`. */
const PAGE_HOURS = 744;
/** Hours nearer than this are judged as one span: their surroundings overlap. */
const NEAR = 6 * HOUR;
type Asked = Parameters<QualityStore['withDirty']>[0];
const START: QualityCursor = { datastream: 0, hour: Number.NEGATIVE_INFINITY };

function spansOf(hours: readonly Instant[]): Interval[] {
  const spans: { start: Instant; end: Instant }[] = [];
  for (const hour of hours) {
    const last = spans.at(-1);
    if (last && hour - last.end <= NEAR) last.end = hour + HOUR;
    else spans.push({ start: hour, end: hour + HOUR });
  }
  return spans;
}

/**
 * Judges values with their neighbours, off the way of frames: where values came or changed, their hours are dirty. What is
 * taken and what is written are one transaction, so it may stop anywhere; doing it twice changes nothing.
 */
export class QualityJob {
  private readonly store: QualityStore;
  private readonly options: QualityJobOptions;
  private queue: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(store: QualityStore, options: QualityJobOptions) {
    this.store = store;
    this.options = options;
  }

  stop(): void {
    this.stopped = true;
  }

  /** One pass over the dirty hours, or over those of some series and of what rests on them; gives the values changed. */
  run(only?: readonly number[]): Promise<number> {
    return only === undefined ? this.pass() : this.passes(only);
  }

  /** A series first, then what is computed from it or held against it. */
  private async passes(first: readonly number[]): Promise<number> {
    let changed = 0;
    const seen = new Set<number>();
    for (let series = [...first]; series.length > 0 && !this.stopped;) {
      changed += await this.pass(series);
      for (const each of series) seen.add(each);
      const next = series.flatMap((each) => this.options.plan(each)?.dependents ?? []);
      series = [...new Set(next)].filter((each) => !seen.has(each));
    }
    return changed;
  }

  private async pass(only?: readonly number[]): Promise<number> {
    let values = 0;
    let after: QualityCursor | undefined = START;
    while (after && !this.stopped) {
      const parts: JudgedPart[] = [];
      const asked: Asked = { after, most: PAGE_HOURS, ...(only === undefined ? {} : { only }) };
      // one page at a time over all passes, so that a person's decision waits for a page and not for a year of history
      after = await this.inTurn<QualityCursor | undefined>(() =>
        this.store.withDirty(asked, async (taken, session) => {
          values += await this.judgeTaken(taken, session, parts);
        }),
      );
      if (parts.length > 0) await this.options.changed(parts);
      if (only === undefined) await this.options.room();
    }
    return values;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    // the caller is told; the next in turn goes on
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private async judgeTaken(taken: TakenHours, session: QualitySession, parts: JudgedPart[]): Promise<number> {
    const plan = this.options.plan(taken.datastream);
    if (plan === undefined) return 0;
    let values = 0;
    for (const span of spansOf(taken.hours)) {
      const changed = await judgeSpan(plan, span, session);
      const [first, last] = [changed[0], changed.at(-1)];
      if (first === undefined || last === undefined) continue;
      values += changed.length;
      const part = { start: first.time, end: last.time + 1 };
      parts.push({ datastream: taken.datastream, from: part.start, to: part.end });
      await session.ask(plan.dependents, part);
    }
    return values;
  }
}
