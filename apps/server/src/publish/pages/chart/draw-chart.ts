import type { Quantity } from '@vigie/kit';
import { formatDate, formatMeasure, formatNumber } from '../format.ts';
import { type Markup, html } from '../markup.ts';
import type { View } from '../page-context.ts';
import { type Scale, linearScale, roundTicks, tickDecimals } from '@vigie/ui/panels';
import { timeTicks } from './time-axis.ts';
import { type ChartPoint, type TimeChart, invalidIntervals, lineRuns, valueSpan } from './time-chart.ts';

/** Size of a drawing, in units of its viewBox; one for desks, one for phones, so that letters keep their size. */
export interface ChartSize {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly ticks: number;
}
export const WIDE: ChartSize = { name: 'wide', width: 760, height: 340, ticks: 8 };
export const NARROW: ChartSize = { name: 'narrow', width: 360, height: 280, ticks: 4 };
const MARGIN = { top: 26, right: 10, bottom: 28, left: 46 };

interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function frameOf(chart: TimeChart, size: ChartSize): Frame {
  const edges = {
    left: MARGIN.left,
    right: size.width - MARGIN.right,
    top: MARGIN.top,
    bottom: size.height - MARGIN.bottom,
  };
  return {
    ...edges,
    x: linearScale([chart.interval.start, chart.interval.end], [edges.left, edges.right]),
    y: linearScale(valueSpan(chart), [edges.bottom, edges.top]),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
const middle = (chart: TimeChart, point: ChartPoint) =>
  chart.form === 'bars' ? (point.start + point.end) / 2 : point.start;

function pathOf(chart: TimeChart, points: readonly ChartPoint[], { x, y }: Frame): string {
  return points
    .map((point, at) => `${at === 0 ? 'M' : 'L'}${round(x(middle(chart, point)))} ${round(y(point.value ?? 0))}`)
    .join('');
}

function lines(chart: TimeChart, points: readonly ChartPoint[], frame: Frame): Markup {
  return lineRuns(points, chart.step).map((run) => {
    const [only] = run.points;
    if (run.points.length === 1 && only !== undefined) {
      return html`<circle
        class="chart-dot"
        cx=${round(frame.x(middle(chart, only)))}
        cy=${round(frame.y(only.value ?? 0))}
        r="2"
      />`;
    }
    return html`<path
      class=${run.dashed ? 'chart-line dashed' : 'chart-line'}
      d=${pathOf(chart, run.points, frame)}
    />`;
  });
}

function band(chart: TimeChart, { x, y }: Frame): Markup {
  const runs = lineRuns(
    chart.points.filter(({ low }) => low !== undefined),
    chart.step,
  );
  return runs.map(({ points }) => {
    const corner = (point: ChartPoint, value = 0) => `${round(x(middle(chart, point)))} ${round(y(value))}`;
    const upper = points.map((point) => corner(point, point.high));
    const lower = points.toReversed().map((point) => corner(point, point.low));
    return html`<path class="chart-band" d=${`M${[...upper, ...lower].join('L')}Z`} />`;
  });
}

function bars(chart: TimeChart, { x, y, bottom }: Frame): Markup {
  return chart.points.map((point) => {
    if (point.value === undefined) return undefined;
    const [left, right, top] = [x(point.start), x(point.end), y(point.value)];
    const gap = Math.min(2, (right - left) * 0.2);
    const className = point.quality === 'partial' ? 'chart-bar dashed' : 'chart-bar';
    const width = round(Math.max(0.6, right - left - gap));
    return html`<rect
      class=${className}
      x=${round(left + gap / 2)}
      y=${round(top)}
      width=${width}
      height=${round(bottom - top)}
    />`;
  });
}

function grid(view: View, chart: TimeChart, frame: Frame): Markup {
  const [low, high] = valueSpan(chart);
  const ticks = roundTicks(low, high, 5);
  const decimals = tickDecimals(ticks);
  return html`<g class="chart-grid">
    ${ticks.map(
      (tick) =>
        html`<path d=${`M${frame.left} ${round(frame.y(tick))}H${frame.right}`} />
          <text x=${frame.left - 8} y=${round(frame.y(tick) + 4.5)} text-anchor="end">
            ${formatNumber(tick, decimals, view.language)}
          </text>`,
    )}
    <text class="chart-unit" x="2" y="14">${unitOf(chart.quantity, view)}</text>
  </g>`;
}

function unitOf(quantity: Quantity, view: View): string {
  return quantity.symbol === '' ? quantity.label[view.language] : quantity.symbol;
}

function timeAxis(view: View, { chart, size, frame }: Drawing): Markup {
  return html`<g class="chart-axis">
    <path d=${`M${frame.left} ${frame.bottom}H${frame.right}`} />
    ${timeTicks(chart.interval, view.writer, size.ticks).map(({ time, label }) => {
      const at = round(frame.x(time));
      const anchor = at > frame.right - 20 ? 'end' : 'middle';
      return html`<path d=${`M${at} ${frame.bottom}v5`} /><text x=${at} y=${frame.bottom + 20} text-anchor=${anchor}
          >${label}</text
        >`;
    })}
  </g>`;
}

function references(chart: TimeChart, frame: Frame): Markup {
  let above = Number.NEGATIVE_INFINITY;
  return chart.references
    .map((reference) => ({ ...reference, at: round(frame.y(reference.value)) }))
    .filter(({ at }) => at >= frame.top - 1 && at <= frame.bottom + 1)
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, label, level }) => {
      // Labels of near lines step down rather than lie on each other.
      const text = Math.max(at - 5, above + 16);
      above = text;
      return html`<g class=${level === undefined ? 'chart-reference' : 'chart-reference threshold'}>
        <path d=${`M${frame.left} ${at}H${frame.right}`} />
        <text x=${frame.right} y=${text} text-anchor="end">${label}</text>
      </g>`;
    });
}

function lastValue(view: View, chart: TimeChart, frame: Frame): Markup {
  const last = chart.points.findLast(({ value }) => value !== undefined);
  if (last?.value === undefined) return undefined;
  const [x, y] = [round(frame.x(middle(chart, last))), round(frame.y(last.value))];
  const style = chart.step >= 28 * 86_400_000 ? 'long-month' : chart.step >= 86_400_000 ? 'day' : 'clock';
  const text = `${view.words.chart.last} ${formatMeasure(last.value, chart.quantity, view.language)}, ${formatDate(last.start, style, view.writer)}`;

  return html`<g class="chart-last">
    ${chart.form === 'line' ? html`<circle cx=${x} cy=${y} r="4" />` : undefined}
    <text x=${frame.right} y="14" text-anchor="end">${text}</text>
  </g>`;
}

interface Drawing {
  readonly chart: TimeChart;
  readonly size: ChartSize;
  readonly frame: Frame;
}

function background({ chart, frame }: Drawing, hatch: string): Markup {
  const block = ({ start, end }: { start: number; end: number }) => {
    const left = Math.max(frame.left, frame.x(start));
    return { x: round(left), width: round(Math.max(1.5, Math.min(frame.right, frame.x(end)) - left)) };
  };
  const height = frame.bottom - frame.top;
  return html`<g>
    ${chart.nights.map((night) => html`<rect class="chart-night" ...${block(night)} y=${frame.top} height=${height} />`)}
    ${invalidIntervals(chart).map(
      (interval) => html`<rect fill=${`url(#${hatch})`} ...${block(interval)} y=${frame.top} height=${height} />`,
    )}
  </g>`;
}

/** The chart as SVG, readable by a screen reader through its title and description. */
export function drawChart(view: View, chart: TimeChart, size: ChartSize): Markup {
  const frame = frameOf(chart, size);
  const drawing = { chart, size, frame };
  const id = `${chart.id}-${size.name}`;
  return html`<svg
    class=${`chart chart-${size.name}`}
    viewBox=${`0 0 ${size.width} ${size.height}`}
    role="img"
    aria-labelledby=${`${id}-title ${id}-text`}
  >
    <title id=${`${id}-title`}>${chart.title}</title>
    <desc id=${`${id}-text`}>${chart.summary}</desc>
    <defs>
      <pattern id=${`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="chart-hatch" d="M0 0V6" />
      </pattern>
    </defs>
    ${background(drawing, `${id}-hatch`)} ${grid(view, chart, frame)}
    ${chart.form === 'bars' ? bars(chart, frame) : undefined}
    ${
      chart.comparison === undefined
        ? undefined
        : html`<g class="chart-comparison">${lines(chart, chart.comparison.points, frame)}</g>`
    }
    ${band(chart, frame)} ${chart.form === 'line' ? lines(chart, chart.points, frame) : undefined}
    ${references(chart, frame)} ${timeAxis(view, drawing)} ${lastValue(view, chart, frame)}
  </svg>`;
}
