import type {
  CivilDate,
  Clock,
  Instant,
  IndicatorWindow,
  Interval,
  QuantityRegistry,
  Sample,
  WindowIndicator,
} from '@vigie/kit';
import { DAY, addDays, dayNumber, localDay, windowOf, windowsTouching } from '@vigie/kit';
import type {
  DirtyDays,
  DueWindows,
  IndicatorFigure,
  IndicatorSession,
  IndicatorStore,
  WindowSource,
} from './indicator-store.ts';
import { firstFrom, windowFigure, withDurations } from './window-figure.ts';
import type { FigureContext } from './window-figure.ts';

/** A figure of a window that is over, for those who watch it. */
export interface MadeFigure {
  readonly datastream: number;
  readonly indicator: string;
  /** End of the window: when the figure could be said. */
  readonly time: Instant;
  /** Absent: it cannot be said any more. */
  readonly value: number | undefined;
}

export interface WindowJobOptions {
  readonly indicators: readonly WindowIndicator[];
  readonly quantityOf: QuantityRegistry;
  readonly zone: string;
  readonly clock: Clock;
  readonly log: { error(detail: object, message: string): void };
  /** New or changed figures, after their commit. */
  made?(figures: readonly MadeFigure[]): Promise<void>;
  /** Awaited between two pages: resolves when intake has room to spare. */
  room(): Promise<void>;
}

/** Days taken at once: a month of 1-second levels is 2.7 million samples. */
const PAGE_DAYS = 31;

const isLong = (kind: IndicatorWindow): boolean => kind === 'local-month' || kind === 'local-year';
// What the hours of these laws say about a month is what its values would say.
const HOURS_SUFFICE = new Set(['energy-mean', 'sum', 'mean-by-duration', 'min', 'max']);

/** Runs of days that follow one another, so that a gap of months is not read. */
function runsOf(days: readonly CivilDate[]): CivilDate[][] {
  const runs: CivilDate[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && dayNumber(day) - dayNumber(last) <= 2) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

/**
 * Makes the figures of windows again where their data changed. Days at each `run`; months and years, which rest on a
 * year of hours, at each `runLong`. What is taken and what is written are one transaction, so it may stop anywhere.
 */
export class WindowJob {
  private readonly store: IndicatorStore;
  private readonly options: WindowJobOptions;
  private stopped = false;

  constructor(store: IndicatorStore, options: WindowJobOptions) {
    this.store = store;
    this.options = options;
  }

  stop(): void {
    this.stopped = true;
  }

  /** One pass over the dirty days; gives the number of pages. */
  async run(): Promise<number> {
    await this.store.keepDirtyOnly([...new Set(this.options.indicators.map(({ from }) => from))]);
    let pages = 0;
    let cursor: { datastream: number; day: string } | undefined = { datastream: 0, day: '0001-01-01' };
    while (cursor && !this.stopped) {
      const made: MadeFigure[] = [];
      cursor = await this.store.withDirtyDays(cursor, PAGE_DAYS, (taken, session) =>
        this.makeDays(taken, session, made),
      );
      if (cursor) pages += 1;
      if (made.length > 0) await this.options.made?.(made);
      await this.options.room();
    }
    return pages;
  }

  /** One pass over the due months and years; gives the number of datastreams. */
  async runLong(): Promise<number> {
    let pages = 0;
    let after: number | undefined = 0;
    while (after !== undefined && !this.stopped) {
      after = await this.store.withDueWindows(after, (taken, session) => this.makeLong(taken, session));
      if (after !== undefined) pages += 1;
      await this.options.room();
    }
    return pages;
  }

  private indicatorsOf({ quantity }: WindowSource): readonly WindowIndicator[] {
    return this.options.indicators.filter(({ from }) => from === quantity);
  }

  private context(source: WindowSource): FigureContext {
    const { quantityOf, clock, zone, log } = this.options;
    return {
      source,
      quantity: quantityOf(source.quantity),
      now: clock.now(),
      zone,
      fault: (indicator, error) =>
        log.error({ err: error, indicator, datastream: source.datastream }, 'indicator threw'),
    };
  }

  private async makeDays({ source, days }: DirtyDays, session: IndicatorSession, made: MadeFigure[]): Promise<void> {
    const indicators = this.indicatorsOf(source);
    for (const run of runsOf(days)) {
      const [first, last] = [run[0], run.at(-1)];
      if (!first || !last) continue;
      const figures = await this.makeRun({ source, indicators, span: { first, last } }, session);
      const now = this.options.clock.now();
      for (const { indicator, end, value } of figures) {
        if (end <= now) made.push({ datastream: source.datastream, indicator, time: end, value });
      }
    }
    const kinds = new Set(indicators.map(({ window }) => window).filter(isLong));
    const due = [...kinds].flatMap((kind) => this.longWindows(kind, days));
    if (due.length > 0) await session.putOff(source.datastream, due);
  }

  private longWindows(kind: IndicatorWindow, days: readonly CivilDate[]): DueWindows['windows'] {
    const { zone } = this.options;
    // The day before too: its month may be over only since.
    const touched = days.flatMap((day) => [addDays(day, -1), day]);
    const starts = new Set(touched.map((day) => windowOf(kind, localDay(day, zone).start, zone).start));
    return [...starts].map((start) => ({ kind, start }));
  }

  private async makeRun(
    run: {
      readonly source: WindowSource;
      readonly indicators: readonly WindowIndicator[];
      readonly span: { readonly first: CivilDate; readonly last: CivilDate };
    },
    session: IndicatorSession,
  ): Promise<IndicatorFigure[]> {
    const { source, indicators, span } = run;
    const { zone } = this.options;
    const dirty = { start: localDay(span.first, zone).start, end: localDay(span.last, zone).end };
    // Nights reach 12 h over both ends; a meter needs the reading before and after.
    const wide = {
      start: localDay(addDays(span.first, -2), zone).start,
      end: localDay(addDays(span.last, 2), zone).end,
    };
    const samples = this.timed(source, await session.samples(source.datastream, wide));
    const context = this.context(source);
    const figures: IndicatorFigure[] = [];
    const forgotten: IndicatorFigure[] = [];
    for (const indicator of indicators) {
      if (isLong(indicator.window)) continue;
      const windows = shortWindows(indicator.window, { dirty, samples, zone });
      if (indicator.window === 'trailing-30min') {
        const keep = windows.map(({ start }) => start);
        forgotten.push(...(await session.forget(source.datastream, indicator.id, { span: trailing(dirty), keep })));
      }
      for (const window of windows) {
        if (window.start >= context.now) continue;
        const figure = windowFigure(indicator, { window, samples }, context);
        figures.push({ indicator: indicator.id, ...figure, end: saidAt(indicator.window, window) });
      }
    }
    return [...forgotten, ...(await session.write(source.datastream, figures))];
  }

  private async makeLong({ source, windows }: DueWindows, session: IndicatorSession): Promise<void> {
    const indicators = this.indicatorsOf(source);
    const context = this.context(source);
    const figures: IndicatorFigure[] = [];
    for (const { kind, start } of windows) {
      const window = windowOf(kind, start, this.options.zone);
      const samples = await this.longSamples(source, window, session);
      for (const indicator of indicators) {
        if (indicator.window !== kind) continue;
        figures.push({ indicator: indicator.id, ...windowFigure(indicator, { window, samples }, context) });
      }
    }
    await session.write(source.datastream, figures);
  }

  private async longSamples(source: WindowSource, window: Interval, session: IndicatorSession): Promise<Sample[]> {
    if (HOURS_SUFFICE.has(this.options.quantityOf(source.quantity).law)) return session.hours(source, window);
    const wide = { start: window.start - 2 * DAY, end: window.end + 2 * DAY };
    return this.timed(source, await session.samples(source.datastream, wide));
  }

  private timed(source: WindowSource, samples: Sample[]): Sample[] {
    const metered = this.options.quantityOf(source.quantity).law === 'meter-difference';
    return metered ? samples : withDurations(samples, source.period);
  }
}

/** When a figure can be said: a half-hour holds its last sample, and is said at the time of that one. */
const saidAt = (kind: IndicatorWindow, { end }: Interval): Instant => (kind === 'trailing-30min' ? end - 1 : end);

/** Ends of the half-hours that samples of a span are in: half an hour more than the span. */
const trailing = ({ start, end }: Interval): Interval => ({ start: start - DAY / 48, end });

/** Windows that a change in `dirty` can change. `trailing-30min` has one for each sample. */
function shortWindows(
  kind: IndicatorWindow,
  { dirty, samples, zone }: { readonly dirty: Interval; readonly samples: readonly Sample[]; readonly zone: string },
): Interval[] {
  if (kind !== 'trailing-30min') {
    // The window before too: it may be over only since, with nothing new in it.
    const windows = windowsTouching(kind, { start: dirty.start - 1, end: dirty.end }, zone);
    const holds = ({ start, end }: Interval) => firstFrom(samples, start) < firstFrom(samples, end);
    return windows.filter((window) => window.end > dirty.start || holds(window));
  }
  const ends = samples.slice(firstFrom(samples, dirty.start), firstFrom(samples, dirty.end + DAY / 48));
  return ends.map(({ time }) => windowOf(kind, time, zone));
}
