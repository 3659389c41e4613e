import { drawn, drawnSvg, drawnText, round } from './drawn.ts';
import type { Drawn, DrawingSize } from './drawn.ts';

/** Values by row and column: hours of the day against days. */
export interface HeatmapDescription {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly values: readonly (number | undefined)[] }[];
  /** A value as it is read, with its unit. */
  readonly say: (value: number) => string;
  readonly missing: string;
  readonly size?: DrawingSize;
}

const LEFT = 56;
const TOP = 22;
const CELL = { wide: 26, narrow: 12 } as const;
const HEIGHT = 24;
/** Palest tint of a value that is there: nothing is paper. */
const PALEST = 0.08;

/** Lowest and highest of the cells; absent where all are empty. */
function spanOf({ rows }: HeatmapDescription): { low: number; high: number } | undefined {
  const values = rows.flatMap((row) => row.values).filter((value) => value !== undefined);
  const [first] = values;
  if (first === undefined) return undefined;
  return {
    low: values.reduce((a, b) => Math.min(a, b), first),
    high: values.reduce((a, b) => Math.max(a, b), first),
  };
}

function cell(
  value: number | undefined,
  box: { x: number; y: number; width: number; height: number },
  of: { tint: number; says: string },
) {
  const title = drawn('title', {}, [of.says]);
  if (value === undefined) return drawn('rect', { ...box, class: 'heat-missing' }, [title]);
  return drawn('rect', { ...box, class: 'heat', 'fill-opacity': of.tint }, [title]);
}

/** One hue, from pale to full; an empty cell is outlined, never pale. */
export function drawHeatmap(description: HeatmapDescription): Drawn {
  const { columns, rows, say, missing, title, size = 'wide' } = description;
  const width = CELL[size];
  const span = spanOf(description) ?? { low: 0, high: 0 };
  const reach = span.high - span.low || 1;
  const height = rows.length > 14 ? Math.max(8, Math.floor(336 / rows.length)) : HEIGHT;
  const every = Math.ceil(rows.length / 14);
  const cells = rows.flatMap(({ label, values }, line) =>
    columns.map((column, at) => {
      const value = values[at];
      const tint = value === undefined ? 0 : round((PALEST + (1 - PALEST) * ((value - span.low) / reach)) * 100) / 100;
      const says = `${label}, ${column} : ${value === undefined ? missing : say(value)}`;
      return cell(
        value,
        { x: LEFT + at * width, y: TOP + line * height, width: width - 1, height: height - 1 },
        { tint, says },
      );
    }),
  );
  const heads = columns.flatMap((column, at) =>
    at % (size === 'wide' ? 3 : 6) === 0
      ? [drawnText(column, { x: LEFT + (at + 0.5) * width, y: TOP - 8 }, 'axis middle')]
      : [],
  );
  const names = rows.flatMap(({ label }, line) =>
    line % every === 0 ? [drawnText(label, { x: LEFT - 8, y: TOP + line * height + height / 2 + 4 }, 'axis end')] : [],
  );
  const frame = { width: LEFT + columns.length * width, height: TOP + rows.length * height + 2 };
  return drawnSvg({ ...frame, label: title, name: 'heatmap', size }, [...heads, ...names, ...cells]);
}

/** Words of the ends of the tint. */
export function heatmapKey(description: HeatmapDescription): { low: string; high: string } | undefined {
  const span = spanOf(description);
  return span && { low: description.say(span.low), high: description.say(span.high) };
}
