import { DAY, HOUR } from '@vigie/kit';
import type { Sample, WindowIndicator } from '@vigie/kit';
import { expect, it } from 'vitest';
import { HistoryJob } from './history-job.ts';
import type { DueHistory, HistoryStore } from './history-store.ts';
import type { IndicatorFigure, WindowSource } from './indicator-store.ts';
import type { MadeFigure } from './window-job.ts';

const T0 = Date.UTC(2026, 9, 5);
const source: WindowSource = {
  datastream: 7,
  organisation: 1,
  quantity: 'count',
  duration: HOUR,
  period: HOUR,
  longitude: 5,
  latitude: 43,
  asset: {},
};
const label = { fr: '', en: '' };

/** The figure itself, and how many stand before it. */
const indicator: WindowIndicator = {
  kind: 'window',
  id: 'after-the-past',
  label,
  from: 'count',
  quantity: 'q',
  window: 'hour',
  past: { of: 'hourly', days: 1 },
  compute: ({ samples, past = [] }) => (samples[0]?.value ?? 0) + 100 * past.length,
  source: '',
};

/** A store in memory, with the figures of another indicator. */
class MemoryStore implements HistoryStore {
  readonly due = new Map<number, number>();
  readonly written: IndicatorFigure[] = [];
  private readonly hourly: readonly Sample[];
  constructor(hourly: readonly Sample[]) {
    this.hourly = hourly;
  }
  async mark(due: readonly { readonly datastream: number; readonly from: number }[]): Promise<void> {
    for (const { datastream, from } of due)
      this.due.set(datastream, Math.min(from, this.due.get(datastream) ?? Number.POSITIVE_INFINITY));
  }
  async withDue(
    after: number,
    work: (due: DueHistory, session: Session) => Promise<void>,
  ): Promise<number | undefined> {
    const next = [...this.due.keys()].filter((key) => key > after).toSorted((a, b) => a - b)[0];
    const from = next === undefined ? undefined : this.due.get(next);
    if (next === undefined || from === undefined) return undefined;
    this.due.delete(next);
    await work({ source, from }, this.session());
    return next;
  }
  private session(): Session {
    return {
      figures: async (_, __, { start, end }) => this.hourly.filter(({ time }) => time >= start && time < end),
      write: async (_, figures) => {
        this.written.push(...figures);
        return [...figures];
      },
    };
  }
}
type Session = Parameters<Parameters<HistoryStore['withDue']>[1]>[1];

function jobOn(store: MemoryStore, now: number) {
  const made: MadeFigure[] = [];
  const job = new HistoryJob(store, {
    indicators: [indicator, { ...indicator, id: 'other', past: { of: 'daily', days: 1 }, from: 'stage' }],
    zone: 'Europe/Paris',
    clock: { now: () => now },
    log: { error: () => undefined },
    made: async (figures) => void made.push(...figures),
    room: async () => undefined,
  });
  return { job, made };
}

const hours = (count: number): Sample[] =>
  Array.from({ length: count }, (_, at) => ({ time: T0 + at * HOUR, duration: HOUR, value: at }));

it('makes a figure from its own hour and those before it, and tells who watches', async () => {
  const store = new MemoryStore(hours(60));
  const { job, made } = jobOn(store, T0 + 60 * HOUR);
  await job.note([{ datastream: 7, indicator: 'hourly', time: T0 + 60 * HOUR, value: 59 }]);
  expect(await job.run()).toBe(1);
  expect(store.written.at(-1)).toMatchObject({ start: T0 + 59 * HOUR, value: 59 + 2400, completeness: 'good' });
  expect(made.at(-1)).toEqual({ datastream: 7, indicator: 'after-the-past', time: T0 + 60 * HOUR, value: 2459 });
  expect(await job.run()).toBe(0);
});

it('a late figure has those of as many days after it made again, and no others', async () => {
  const store = new MemoryStore(hours(24 * 20));
  const { job } = jobOn(store, T0 + 20 * DAY);
  await job.note([{ datastream: 7, indicator: 'hourly', time: T0 + 5 * DAY, value: 1 }]);
  await job.run();
  const starts = store.written.map(({ start }) => start);
  expect(Math.min(...starts)).toBeLessThanOrEqual(T0 + 5 * DAY - HOUR);
  expect(Math.max(...starts)).toBeGreaterThanOrEqual(T0 + 6 * DAY);
  expect(Math.max(...starts)).toBeLessThan(T0 + 8 * DAY);
});

it('an hour that was not counted whole, or that is not over, says nothing', async () => {
  const half = hours(30).map((hour, at) => (at === 29 ? { ...hour, duration: HOUR / 2 } : hour));
  const store = new MemoryStore(half);
  const { job } = jobOn(store, T0 + 30 * HOUR);
  await job.note([
    { datastream: 7, indicator: 'hourly', time: T0 + 30 * HOUR, value: 1 },
    { datastream: 9, indicator: 'another', time: T0, value: 1 },
  ]);
  await job.run();
  expect(store.written.at(-1)).toMatchObject({ value: undefined, completeness: 'none' });
  const early = new MemoryStore(hours(30));
  const { job: later } = jobOn(early, T0 + 29.5 * HOUR);
  await later.note([{ datastream: 7, indicator: 'hourly', time: T0 + 30 * HOUR, value: 1 }]);
  await later.run();
  expect(early.written.at(-1)?.start).toBe(T0 + 28 * HOUR);
});
