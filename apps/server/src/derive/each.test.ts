import type { Observation } from '@vigie/kit';
import { dischargeOf, fillLevel, reasonMask, stageFromDistance } from '@vigie/kit';
import { expect, test } from 'vitest';
import { deriveEach } from './each.ts';
import type { DerivedDatastream, EachPorts } from './each.ts';

const SAMPLE: Observation = {
  datastream: 1,
  time: 1000,
  duration: 0,
  raw: 2116,
  flag: 1,
  reasons: 0,
  adjusted: 2116,
  codec: 3,
  frame: 5n,
};
const FILL: DerivedDatastream = {
  datastream: 2,
  asset: { dEmpty: 2450, dFull: 350 },
  indicator: {
    compute: (distance, { dEmpty, dFull }) =>
      typeof dEmpty === 'number' && typeof dFull === 'number'
        ? fillLevel(distance, { empty: dEmpty, full: dFull })
        : undefined,
  },
};
const ports = (derived: Readonly<Record<number, readonly DerivedDatastream[]>>): EachPorts => ({
  derivedFrom: (datastream) => derived[datastream] ?? [],
  judgeValue: (value) =>
    Number.isFinite(value) ? { flag: 1, reasons: 0 } : { flag: 4, reasons: reasonMask(['not-a-number']) },
});

test('fill from distance, at the time and from the frame of its source', () => {
  const [fill] = deriveEach([SAMPLE], ports({ 1: [FILL] }));
  expect(fill).toMatchObject({ datastream: 2, time: 1000, frame: 5n, flag: 1 });
  expect(fill?.raw).toBeCloseTo(15.905, 3);
});

test('the doubt about the source stays', () => {
  const suspect = { ...SAMPLE, flag: 3 as const, reasons: reasonMask(['site-range']) };
  const failed = { ...SAMPLE, flag: 4 as const, reasons: reasonMask(['sensor-range']), adjusted: undefined };
  const [a, b] = deriveEach([suspect, failed], ports({ 1: [FILL] }));
  expect(a).toMatchObject({ flag: 3, reasons: reasonMask(['site-range']), adjusted: expect.closeTo(15.905, 3) });
  expect(b).toMatchObject({ flag: 4, reasons: reasonMask(['sensor-range']), adjusted: undefined });
});

test('without the property the formula needs there is nothing', () => {
  expect(deriveEach([SAMPLE], ports({ 1: [{ ...FILL, asset: {} }] }))).toEqual([]);
});

test('a result that is not a number fails', () => {
  const [fill] = deriveEach([SAMPLE], ports({ 1: [{ ...FILL, asset: { dEmpty: 2116, dFull: 2116 } }] }));
  expect(fill).toMatchObject({ flag: 4, raw: Number.NaN, adjusted: undefined });
});

test('chains: distance to stage to discharge; a circle ends', () => {
  const curve = [{ from: 0.3, to: 2, a: 8.4, h0: 0.21, b: 1.72 }];
  const stage: DerivedDatastream = {
    datastream: 2,
    asset: {},
    indicator: { compute: (mm) => stageFromDistance(mm / 1000, { sensorElevation: 12.345, zeroElevation: 8.9 }) },
  };
  const discharge: DerivedDatastream = {
    datastream: 3,
    asset: {},
    indicator: { compute: (m) => dischargeOf(curve, m)?.discharge },
  };
  const results = deriveEach([SAMPLE], ports({ 1: [stage], 2: [discharge] }));
  expect(results.map(({ raw }) => raw.toFixed(3))).toEqual(['1.329', '10.192']);
  expect(deriveEach([SAMPLE], ports({ 1: [{ ...stage, datastream: 1 }] })).length).toBeLessThan(10);
});
