import uPlot from 'uplot';
import { chartColours } from './chart-colours.ts';
import type { ChartDescription } from './chart-description.ts';
import { measureText, numberText } from './chart-frame.ts';
import { chartOptions } from './chart-options.ts';
import { isValued } from './segments.ts';
import { timeLabels } from './time-labels.ts';

export type {
  ChartBand,
  ChartComparison,
  ChartDescription,
  ChartEvent,
  ChartPoint,
  ChartThreshold,
  PointQuality,
} from './chart-description.ts';

export interface Chart {
  update(description: ChartDescription): void;
  destroy(): void;
}

const HEIGHT = 288;
const APPEARANCES = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'];

/** « (attendu 180 – 260 passages) » of a point whose range is known. */
function rangeText(description: ChartDescription, at: number): string {
  const range = description.band?.points.find(({ time }) => time === at);
  if (description.band === undefined || range === undefined) return '';
  return ` (${description.band.name} ${numberText(description, range.low)} – ${measureText(description, range.high)})`;
}

function reading(description: ChartDescription, position: number | undefined): (string | Node)[] {
  const point = position === undefined ? undefined : description.points[position];
  if (point === undefined) return ['\u00A0'];
  const value = document.createElement('strong');
  value.textContent = isValued(point) ? measureText(description, point.value) : '–';
  const labels = timeLabels(description.zone, description.language);
  const { comparison } = description;
  const ranged = rangeText(description, point.time);
  const other = comparison?.points.find(({ time }) => time === point.time);
  const compared =
    comparison && other && isValued(other) ? ` (${comparison.name} ${measureText(description, other.value)})` : '';
  return [value, `${compared}${ranged} ${labels.full(point.time)}, ${description.words.quality[point.quality]}`];
}

/** Draws one series in an element and keeps it to its width. The equal table is the caller's to show. */
export function mountChart(element: HTMLElement, first: ChartDescription): Chart {
  let description = first;
  let plot: uPlot | undefined;
  const said = document.createElement('p');
  said.className = 'chart-reading';
  said.setAttribute('aria-hidden', 'true');
  const root = document.createElement('div');
  root.className = 'chart';
  root.setAttribute('role', 'img');
  element.replaceChildren(said, root);

  const draw = () => {
    plot?.destroy();
    root.setAttribute('aria-label', description.title);
    said.replaceChildren('\u00A0');
    const drawing = {
      description,
      colours: chartColours(root),
      labels: timeLabels(description.zone, description.language),
      size: { width: Math.max(240, root.clientWidth), height: HEIGHT },
      read: (position: number | undefined) => said.replaceChildren(...reading(description, position)),
    };
    const { points } = description;
    const values = points.map((point) => (isValued(point) ? point.value : null)); // uPlot's own mark of a gap
    plot = new uPlot(chartOptions(drawing), [points.map(({ time }) => time), values], root);
  };
  draw();

  const resized = new ResizeObserver(() => {
    const width = Math.max(240, root.clientWidth);
    if (plot && plot.width !== width) plot.setSize({ width, height: HEIGHT });
  });
  resized.observe(root);
  const appearances = APPEARANCES.map((query) => matchMedia(query));
  for (const appearance of appearances) appearance.addEventListener('change', draw);
  void document.fonts.ready.then(() => plot?.redraw());

  return {
    update(next) {
      description = next;
      draw();
    },
    destroy() {
      resized.disconnect();
      for (const appearance of appearances) appearance.removeEventListener('change', draw);
      plot?.destroy();
      plot = undefined;
      element.replaceChildren();
    },
  };
}
