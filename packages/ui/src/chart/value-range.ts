import type { ChartDescription } from './chart-description.ts';

/** Share of the drawn span kept free above and below a curve. */
const ROOM = 0.12;
/** A curve is never stretched so far that the last digit shown fills the chart. */
const LEAST_STEPS = 10;
/** Levels farther than this many spans above the data would press it flat: only the next one is then kept. */
const FAR = 3;

function extent(values: readonly number[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? [0, 1] : [low, high];
}

/** Levels that belong on the axis: those crossed, and the next one above unless it is far off. */
export function shownThresholds({
  points,
  thresholds = [],
  decimals,
}: ChartDescription): ChartDescription['thresholds'] {
  const [low, high] = extent(points.flatMap(({ value }) => value ?? []));
  const span = Math.max(high - low, LEAST_STEPS * 10 ** -decimals, Math.abs(high) * 0.1);
  const sorted = thresholds.toSorted((a, b) => a.value - b.value);
  const above = sorted.filter(({ value }) => value > high);
  const reached = sorted.filter(({ value }) => value <= high && value >= low - FAR * span);
  const near = above.filter(
    ({ value }, position) => value <= high + FAR * span || (position === 0 && value <= high + 4 * FAR * span),
  );
  return [...reached, ...near];
}

/** Axis of values: from zero for bars, and never narrower than what the digits can tell. */
export function valueRange(description: ChartDescription): [number, number] {
  const { points, comparison, band } = description;
  const drawn = [...points, ...(comparison?.points ?? [])].flatMap(({ value }) => value ?? []);
  const values = [...drawn, ...(band?.points ?? []).flatMap(({ low, high }) => [low, high])];
  const marks = (shownThresholds(description) ?? []).map(({ value }) => value);
  const [low, high] = extent([...values, ...(values.length > 0 ? marks : [])]);
  if (description.form === 'bars') return [Math.min(0, low), high <= 0 ? 1 : high * (1 + ROOM)];
  const least = LEAST_STEPS * 10 ** -description.decimals;
  const lacking = Math.max(0, least - (high - low)) / 2;
  const room = Math.max(high - low, least) * ROOM;
  const bottom = low - lacking - room;
  // What cannot be negative is not drawn as if it could.
  return [low >= 0 ? Math.max(0, bottom) : bottom, high + lacking + room];
}
