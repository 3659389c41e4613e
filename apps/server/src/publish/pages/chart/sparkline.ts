import { type Markup, html } from '../markup.ts';
import { linearScale } from '@vigie/ui/panels';
import { type ChartPoint, lineRuns } from './time-chart.ts';

const WIDTH = 200;
const HEIGHT = 56;
const PAD = 5;

/** A line the size of a word beside a figure whose words and table are on the theme's page. */
export function sparkline(points: readonly ChartPoint[], fromZero: boolean): Markup {
  const values = points.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const [first, last] = [points[0], points.findLast(({ value }) => value !== undefined)];
  if (first === undefined || last?.value === undefined || values.length < 2) return undefined;
  const low = values.reduce((a, b) => Math.min(a, b), fromZero ? 0 : Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b));
  const x = linearScale([first.start, points.at(-1)?.start ?? first.end], [PAD, WIDTH - PAD]);
  const y = linearScale([low, high === low ? low + 1 : high], [HEIGHT - PAD, PAD]);
  const at = (point: ChartPoint) => `${Math.round(x(point.start))} ${Math.round(y(point.value ?? 0) * 2) / 2}`;
  const step = Math.max(...points.slice(0, 3).map(({ start, end }) => end - start));
  return html`<svg class="sparkline" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
    ${lineRuns(points, step).map(
      (run) =>
        html`<path class=${run.dashed ? 'chart-line dashed' : 'chart-line'} d=${`M${run.points.map(at).join('L')}`} />`,
    )}
    <circle class="spark-end" cx=${Math.round(x(last.start))} cy=${Math.round(y(last.value) * 2) / 2} r="3.5" />
  </svg>`;
}
