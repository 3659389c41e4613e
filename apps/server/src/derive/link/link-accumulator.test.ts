import { DAY, HOUR, MINUTE } from '@vigie/kit';
import type { Uplink } from '@vigie/kit';
import { describe, expect, test } from 'vitest';
import { LinkAccumulator } from './link-accumulator.ts';
import type { EndedFrame } from './link-accumulator.ts';

const START = Date.UTC(2026, 0, 5); // a Monday
const frame = (hours: number, uplink: Partial<Uplink> = {}, rest: Partial<EndedFrame> = {}): EndedFrame => ({
  device: 1,
  organisation: 1,
  connector: 3,
  period: HOUR,
  receivedTime: START + hours * HOUR,
  uplink: { device: 'a', time: START + hours * HOUR, ...uplink },
  end: 'stored',
  ...rest,
});

describe('radio facts of a day', () => {
  test('loss by the counters, across the minutes they are written at', () => {
    const links = new LinkAccumulator();
    const total = { counted: 0, expected: 0 };
    [100, 101, 103, 104, 108].forEach((counter, i) => {
      links.note(frame(i, { counter }), 'live');
      const [day] = links.take().days;
      total.counted += day?.counted ?? 0;
      total.expected += day?.expected ?? 0;
    });
    expect(total).toEqual({ counted: 5, expected: 9 });
  });

  test('a retry of the network is a duplicate and nothing else', () => {
    const links = new LinkAccumulator();
    links.note(frame(1, { counter: 7, rssi: -90 }), 'live');
    links.note(frame(1, { counter: 7, rssi: -90 }, { end: 'duplicate', reason: 'network-retry' }), 'live');
    expect(links.take().days).toMatchObject([{ frames: 1, duplicates: 1, counted: 1, rssiCount: 1 }]);
  });

  test('a frame that could not be decoded was heard all the same', () => {
    const links = new LinkAccumulator();
    links.note(frame(1, { counter: 7 }, { end: 'quarantined', reason: 'codec-threw: x' }), 'live');
    expect(links.take().days).toMatchObject([{ frames: 1, failures: 1, counted: 1 }]);
  });

  test('signal, margin and spreading factors', () => {
    const links = new LinkAccumulator();
    links.note(frame(1, { rssi: -110, snr: -10, spreadingFactor: 12 }), 'live');
    links.note(frame(2, { rssi: -100, snr: 0, spreadingFactor: 7 }), 'live');
    const [day] = links.take().days;
    expect(day).toMatchObject({ rssiSum: -210, snrMin: -10, marginSum: 17.5, marginCount: 2 });
    expect(day?.factors).toEqual([1, 0, 0, 0, 0, 1]);
    expect(day?.margins.reduce((sum, n) => sum + n, 0)).toBe(2);
  });

  test('a silence is noted when it ends; one over midnight is read from the days', () => {
    const links = new LinkAccumulator();
    for (const hours of [0, 1, 3, 9, 30]) links.note(frame(hours), 'live');
    const days = links.take().days;
    expect(days.map(({ silences }) => silences)).toEqual([1, 0]);
    expect(days[0]).toMatchObject({ silent: 5 * 3600, firstTime: START, lastTime: START + 9 * HOUR });
    expect(days[1]).toMatchObject({ firstTime: START + 30 * HOUR });
  });

  test('the clock of a device: what is left when the network is fastest', () => {
    const links = new LinkAccumulator();
    for (const late of [40, 3, 90]) links.note(frame(1, {}, { newest: START + HOUR - late * MINUTE }), 'live');
    expect(links.take().days).toMatchObject([{ drift: 3 * MINUTE }]);
  });

  test('every gateway that heard it, by week', () => {
    const links = new LinkAccumulator();
    const gateways = [{ gateway: 'g1', snr: 4, longitude: 5.4, latitude: 43.3 }, { gateway: 'g2' }];
    links.note(frame(0, { gateway: 'g1', gateways }), 'live');
    links.note(frame(24 * 6, { gateway: 'g1', snr: 2 }), 'live');
    links.note(frame(24 * 7, { gateway: 'g1' }), 'live');
    const batch = links.take();
    expect(batch.gateways).toMatchObject([
      { key: 'g1', frames: 3, longitude: 5.4 },
      { key: 'g2', frames: 1 },
    ]);
    const week = START / DAY;
    expect(batch.links).toMatchObject([
      { gateway: 'g1', week, frames: 2, snrSum: 6 },
      { gateway: 'g2', week, frames: 1, snrCount: 0 },
      { gateway: 'g1', week: week + 7, frames: 1 },
    ]);
  });

  test('history that is loaded meanwhile does not disturb what happens now', () => {
    const links = new LinkAccumulator();
    links.note(frame(24 * 30, { counter: 900 }), 'live');
    links.note(frame(1, { counter: 10 }), 'history');
    links.note(frame(2, { counter: 11 }), 'history');
    links.note(frame(24 * 30 + 1, { counter: 901 }), 'live');
    const sum = (name: 'expected' | 'resets' | 'silences') =>
      links.take().days.reduce((total, day) => total + day[name], 0);
    expect(sum('expected')).toBe(4);
    expect(sum('resets')).toBe(0);
  });

  test('the newest week before the rest: each day stands for itself', () => {
    const course = [30, 31, 32, 55, 56, 1, 2, 4, 25, 26].map((hours) => frame(hours, { counter: hours }));
    const sums = (order: readonly EndedFrame[]) => {
      const links = new LinkAccumulator();
      for (const each of order) links.note(each, 'history');
      return links.take().days.toSorted((x, y) => x.day - y.day);
    };
    const inOrder = course.toSorted((x, y) => x.receivedTime - y.receivedTime);
    expect(sums(course).map(({ counted, expected }) => [counted, expected])).toEqual([
      [3, 4],
      // where one load begins and the other ends, nobody knows what was lost
      [5, 5],
      [2, 2],
    ]);
    expect(sums(course).map(({ firstCounter }) => firstCounter)).toEqual(
      sums(inOrder).map(({ firstCounter }) => firstCounter),
    );
  });

  test('what happens now goes on where the last run ended', () => {
    const again = new LinkAccumulator();
    again.resume(1, 10, START);
    again.note(frame(1, { counter: 14 }), 'live');
    expect(again.take().days).toMatchObject([{ expected: 4, counted: 1, silences: 0 }]);
  });
});
