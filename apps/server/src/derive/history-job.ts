import { DAY, windowOf } from '@vigie/kit';
import type { Clock, Interval, Sample, WindowIndicator } from '@vigie/kit';
import type { DueHistory, HistorySession, HistoryStore } from './history-store.ts';
import type { IndicatorFigure, WindowSource } from './indicator-store.ts';
import { firstFrom } from './window-figure.ts';
import type { MadeFigure } from './window-job.ts';

/** An indicator that rests on the figures of another one. */
type PastIndicator = WindowIndicator & { readonly past: NonNullable<WindowIndicator['past']> };

export interface HistoryJobOptions {
  readonly indicators: readonly WindowIndicator[];
  readonly zone: string;
  readonly clock: Clock;
  readonly log: { error(detail: object, message: string): void };
  /** New or changed figures, after their commit. */
  made(figures: readonly MadeFigure[]): Promise<void>;
  /** Awaited between two series: resolves when intake has room to spare. */
  room(): Promise<void>;
}

const isPast = (indicator: WindowIndicator): indicator is PastIndicator => indicator.past !== undefined;

/**
 * Makes the figures that rest on weeks of the past: whether a day is unusual, how long nobody passes. They follow the
 * figures they rest on, and are made again for as long after a late one as their past reaches.
 */
export class HistoryJob {
  private readonly store: HistoryStore;
  private readonly options: HistoryJobOptions;
  private readonly indicators: readonly PastIndicator[];
  private stopped = false;

  constructor(store: HistoryStore, options: HistoryJobOptions) {
    this.store = store;
    this.options = options;
    this.indicators = options.indicators.filter(isPast);
  }

  stop(): void {
    this.stopped = true;
  }

  /** Told of new figures: what rests on them is due. */
  async note(figures: readonly MadeFigure[]): Promise<void> {
    const sources = new Set(this.indicators.map(({ past }) => past.of));
    const due = new Map<number, number>();
    for (const { datastream, indicator, time } of figures) {
      if (!sources.has(indicator)) continue;
      // the end of a window is the latest time it speaks of; its start is at most a day of 25 hours before
      due.set(datastream, Math.min(due.get(datastream) ?? Number.POSITIVE_INFINITY, time - DAY - DAY / 24));
    }
    await this.store.mark([...due].map(([datastream, from]) => ({ datastream, from })));
  }

  /** One pass over the due series; gives their number. */
  async run(): Promise<number> {
    let series = 0;
    let after: number | undefined = 0;
    while (after !== undefined && !this.stopped) {
      const made: MadeFigure[] = [];
      after = await this.store.withDue(after, (due, session) => this.make(due, session, made));
      if (after !== undefined) series += 1;
      if (made.length > 0) await this.options.made(made);
      await this.options.room();
    }
    return series;
  }

  private async make({ source, from }: DueHistory, session: HistorySession, made: MadeFigure[]): Promise<void> {
    const now = this.options.clock.now();
    for (const indicator of this.indicators) {
      if (indicator.from !== source.quantity) continue;
      const { days, of } = indicator.past;
      const span = { start: from - days * DAY, end: Math.min(now, from + (days + 2) * DAY) };
      const past = await session.figures(source.datastream, of, span);
      const windows = past
        .slice(firstFrom(past, from))
        .map(({ time }) => windowOf(indicator.window, time, this.options.zone));
      const figures = windows
        .filter(({ end }) => end <= now)
        .map((window) => this.figure({ indicator, source, past }, window));
      for (const { end, value } of await session.write(source.datastream, figures))
        made.push({ datastream: source.datastream, indicator: indicator.id, time: end, value });
    }
  }

  private figure(
    made: { readonly indicator: PastIndicator; readonly source: WindowSource; readonly past: readonly Sample[] },
    window: Interval,
  ): IndicatorFigure {
    const { indicator, past } = made;
    const at = firstFrom(past, window.start);
    const own = past.slice(at, at + 1);
    const coverage = (own[0]?.duration ?? 0) / (window.end - window.start);
    const before = past.slice(firstFrom(past, window.start - indicator.past.days * DAY), at);
    const least = indicator.coverage?.good ?? 0.75;
    const value = coverage < least ? undefined : this.valueOf(made, { window, samples: own, past: before });
    return {
      indicator: indicator.id,
      ...window,
      value,
      coverage,
      completeness: value === undefined ? 'none' : 'good',
    };
  }

  private valueOf(
    { indicator, source }: { readonly indicator: PastIndicator; readonly source: WindowSource },
    given: { readonly window: Interval; readonly samples: readonly Sample[]; readonly past: readonly Sample[] },
  ): number | undefined {
    const { compute } = indicator;
    const { longitude, latitude, asset } = source;
    if (typeof compute !== 'function') return undefined;
    try {
      const { window, samples, past } = given;
      const place = { asset, longitude, latitude };
      const value = compute({ ...window, samples, past, ...place, localHour: () => Number.NaN });
      return value !== undefined && Number.isFinite(value) ? value : undefined;
    } catch (error) {
      this.options.log.error({ err: error, indicator: indicator.id, datastream: source.datastream }, 'indicator threw');
      return undefined;
    }
  }
}
