import { describe, expect, test } from 'vitest';
import { compositionOf, dominantClass, sharesFault } from './noise-composition.ts';
import { FRENCH_EMERGENCE_TERMS, indicativeEmergence } from './noise-emergence.ts';
import { noiseEvents } from './noise-events.ts';
import { harmonicaColour, harmonicaOfHour } from './noise-harmonica.ts';
import { harmonica, soundEnergy } from './noise.ts';
import { weekOfLevels } from './noise-week.ts';
import { quarterHours } from './local-time.ts';

describe('composition of the sound environment', () => {
  const hour = compositionOf([
    { duration: 2400, level: 66, shares: { road: 1 } },
    { duration: 120, level: 78, shares: { twoWheelers: 1 } },
    { duration: 600, level: 60, shares: { voices: 1 } },
    { duration: 480, level: 52, shares: {} },
  ]);
  const of = (sound: string) => hour?.classes.find((each) => each.sound === sound);

  test('VEC-N-6 both shares, and contributions that add up to the level', () => {
    expect(hour?.level).toBeCloseTo(66.942, 3);
    const said = ['road', 'twoWheelers', 'voices', 'other'].map(of);
    const percent = (pick: 'timeShare' | 'energyShare') => said.map((each) => (100 * (each?.[pick] ?? 0)).toFixed(3));
    expect(percent('timeShare')).toEqual(['66.667', '3.333', '16.667', '13.333']);
    expect(percent('energyShare')).toEqual(['53.671', '42.531', '3.370', '0.427']);
    expect(said.map((each) => each?.contribution?.toFixed(3))).toEqual(['64.239', '63.229', '52.218', '43.249']);
    const added = (hour?.classes ?? []).reduce((sum, each) => sum + soundEnergy(each.contribution ?? -1e9), 0);
    expect(10 * Math.log10(added)).toBeCloseTo(66.942, 3);
    expect(hour && dominantClass(hour)).toBe('road');
    expect(of('rail')?.contribution).toBeUndefined();
  });

  test('shares that sum to 1.3 say why they are none, and count for nothing', () => {
    expect(sharesFault({ road: 0.8, voices: 0.5 })).toBe('shares sum to 1.30: 1 at most expected');
    expect(sharesFault({ road: -0.1 })).toContain('between 0 and 1');
    expect(sharesFault({ road: Number.NaN })).toContain('between 0 and 1');
    expect(compositionOf([{ duration: 900, level: 60, shares: { road: 0.8, voices: 0.5 } }])).toBeUndefined();
  });
});

describe('indicative emergence', () => {
  test('VEC-N-4 at night for 45 min within 6 dB(A), for 9 h above 3 dB(A)', () => {
    const found = { ambient: 52.3, residual: 47.6, time: 'night' } as const;
    expect(indicativeEmergence({ ...found, minutes: 45 })).toMatchObject({ limit: 6, verdict: 'within' });
    expect(indicativeEmergence({ ...found, minutes: 540 })).toMatchObject({ limit: 3, verdict: 'above' });
  });

  test('terms are settings; a quiet ambience is not looked at', () => {
    const found = { ambient: 29, residual: 20, time: 'day', minutes: 1 } as const;
    expect(indicativeEmergence(found).verdict).toBe('not-sought');
    expect(indicativeEmergence({ ...found, mainRoom: true }).limit).toBe(11);
    const strict = { ...FRENCH_EMERGENCE_TERMS, byDuration: [] };
    expect(indicativeEmergence({ ...found, mainRoom: true }, strict)).toMatchObject({ limit: 5, verdict: 'above' });
  });
});

describe('Harmonica', () => {
  test('VEC-N-5 orange by day, red by night', () => {
    const { index } = harmonica(65.2, 52.4);
    expect(index.toFixed(1)).toBe('7.7');
    expect([harmonicaColour(index, 'day'), harmonicaColour(index, 'night')]).toEqual(['orange', 'red']);
    expect([harmonicaColour(4, 'day'), harmonicaColour(3, 'night'), harmonicaColour(8.01, 'day')]).toEqual([
      'green',
      'green',
      'red',
    ]);
  });

  test('an hour is what sorting every window gives', () => {
    const level = (i: number) => Math.round(10 * (55 + 8 * Math.sin(i / 90) + 3 * Math.sin(i * i))) / 10;
    const all = Array.from({ length: 1500 }, (_, i) => (i % 977 === 0 ? undefined : level(i)));
    const found = harmonicaOfHour(all.slice(600), all.slice(0, 600));
    let energy = 0;
    let background = 0;
    let n = 0;
    for (let i = 600; i < 1500; i += 1) {
      const value = all[i];
      if (value === undefined) continue;
      const sorted = all
        .slice(i - 599, i + 1)
        .filter((each) => each !== undefined)
        .toSorted((a, b) => a - b);
      const k = (sorted.length - 1) * 0.05;
      const low = sorted[Math.floor(k)] ?? 0;
      background += soundEnergy(low + ((sorted[Math.ceil(k)] ?? 0) - low) * (k % 1));
      energy += soundEnergy(value);
      n += 1;
    }
    const expected = harmonica(10 * Math.log10(energy / n), 10 * Math.log10(background / n));
    expect(found?.index).toBeCloseTo(expected.index, 6);
    expect(found?.background).toBeCloseTo(expected.background, 6);
    expect(found?.seconds).toBe(n);
  });

  test('no second, no index', () => expect(harmonicaOfHour([undefined, undefined])).toBeUndefined());
});

describe('events', () => {
  const second = (time: number, value: number) => ({ time: time * 1_000, duration: 1_000, value });

  test('VEC-N-6 SEL of 12 s at 82.4', () => {
    const [event] = noiseEvents(
      Array.from({ length: 12 }, (_, i) => second(i, 82.4)),
      { threshold: 75 },
    );
    expect(event?.sel).toBeCloseTo(93.192, 3);
    expect(event).toMatchObject({ start: 0, duration: 12_000, max: 82.4 });
  });

  test('a short dip is bridged, a hole ends an event, a second is long enough unless said otherwise', () => {
    const samples = [second(0, 70), second(1, 60), second(2, 72), second(20, 66), second(60, 50)];
    expect(noiseEvents(samples, { threshold: 65 }).map(({ start, max }) => [start, max])).toEqual([
      [0, 72],
      [20_000, 66],
    ]);
    expect(noiseEvents(samples, { threshold: 65, least: 2_000 })).toHaveLength(1);
    expect(noiseEvents(samples, { threshold: 65, bridge: 0 })).toHaveLength(3);
  });
});

describe('24 h × 7 d', () => {
  test('days of 92 and 100 quarter-hours: the hour that does not exist is empty, the one that is twice counts once', () => {
    const spring = quarterHours({ year: 2026, month: 3, day: 29 });
    const autumn = quarterHours({ year: 2026, month: 10, day: 25 });
    expect([spring.length, autumn.length]).toEqual([92, 100]);
    const cells = (times: readonly number[]) =>
      weekOfLevels(times.map((time) => ({ time, duration: 900_000, value: 60 }))).filter(
        ({ weekday }) => weekday === 7,
      );
    expect(cells(spring)[2]).toMatchObject({ hour: 2, level: undefined, days: 0 });
    expect(cells(autumn).every(({ level, days }) => days === 1 && Math.abs((level ?? 0) - 60) < 1e-9)).toBe(true);
  });
});
