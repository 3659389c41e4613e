import type { Interval, Milliseconds, Sample, WindowIndicator } from '@vigie/kit';
import { DAY } from '@vigie/kit';
import type { DirtyDay, HourState, IndicatorFigure, IndicatorSession } from './indicator-store.ts';
import {
  changedHours,
  daysSpan,
  inOrder,
  isFine,
  isLong,
  readingSpan,
  saidAt,
  touchedWindows,
  trailing,
} from './touched-windows.ts';
import { firstFrom, windowFigure, withDurations } from './window-figure.ts';
import type { FigureContext, FigureInput } from './window-figure.ts';

/** Days of one series that follow one another, and what is made of them. */
export interface Run {
  readonly days: readonly DirtyDay[];
  readonly indicators: readonly WindowIndicator[];
  readonly context: FigureContext;
}

const readsValues = ({ of, compute }: WindowIndicator): boolean => of === undefined && typeof compute !== 'object';

const isMetered = ({ quantity }: FigureContext): boolean => quantity.law === 'meter-difference';

/** Samples of a series, each with the time it stands for. */
export async function timedSamples(
  session: IndicatorSession,
  context: FigureContext,
  span: Interval,
): Promise<Sample[]> {
  const { datastream, period } = context.source;
  const samples = await session.samples(datastream, span);
  return isMetered(context) ? samples : withDurations(samples, period);
}

/** Beyond the windows: a meter's step over their edge, and how long their last value stood. */
const marginOf = (context: FigureContext): Milliseconds => (isMetered(context) ? 2 * DAY : context.source.period);

/** Spans to be read for themselves: whole days where a figure is made of their values, else only the hours that changed. */
function changesOf({ days, indicators, context }: Run): Interval[] {
  const span = daysSpan(days, context.zone);
  if (span === undefined) return [];
  const fine = indicators.every(isFine) && !isMetered(context);
  return fine ? changedHours(days, context.zone).flatMap(pieces) : [span];
}

/** Two days at most at once: a month of seconds would be 2.7 million samples. */
function pieces({ start, end }: Interval): Interval[] {
  const length = 2 * DAY;
  return Array.from({ length: Math.ceil((end - start) / length) }, (_, i) => ({
    start: start + i * length,
    end: Math.min(end, start + (i + 1) * length),
  }));
}

/**
 * Windows that were open when they were made, and that nothing touched since: after a silence they are over, and the
 * silence is theirs.
 */
async function leftOpen(
  changes: readonly Interval[],
  { indicators, context }: Run,
  session: IndicatorSession,
): Promise<Interval[]> {
  const [first] = changes;
  const whole = indicators.filter(({ window }) => window !== 'trailing-30min');
  if (first === undefined || whole.length === 0) return [];
  const ids = whole.map(({ id }) => id);
  const starts = await session.lastStarts(context.source.datastream, ids, first.start);
  const read = readingSpan(whole, { span: first, zone: context.zone }, 0);
  const open = [...new Set(starts.values())].filter((start) => start < read.start);
  return open.map((start) => ({ start, end: start + 1 }));
}

type Made = Pick<FigureInput, 'samples' | 'states' | 'exclusions'> & { readonly span: Interval };

function figuresOf(indicator: WindowIndicator, made: Made, context: FigureContext): IndicatorFigure[] {
  const { span, states = [], samples } = made;
  const standing = typeof indicator.compute === 'object' ? states : samples;
  const windows = touchedWindows(indicator, { span, samples: standing, zone: context.zone });
  return windows
    .filter(({ start }) => start < context.now)
    .map((window) => ({
      indicator: indicator.id,
      ...windowFigure(indicator, { ...made, window }, context),
      end: saidAt(indicator.window, window),
    }));
}

/** Figures made of the values themselves. */
async function fromValues(run: Run, span: Interval, session: IndicatorSession): Promise<IndicatorFigure[]> {
  const { indicators, context } = run;
  const { datastream } = context.source;
  const reading = readingSpan(indicators, { span, zone: context.zone }, marginOf(context));
  const samples = await timedSamples(session, context, reading);
  const exclusions = await exclusionsOf(indicators, { session, context, span: reading });
  const figures: IndicatorFigure[] = [];
  const forgotten: IndicatorFigure[] = [];
  for (const indicator of indicators) {
    if (indicator.window === 'trailing-30min') {
      const changed = samples.slice(firstFrom(samples, span.start), firstFrom(samples, span.end + DAY / 48));
      const keep = changed.map(({ time }) => time - DAY / 48);
      forgotten.push(...(await session.forget(datastream, indicator.id, { span: trailing(span), keep })));
    }
    figures.push(...figuresOf(indicator, { span, samples, exclusions }, context));
  }
  return [...forgotten, ...(await session.write(datastream, figures))];
}

interface Asked {
  readonly session: IndicatorSession;
  readonly context: FigureContext;
  readonly span: Interval;
}

/** Read only where an indicator leaves something out. */
export async function exclusionsOf(indicators: readonly WindowIndicator[], { session, context, span }: Asked) {
  if (!indicators.some(({ excludes }) => excludes !== undefined)) return [];
  return session.exclusions(context.source.datastream, span);
}

/** What an indicator that reads no value is made of: hours as they are kept, or figures of another indicator. */
export async function derivedInput(
  { of }: WindowIndicator,
  { session, context, span }: Asked,
): Promise<{ readonly samples: Sample[]; readonly states: HourState[] }> {
  const { source } = context;
  if (of !== undefined) return { samples: await session.figures(source.datastream, of, span), states: [] };
  return { samples: [], states: await session.states(source, span) };
}

/** Figures made of figures, or of the hours as they are kept: after those they rest on. */
async function fromFigures(
  indicator: WindowIndicator,
  run: Run,
  session: IndicatorSession,
): Promise<IndicatorFigure[]> {
  const { days, context } = run;
  const span = daysSpan(days, context.zone);
  if (span === undefined) return [];
  const one = { ...run, indicators: [indicator] };
  const made: IndicatorFigure[] = [];
  for (const each of [span, ...(await leftOpen([span], one, session))]) {
    const reading = readingSpan([indicator], { span: each, zone: context.zone }, 0);
    const asked = { session, context, span: reading };
    const input = await derivedInput(indicator, asked);
    const exclusions = await exclusionsOf([indicator], asked);
    const figures = figuresOf(indicator, { span: each, ...input, exclusions }, context);
    made.push(...(await session.write(context.source.datastream, figures)));
  }
  return made;
}

/** Makes the figures of the short windows of a run again; gives those that are new or other than before. */
export async function makeRun(run: Run, session: IndicatorSession): Promise<IndicatorFigure[]> {
  const short = inOrder(run.indicators.filter(({ window }) => !isLong(window)));
  const values = { ...run, indicators: short.filter(readsValues) };
  const changes = values.indicators.length === 0 ? [] : changesOf(values);
  const made: IndicatorFigure[] = [];
  for (const span of [...changes, ...(await leftOpen(changes, values, session))]) {
    made.push(...(await fromValues(values, span, session)));
  }
  for (const indicator of short) {
    if (!readsValues(indicator)) made.push(...(await fromFigures(indicator, run, session)));
  }
  return made;
}
