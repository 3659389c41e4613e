import type { Clock, Instant, QuantityRegistry, SettingValues, WindowIndicator } from '@vigie/kit';
import { makeRun } from './day-figures.ts';
import type { DirtyDays, IndicatorSession, IndicatorStore, WindowSource } from './indicator-store.ts';
import { makeLong } from './long-figures.ts';
import { isLong, longWindows, runsOf } from './touched-windows.ts';
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
  /** What territories set otherwise than a pack's usual; read once a pass. */
  settings?(): Promise<ReadonlyMap<number, SettingValues>>;
  /** Awaited before a pass: what figures leave out is known then. */
  before?(): Promise<unknown>;
  /** New or changed figures, after their commit. */
  made?(figures: readonly MadeFigure[]): Promise<void>;
  /** Awaited between two pages: resolves when intake has room to spare. */
  room(): Promise<void>;
}

/** Days taken at once: a month of 1-second levels is 2.7 million samples. */
const PAGE_DAYS = 31;

/**
 * Makes the figures of windows again where their data changed. Days at each `run`; months and years, which rest on a
 * year of hours, at each `runLong`. What is taken and what is written are one transaction, so it may stop anywhere.
 */
export class WindowJob {
  private readonly store: IndicatorStore;
  private readonly options: WindowJobOptions;
  private stopped = false;
  private settings: ReadonlyMap<number, SettingValues> = new Map();

  constructor(store: IndicatorStore, options: WindowJobOptions) {
    this.store = store;
    this.options = options;
  }

  stop(): void {
    this.stopped = true;
  }

  /** One pass over the dirty days; gives the number of pages. */
  async run(): Promise<number> {
    await this.options.before?.();
    this.settings = (await this.options.settings?.()) ?? this.settings;
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
    this.settings = (await this.options.settings?.()) ?? this.settings;
    let pages = 0;
    let after: number | undefined = 0;
    while (after !== undefined && !this.stopped) {
      after = await this.store.withDueWindows(after, (taken, session) =>
        makeLong({ ...taken, indicators: this.indicatorsOf(taken.source) }, this.context(taken.source), session),
      );
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
      settings: this.settings.get(source.organisation) ?? {},
      fault: (indicator, error) =>
        log.error({ err: error, indicator, datastream: source.datastream }, 'indicator threw'),
    };
  }

  private async makeDays({ source, days }: DirtyDays, session: IndicatorSession, made: MadeFigure[]): Promise<void> {
    const indicators = this.indicatorsOf(source);
    const context = this.context(source);
    for (const run of runsOf(days)) {
      const figures = await makeRun({ days: run, indicators, context }, session);
      for (const { indicator, end, value } of figures) {
        if (end <= context.now) made.push({ datastream: source.datastream, indicator, time: end, value });
      }
    }
    const kinds = new Set(indicators.map(({ window }) => window).filter(isLong));
    const due = [...kinds].flatMap((kind) => longWindows(kind, days, this.options.zone));
    if (due.length > 0) await session.putOff(source.datastream, due);
  }
}
