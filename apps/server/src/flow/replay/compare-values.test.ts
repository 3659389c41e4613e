import { PASS, SUSPECT, reasonMask } from '@vigie/kit';
import type { Flag } from '@vigie/kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareValues } from './compare-values.ts';
import type { Comparison, Judged } from './compare-values.ts';

const T = Date.UTC(2026, 2, 1);
const QUARTER = 900_000;

const judged = (
  raw: number,
  { at = T, frame = 1n, flag = PASS as Flag, reasons = 0, datastream = 7 } = {},
): Judged => ({
  datastream,
  time: at,
  duration: 0,
  raw,
  adjusted: raw,
  flag,
  reasons,
  codec: 5,
  frame,
});
const stored = (raw: number, { at = T, frame = 1n, flag = PASS as Flag, reasons = 0, datastream = 7 } = {}) => ({
  datastream,
  time: at * 1000,
  raw,
  adjusted: raw,
  flag,
  reasons,
  frame,
});
const compare = (part: Partial<Comparison>) =>
  compareValues({ mine: [], others: [], planned: [], judged: [], ...part });

test('the same value is left alone, whatever its neighbours or a person said of it', () => {
  const spike = stored(3, { flag: SUSPECT, reasons: reasonMask(['spike', 'by-person']) });
  const { changes, unchanged } = compare({ mine: [spike], judged: [judged(3)] });
  expect(changes).toEqual([]);
  expect(unchanged).toEqual(new Map([[7, 1]]));
});

test('another value, another judgement at the gate, a value more, a value less', () => {
  const range = reasonMask(['sensor-range']);
  const { changes } = compare({
    mine: [stored(3), stored(4, { at: T + 1 }), stored(5, { at: T + 2 })],
    judged: [judged(30), judged(4, { at: T + 1, flag: 4, reasons: range }), judged(9, { at: T + 3 })],
  });
  const said = changes.map(({ time, old, new: now }) => [time / 1000 - T, old?.raw, now?.raw, now?.flag]);
  expect(said).toEqual([
    [0, 3, 30, 1],
    [1, 4, 4, 4],
    [3, undefined, 9, 1],
    [2, 5, undefined, undefined],
  ]);
});

test('a value that is not a number equals itself', () => {
  const reasons = reasonMask(['not-a-number']);
  const { changes } = compare({
    mine: [stored(Number.NaN, { flag: 4, reasons })],
    judged: [judged(Number.NaN, { flag: 4, reasons })],
  });
  expect(changes).toEqual([]);
});

test('two values for one time are both kept, the second a microsecond later and suspect', () => {
  const { changes } = compare({ judged: [judged(1), judged(2, { frame: 2n }), judged(1, { frame: 3n })] });
  expect(changes.map(({ time, new: now }) => [time - T * 1000, now?.raw, now?.flag])).toEqual([
    [0, 1, PASS],
    [1, 2, SUSPECT],
  ]);
});

test('a value of a frame outside the replay keeps its place', () => {
  const other = { ...stored(1, { frame: 99n }), later: false };
  expect(compare({ others: [other], judged: [judged(1)] }).changes).toEqual([]);
  const [change] = compare({ others: [other], judged: [judged(2)] }).changes;
  expect(change).toMatchObject({ time: T * 1000 + 1, new: { raw: 2, flag: SUSPECT } });
});

test('a series moved in time, page by page, is what it would be all at once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 1, max: 7 }),
      (raws, shift, pageSize) => {
        const before = raws.map((raw, i) => stored(raw, { at: T + i * QUARTER, frame: BigInt(i + 1) }));
        const now = raws.map((raw, i) => judged(raw, { at: T + (i + shift) * QUARTER, frame: BigInt(i + 1) }));
        expect(inPages(before, now, pageSize)).toEqual(inPages(before, now, now.length));
        const wanted = now.map(({ time, raw }) => [time * 1000, raw]);
        expect(inPages(before, now, pageSize)).toEqual(wanted.toSorted(([a = 0], [b = 0]) => a - b));
      },
    ),
  );
});

/** The series after a replay taken in pages of so many frames: what the store would do. */
function inPages(before: readonly ReturnType<typeof stored>[], now: readonly Judged[], size: number) {
  const plans = new Map<number, ReturnType<typeof compareValues>['changes'][number]>();
  for (let start = 0; start < now.length; start += size) {
    const page = now.slice(start, start + size);
    const frames = new Set(page.map(({ frame }) => frame));
    const last = page.at(-1)?.frame ?? 0n;
    const mine = before.filter(({ frame }) => frames.has(frame));
    const times = new Set(page.map(({ time }) => time * 1000));
    const others = before
      .filter(({ frame, time }) => !frames.has(frame) && times.has(time))
      .map((value) => ({ ...value, later: value.frame > last }));
    const here = new Set([...mine.map(({ time }) => time), ...times]);
    const planned = [...plans.values()].filter(({ time }) => here.has(time));
    const { changes, dropped } = compareValues({ mine, others, planned, judged: page });
    for (const { time } of dropped) plans.delete(time);
    for (const change of changes) plans.set(change.time, change);
  }
  const after = new Map(before.map(({ time, raw }) => [time, raw]));
  for (const { time, new: value } of plans.values()) {
    if (value === undefined) after.delete(time);
    else after.set(time, value.raw);
  }
  return [...after].toSorted(([a], [b]) => a - b);
}
