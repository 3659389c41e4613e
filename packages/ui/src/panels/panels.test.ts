import { describe, expect, it } from 'vitest';
import { drawHeatmap, heatmapKey } from './draw-heatmap.ts';
import { drawLines, spreadLabels } from './draw-lines.ts';
import { drawPairs } from './draw-pairs.ts';
import { drawStack } from './draw-stack.ts';
import type { Drawn } from './drawn.ts';

const say = (value: number) => `${value} dB`;
const all = (tree: Drawn, tag: string): Drawn[] => [
  ...(tree.tag === tag ? [tree] : []),
  ...tree.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, tag))),
];
const classes = (tree: Drawn, tag: string) => all(tree, tag).map(({ attributes }) => attributes['class']);

describe('heat map', () => {
  const description = {
    title: 'Bruit',
    columns: ['0 h', '1 h'],
    rows: [{ label: 'lun.', values: [40, undefined] }],
    say,
    missing: 'rien',
  };

  it('leaves an empty cell empty, and says each cell', () => {
    const drawing = drawHeatmap(description);
    expect(classes(drawing, 'rect')).toEqual(['heat', 'heat-missing']);
    expect(all(drawing, 'title').map(({ children }) => children[0])).toEqual(['lun., 0 h : 40 dB', 'lun., 1 h : rien']);
    expect(drawing.attributes).toMatchObject({ role: 'img', 'aria-label': 'Bruit' });
    expect(heatmapKey(description)).toEqual({ low: '40 dB', high: '40 dB' });
  });

  it('has no key where there is nothing', () => {
    expect(heatmapKey({ ...description, rows: [{ label: 'lun.', values: [undefined] }] })).toBeUndefined();
  });
});

describe('lines', () => {
  it('stay open over a gap, the first on top, references in sight only', () => {
    const drawing = drawLines({
      title: 'Niveaux',
      lines: [
        { name: 'a', points: [{ time: 0, value: 1 }, { time: 1 }, { time: 2, value: 2 }, { time: 3, value: 2 }] },
        { name: 'b', points: [] },
      ],
      from: 0,
      to: 4,
      references: [
        { value: 2, name: 'près' },
        { value: 900, name: 'loin' },
      ],
      joinWithin: 1.5,
      ticks: [],
      say,
    });
    const paths = all(drawing, 'path').filter(({ attributes }) => String(attributes['class']).startsWith('line'));
    expect(paths.map(({ attributes }) => attributes['class'])).toEqual(['line behind', 'line first']);
    expect(String(paths[1]?.attributes['d']).match(/M/g)).toHaveLength(2);
    expect(classes(drawing, 'path').filter((name) => name === 'reference')).toHaveLength(1);
  });

  it('push their names apart within the drawing', () => {
    expect(spreadLabels([10, 11, 12], 16, 100)).toEqual([10, 26, 42]);
    expect(spreadLabels([98, 99], 16, 100)).toEqual([84, 100]);
  });
});

describe('stack', () => {
  it('fills the whole, and shows what is not known as such', () => {
    const drawing = drawStack({
      title: 'Parts',
      parts: ['a', 'b'],
      columns: [
        { label: '1', shares: [0.25, 0.75] },
        { label: '2', shares: undefined },
      ],
      say: (share) => `${share * 100} %`,
      missing: 'rien',
    });
    expect(classes(drawing, 'rect')).toEqual(['stack-0', 'stack-1', 'stack-missing']);
    const heights = all(drawing, 'rect').map(({ attributes }) => Number(attributes['height']));
    expect((heights[0] ?? 0) + (heights[1] ?? 0)).toBeCloseTo(heights[2] ?? 0, 0);
  });
});

describe('pairs', () => {
  it('draw what is there', () => {
    const words = { now: 'maintenant', before: 'avant' };
    const rows = [{ label: 'lun.', now: 3, before: 2 }, { label: 'mar.', before: 2 }, { label: 'mer.' }];
    expect(classes(drawPairs({ title: 't', rows, say, words, fromZero: true }), 'circle')).toEqual([
      'pair-before',
      'pair-now',
      'pair-before',
    ]);
  });
});
