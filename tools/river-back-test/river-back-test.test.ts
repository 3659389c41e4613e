import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUnit, readSeries } from './read-series.ts';
import { report } from './report.ts';

const STEP = 900_000;
/** Ten floods that rise in three hours and fall in a day. */
const flood = (i: number): number => {
  const hours = (i % 800) / 4 - 100;
  return hours < 0 ? 0.4 : 0.4 + 1.2 * (hours / 3) * Math.exp(1 - hours / 3);
};
const csv = (write: (time: string, value: number) => string) =>
  Array.from({ length: 8000 }, (_, i) => write(new Date(i * STEP).toISOString(), flood(i))).join('\n');

describe('river back-test', () => {
  it('reads a file of the intake, English or French, and prints the error by lead and level', () => {
    const [english = []] = readSeries(`time,stage\n${csv((time, value) => `${time},${value}`)}`, 'm');
    const [french = []] = readSeries(
      `date;hauteur\n${csv((time, value) => `${time};${String(value * 1000).replace('.', ',')}`)}`,
      'mm',
    );
    expect(french.length).toBe(8000);
    expect(french[4200]?.value).toBeCloseTo(english[4200]?.value ?? Number.NaN, 9);
    const said = report({ stages: english, marks: [0.8, 1.2] });
    expect(said).toMatch(/8000 stages, tried .*: 8 rises or falls/);
    expect(said).toMatch(/every level +30/);
    expect(said).toContain('level 2 reached');
  });

  it('leaves out what cannot be read; a file of something else gives no series', () => {
    expect(readSeries('time,stage\n2026-01-01T00:00:00Z,\nyesterday,3\n2026-01-01T01:00:00Z,1', 'ft')).toEqual([
      [{ time: 1_767_229_200_000, value: 0.3048 }],
    ]);
    expect(readSeries('a,b\n1,2', 'm')).toEqual([]);
    expect([isUnit('ft'), isUnit('toString')]).toEqual([true, false]);
  });
});

const rivers = join(import.meta.dirname, '../../../shared/corpora/series/river');
describe.skipIf(!existsSync(rivers))('captured pages of gauges', () => {
  const pages = existsSync(rivers)
    ? readdirSync(rivers).filter((file) => /observations-tr|instantaneous/.test(file))
    : [];

  it.each(pages)('%s: too few stages, and no error is made up', (file) => {
    const series = readSeries(readFileSync(join(rivers, file), 'utf8'), 'm');
    expect(series.length).toBeGreaterThan(0);
    for (const stages of series) expect(report({ stages })).toContain('Too few rises to quote an error');
  });
});
