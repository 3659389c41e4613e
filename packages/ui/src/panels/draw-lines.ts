import { drawn, drawnSvg, drawnText, round } from './drawn.ts';
import type { Drawn, DrawingSize } from './drawn.ts';
import { linearScale, roundTicks } from './scale.ts';

export interface LinesDescription {
  readonly title: string;
  /** In the order they matter: the first is drawn in full, the others stand back. */
  readonly lines: readonly {
    readonly name: string;
    /** In the order of time; a point without a value leaves the line open. */
    readonly points: readonly { readonly time: number; readonly value?: number }[];
  }[];
  readonly from: number;
  readonly to: number;
  readonly references: readonly { readonly value: number; readonly name: string }[];
  /** Longest distance between two points that are joined, ms. */
  readonly joinWithin: number;
  readonly ticks: readonly { readonly time: number; readonly label: string }[];
  /** A value of the axis as it is read, with its unit. */
  readonly say: (value: number) => string;
  /** Narrow, lines carry a letter, and their names stand below. */
  readonly size?: DrawingSize;
}

const SIZES = {
  wide: { width: 760, height: 300, right: 214 },
  narrow: { width: 340, height: 260, right: 22 },
} as const;
const ROOM = { left: 8, top: 18, bottom: 26 };
const LABEL_HEIGHT = 16;

/** Span of the values and of the references that are not out of sight of them. */
function valueSpan({ lines, references }: LinesDescription): [number, number] {
  const values = lines.flatMap(({ points }) => points.flatMap(({ value }) => (value === undefined ? [] : [value])));
  if (values.length === 0) return [0, 1];
  const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
  const reach = Math.max(high - low, Math.abs(high) * 0.1, 1e-6);
  const near = references.map(({ value }) => value).filter((value) => value >= low - reach && value <= high + reach);
  return [Math.min(low, ...near) - reach * 0.06, Math.max(high, ...near) + reach * 0.06];
}

/** Labels pushed apart so that each can be read; the first keeps its place. */
export function spreadLabels(places: readonly number[], least: number, end: number): number[] {
  const order = places.map((y, at) => ({ y, at })).toSorted((a, b) => a.y - b.y);
  let floor = Number.NEGATIVE_INFINITY;
  const spread = order.map(({ y, at }) => {
    floor = Math.max(y, floor + least);
    return { y: floor, at };
  });
  let ceiling = end;
  for (const each of spread.toReversed()) {
    each.y = Math.min(each.y, ceiling);
    ceiling = each.y - least;
  }
  return spread.toSorted((a, b) => a.at - b.at).map(({ y }) => y);
}

interface Frame {
  readonly span: readonly [low: number, high: number];
  readonly right: number;
  readonly bottom: number;
  readonly x: (time: number) => number;
  readonly y: (value: number) => number;
}

function pathOf({ points }: LinesDescription['lines'][number], { x, y }: Frame, joinWithin: number): string {
  let before: number | undefined;
  const steps: string[] = [];
  for (const { time, value } of points) {
    if (value === undefined) continue;
    const joined = before !== undefined && time - before <= joinWithin;
    steps.push(`${joined ? 'L' : 'M'}${round(x(time))} ${round(y(value))}${joined ? '' : 'h0'}`);
    before = time;
  }
  return steps.join('');
}

function ground(description: LinesDescription, { x, y, right, bottom, span }: Frame): Drawn[] {
  const taken = description.references.map(({ value }) => y(value));
  const levels = roundTicks(...span, 3).filter((tick) => taken.every((at) => Math.abs(at - y(tick)) > LABEL_HEIGHT));
  return [
    ...levels.flatMap((tick) => [
      drawn('path', { class: 'axis-line', d: `M${ROOM.left} ${round(y(tick))}H${right}` }),
      drawnText(description.say(tick), { x: ROOM.left, y: y(tick) - 5 }, 'axis halo'),
    ]),
    drawn('path', { class: 'axis-line', d: `M${ROOM.left} ${bottom}H${right}` }),
    ...description.ticks.map(({ time, label }) => drawnText(label, { x: x(time), y: bottom + 18 }, 'axis middle')),
    ...description.references.flatMap(({ value, name }) => [
      drawn('path', { class: 'reference', d: `M${ROOM.left} ${round(y(value))}H${right}` }),
      drawnText(`${name} ${description.say(value)}`, { x: ROOM.left, y: y(value) - 5 }, 'axis halo'),
    ]),
  ];
}

/** Several objects on one ground: the first in full, the others behind it, each with its name at its end. */
export function drawLines(given: LinesDescription): Drawn {
  const [low, high] = valueSpan(given);
  const seen = given.references.filter(({ value }) => value >= low && value <= high);
  const description = { ...given, references: seen };
  const { size = 'wide' } = given;
  const { width, height, right: room } = SIZES[size];
  const [right, bottom] = [width - room, height - ROOM.bottom];
  const frame: Frame = {
    span: [low, high],
    right,
    bottom,
    x: linearScale([given.from, given.to], [ROOM.left, right]),
    y: linearScale([low, high], [bottom, ROOM.top]),
  };
  const ends = given.lines.flatMap(({ name, points }, at) => {
    const last = points.findLast(({ value }) => value !== undefined);
    return last?.value === undefined ? [] : [{ at, name, value: last.value, time: last.time }];
  });
  const places = spreadLabels(
    ends.map(({ value }) => frame.y(value) + 5),
    LABEL_HEIGHT,
    bottom,
  );
  const rank = (at: number) => (at === 0 ? 'first' : 'behind');
  // the first line is drawn last, on top
  const paths = given.lines.map((line, at) =>
    drawn('path', { class: `line ${rank(at)}`, d: pathOf(line, frame, given.joinWithin) }),
  );
  const names = ends.map(({ at, name, value }, line) =>
    drawnText(
      size === 'wide' ? `${given.say(value)} ${shortened(name)}` : lineLetter(at),
      { x: right + 8, y: places[line] ?? 0 },
      `name ${rank(at)}`,
    ),
  );
  return drawnSvg({ width, height, label: given.title, name: 'lines', size }, [
    ...ground(description, frame),
    ...paths.toReversed(),
    ...names,
  ]);
}

/** What a line is called where its name has no room. */
export const lineLetter = (at: number): string => String.fromCodePoint(65 + at);

const shortened = (name: string): string => (name.length > 23 ? `${name.slice(0, 22).trimEnd()}…` : name);
