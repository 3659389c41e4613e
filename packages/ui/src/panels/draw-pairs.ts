import { drawn, drawnSvg, drawnText, round } from './drawn.ts';
import type { Drawn, DrawingSize } from './drawn.ts';

/** Two values by line, now and before. */
export interface PairsDescription {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly now?: number; readonly before?: number }[];
  readonly say: (value: number) => string;
  readonly words: { readonly now: string; readonly before: string };
  /** True where the axis must start at zero: totals. */
  readonly fromZero: boolean;
  readonly size?: DrawingSize;
}

const WIDTHS = { wide: 560, narrow: 340 } as const;
const LEFT = 84;
const RIGHT = 148;
const ROW = 30;

/** One line a weekday: a hollow mark before, a full one now, joined. */
export function drawPairs({ title, rows, say, words, fromZero, size = 'wide' }: PairsDescription): Drawn {
  const width = WIDTHS[size];
  const values = rows.flatMap(({ now, before }) => [now, before]).filter((value) => value !== undefined);
  const least = values.reduce((a, b) => Math.min(a, b), values[0] ?? 0);
  const most = values.reduce((a, b) => Math.max(a, b), values[0] ?? 1);
  const low = fromZero ? Math.min(0, least) : least - (most - least) * 0.1;
  const x = (value: number) => round(LEFT + ((value - low) / (most - low || 1)) * (width - LEFT - RIGHT));
  const titled = (word: string, value: number) => drawn('title', {}, [`${word} : ${say(value)}`]);
  const lines = rows.flatMap(({ label, now, before }, at): Drawn[] => {
    const y = at * ROW + 16;
    const marks = [drawnText(label, { x: 0, y: y + 5 }, 'axis')];
    if (now !== undefined && before !== undefined)
      marks.push(drawn('path', { class: 'pair-link', d: `M${x(before)} ${y}H${x(now)}` }));
    if (before !== undefined)
      marks.push(drawn('circle', { class: 'pair-before', cx: x(before), cy: y, r: 5 }, [titled(words.before, before)]));
    if (now !== undefined) {
      marks.push(drawn('circle', { class: 'pair-now', cx: x(now), cy: y, r: 6 }, [titled(words.now, now)]));
      marks.push(drawnText(say(now), { x: width - RIGHT + 14, y: y + 5 }, 'name first'));
    }
    return marks;
  });
  return drawnSvg({ width, height: rows.length * ROW + 6, label: title, name: 'pairs', size }, lines);
}
