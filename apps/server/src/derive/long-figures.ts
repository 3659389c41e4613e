import type { Exclusion, Interval, Sample, WindowIndicator } from '@vigie/kit';
import { DAY, HOUR, lawOf, mergedSpans, windowOf } from '@vigie/kit';
import { derivedInput, exclusionsOf, timedSamples } from './day-figures.ts';
import type { DueWindows, HourState, IndicatorFigure, IndicatorSession } from './indicator-store.ts';
import { inOrder } from './touched-windows.ts';
import { windowFigure } from './window-figure.ts';
import type { FigureContext } from './window-figure.ts';

// What the hours of these laws say about a month is what its values would say.
const HOURS_SUFFICE = new Set(['energy-mean', 'sum', 'mean-by-duration', 'min', 'max']);

interface Asked {
  readonly session: IndicatorSession;
  readonly context: FigureContext;
  readonly span: Interval;
}

function hourSamples(states: readonly HourState[], { quantity }: FigureContext): Sample[] {
  const law = lawOf(quantity.law);
  return states.flatMap(({ time, duration, state }) => {
    const result = law?.lower(state);
    return result ? [{ time, duration, value: result.value }] : [];
  });
}

/** A year of hours; those that something left out touches are read value by value, so that no more is left out. */
async function samplesOf(asked: Asked, exclusions: readonly Exclusion[]): Promise<Sample[]> {
  const { session, context, span } = asked;
  if (!HOURS_SUFFICE.has(context.quantity.law)) {
    return timedSamples(session, context, { start: span.start - 2 * DAY, end: span.end + 2 * DAY });
  }
  const hours = hourSamples(await session.states(context.source, span), context);
  const touched = mergedSpans(
    exclusions.map(({ start, end }) => ({
      start: Math.max(span.start, Math.floor(start / HOUR) * HOUR),
      end: Math.min(span.end, Math.ceil(end / HOUR) * HOUR),
    })),
  ).filter(({ start, end }) => start < end);
  if (touched.length === 0) return hours;
  const values: Sample[] = [];
  for (const part of touched) values.push(...(await timedSamples(session, context, part)));
  const whole = hours.filter(({ time }) => !touched.some(({ start, end }) => time >= start && time < end));
  return [...whole, ...values].toSorted((a, b) => a.time - b.time);
}

const isSame = (a: WindowIndicator, b: WindowIndicator): boolean => a.of === b.of && inputOf(a) === inputOf(b);

const inputOf = ({ of, compute, excludes }: WindowIndicator): string =>
  of !== undefined || typeof compute === 'object' ? 'made' : excludes === undefined ? 'all' : excludes.join();

async function inputFor(indicator: WindowIndicator, asked: Asked) {
  const exclusions = await exclusionsOf([indicator], asked);
  if (inputOf(indicator) === 'made') return { ...(await derivedInput(indicator, asked)), exclusions };
  const { excludes = [] } = indicator;
  const relevant = exclusions.filter(({ cause }) => excludes.includes(cause));
  return { samples: await samplesOf(asked, relevant), states: [], exclusions };
}

/** Makes the figures of months and years again. What several of a window rest on is read once. */
export async function makeLong(
  due: Pick<DueWindows, 'windows'> & { readonly indicators: readonly WindowIndicator[] },
  context: FigureContext,
  session: IndicatorSession,
): Promise<void> {
  for (const { kind, start } of due.windows) {
    const window = windowOf(kind, start, context.zone);
    const indicators = inOrder(due.indicators.filter((indicator) => indicator.window === kind));
    let last: { readonly of: WindowIndicator; readonly input: Awaited<ReturnType<typeof inputFor>> } | undefined;
    const figures: IndicatorFigure[] = [];
    for (const indicator of indicators) {
      const asked = { session, context, span: window };
      const input = last && isSame(last.of, indicator) ? last.input : await inputFor(indicator, asked);
      last = { of: indicator, input };
      figures.push({ indicator: indicator.id, ...windowFigure(indicator, { window, ...input }, context) });
    }
    await session.write(context.source.datastream, figures);
  }
}
