import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@vigie/kit';
import type { Interval, JsonObject } from '@vigie/kit';
import { city, framesBetween } from './city.ts';
import { decode } from './testing/decode.ts';

const town = city({ seed: 7 });
const { now } = town.scenario;
const emitterOf = (key: string) => town.emitters.find(({ registration }) => registration?.asset.key === key)!;
const frames = (interval: Interval, from = town) => [...framesBetween(from, interval)];
const yesterday = { start: now - 20 * DAY, end: now - 19 * DAY };

const timeOf = ({ time }: JsonObject): number => (typeof time === 'string' ? Date.parse(time) : Number.NaN);

const stageAt = (key: string, time: number): number => {
  const emitter = emitterOf(key);
  return (
    decode('water', 'decentlab-dl-ctd10', { bytes: emitter.bytes(time), port: emitter.port })['water_depth']! / 1000
  );
};
const peakOf = (key: string): { hour: number; stage: number } => {
  const stages = Array.from({ length: 90 }, (_, n) => ({
    hour: n / 2,
    stage: stageAt(key, now - 45 * HOUR + n * 30 * MINUTE),
  }));
  return stages.reduce((best, one) => (one.stage > best.stage ? one : best));
};

describe('city', () => {
  it('is the same for the same seed, another for another', () => {
    const again = city({ seed: 7 });
    expect(again.devices).toEqual(town.devices);
    expect(frames(yesterday, again)).toEqual(frames(yesterday));
    expect(frames(yesterday, city({ seed: 8 }))).not.toEqual(frames(yesterday));
    // four days of a whole city
  }, 30_000);

  it('tells the same frames whatever the periods they are asked for', () => {
    const middle = yesterday.start + 5 * HOUR + 1234;
    const halves = [
      ...frames({ start: middle, end: yesterday.end }),
      ...frames({ start: yesterday.start, end: middle }),
    ];
    const inOrder = halves.toSorted((a, b) => a.receivedTime - b.receivedTime);
    expect(inOrder.map(({ envelope }) => JSON.stringify(envelope)).toSorted()).toEqual(
      frames(yesterday)
        .map(({ envelope }) => JSON.stringify(envelope))
        .toSorted(),
    );
  });

  it('gives frames in order of arrival, each in its period', () => {
    const times = frames(yesterday).map(({ receivedTime }) => receivedTime);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.every((time) => time >= yesterday.start && time < yesterday.end)).toBe(true);
  });

  it('sends about five thousand frames a day', () => {
    const day = frames(yesterday);
    expect(day.length).toBeGreaterThan(4500);
    expect(day.length).toBeLessThan(6500);
    expect(frames({ start: now - DAY, end: now }).length).toBeGreaterThan(4500);
  });

  it('declares each device once, with codecs and units', () => {
    expect(new Set(town.devices.map(({ id }) => id)).size).toBe(town.devices.length);
    expect(town.devices.every(({ datastreams }) => datastreams.every(({ unit }) => unit.length > 0))).toBe(true);
    expect(town.emitters.filter(({ registration }) => registration === undefined)).toHaveLength(1);
  });

  it('loses, repeats, delays and cuts some frames', () => {
    const week = frames({ start: now - 5 * DAY, end: now - DAY });
    const texts = week.map(({ envelope }) => JSON.stringify(envelope));
    expect(texts.length - new Set(texts).size).toBeGreaterThan(10);
    const late = week.filter(({ envelope, receivedTime }) => receivedTime - timeOf(envelope) > HOUR);
    expect(late.length).toBeGreaterThan(20);
    const counters = week.filter(({ device }) => device === emitterOf('bruit-prado').key);
    expect(counters.length).toBeLessThan(4 * 96);
    expect(counters.length).toBeGreaterThan(4 * 90);
  });

  it('keeps its counters and sums rising', () => {
    const counter = emitterOf('compteur-prado');
    const times = counter.schedule({ start: now - 3 * DAY, end: now });
    const steps = times.slice(1).map((time, n) => counter.counter(time) - counter.counter(times[n]!));
    expect(new Set(steps)).toEqual(new Set([1]));
    const cabinet = emitterOf('armoire-05');
    const energies = cabinet
      .schedule({ start: now - 3 * DAY, end: now })
      .map((time) => decode('lighting', 'milesight-uc300', { bytes: cabinet.bytes(time), port: 85 })['modbus_chn_2']!);
    expect(energies.every((energy, n) => n === 0 || energy >= energies[n - 1]!)).toBe(true);
    expect(energies.at(-1)! - energies[0]!).toBeGreaterThan(10);
  });
});

describe('the story', () => {
  it('sends a flood down the Touloubre, over the marks, still high at the mouth now', () => {
    const stations = ['touloubre-la-barben', 'touloubre-salon', 'touloubre-grans', 'touloubre-saint-chamas'];
    const peaks = stations.map(peakOf);
    const hours = peaks.map(({ hour }) => hour);
    expect(hours).toEqual(hours.toSorted((a, b) => a - b));
    expect(new Set(hours).size).toBe(stations.length);
    for (const { stage } of peaks) expect(stage).toBeGreaterThan(1.2);
    expect(stageAt('touloubre-saint-chamas', now)).toBeGreaterThan(0.8);
    expect(stageAt('touloubre-la-barben', now - 4 * DAY)).toBeLessThan(0.6);
  });

  it('sends more often while the river is high', () => {
    const gauge = emitterOf('touloubre-grans');
    const flood = gauge.schedule({ start: now - 22 * HOUR, end: now - 20 * HOUR });
    expect(flood).toHaveLength(24);
    expect(gauge.schedule({ start: now - 5 * DAY, end: now - 5 * DAY + 2 * HOUR })).toHaveLength(8);
    expect(flood.map((time) => gauge.counter(time) - gauge.counter(flood[0]!))).toEqual(flood.map((_, n) => n));
  });

  it('has full containers, lamps that are out, and sensors that are silent now', () => {
    const fills = town.emitters
      .filter(({ registration }) => registration?.model === 'milesight-em400-mud')
      .map((emitter) => {
        const { dEmpty, dFull } = emitter.registration!.asset.properties;
        const distance = decode('waste', 'milesight-em400-mud', { bytes: emitter.bytes(now - HOUR), port: 85 })[
          'distance'
        ]!;
        return (100 * (Number(dEmpty) - distance)) / (Number(dEmpty) - Number(dFull));
      });
    expect(fills.filter((fill) => fill > 100).length).toBeGreaterThanOrEqual(2);
    expect(fills.filter((fill) => fill > 90).length).toBeLessThan(20);
    const heard = new Set(frames({ start: now - 8 * HOUR, end: now }).map(({ device }) => device));
    expect(heard.has(emitterOf('bruit-castellane').key)).toBe(false);
    expect(heard.has(emitterOf('bruit-prado').key)).toBe(true);
    const lamp = emitterOf('lampe-047');
    const evening = lamp.schedule({ start: now - DAY, end: now });
    expect(evening).toHaveLength(3);
    const power = evening.map(
      (time) => decode('lighting', 'milesight-ws558', { bytes: lamp.bytes(time), port: 85 })['active_power'],
    );
    expect(Math.max(...power.map(Number))).toBeLessThanOrEqual(1);
  });
});
