import { drawn, drawnSvg, drawnText, round } from './drawn.ts';
import type { Drawn, DrawingSize } from './drawn.ts';

/** Shares of a whole over time. */
export interface StackDescription {
  readonly title: string;
  readonly parts: readonly string[];
  readonly columns: readonly {
    readonly label: string;
    /** Share of each part, 0–1, in the order of `parts`; absent where nothing is known. */
    readonly shares: readonly number[] | undefined;
  }[];
  readonly say: (share: number) => string;
  readonly missing: string;
  readonly size?: DrawingSize;
}

const SIZE = { wide: { width: 640, height: 240 }, narrow: { width: 340, height: 220 } } as const;
const ROOM = { left: 44, right: 4, top: 8, bottom: 26 };

/** Class of the nth part; more than ten could not be told apart. */
export const stackClass = (part: number): string => `stack-${part % 10}`;

/** Bars of one height, cut by part from the bottom up; a column where nothing is known stays empty. */
export function drawStack({ title, parts, columns, say, missing, size = 'wide' }: StackDescription): Drawn {
  const frame = SIZE[size];
  const step = (frame.width - ROOM.left - ROOM.right) / Math.max(1, columns.length);
  const bottom = frame.height - ROOM.bottom;
  const height = bottom - ROOM.top;
  const every = Math.ceil(columns.length / (size === 'wide' ? 7 : 4));
  const gap = step > 6 ? 1 : 0;
  const bars = columns.flatMap(({ label, shares }, at) => {
    const x = ROOM.left + at * step;
    if (shares === undefined) {
      const box = { x: round(x), y: ROOM.top, width: round(step - gap), height, class: 'stack-missing' };
      return [drawn('rect', box, [drawn('title', {}, [`${label} : ${missing}`])])];
    }
    let under = 0;
    return shares.map((share, part) => {
      under += share;
      const box = {
        x: round(x),
        y: round(bottom - under * height),
        width: round(step - gap),
        height: round(share * height),
      };
      const says = `${label}, ${parts[part] ?? ''} : ${say(share)}`;
      return drawn('rect', { ...box, class: stackClass(part) }, [drawn('title', {}, [says])]);
    });
  });
  const times = columns.flatMap(({ label }, at) =>
    at % every === 0 ? [drawnText(label, { x: ROOM.left + at * step, y: bottom + 18 }, 'axis')] : [],
  );
  const levels = [0, 0.5, 1].map((share) =>
    drawnText(say(share), { x: ROOM.left - 6, y: bottom - share * height + 5 }, 'axis end'),
  );
  return drawnSvg({ ...frame, label: title, name: 'stack', size }, [...levels, ...bars, ...times]);
}
