import { expect, test } from 'vitest';
import { EU868_RX2, LORAWAN_OVERHEAD, subBandAt, timeOnAir } from './lora-air.ts';

const bytes = 11 + LORAWAN_OVERHEAD;

test.each([
  [7, 61.696, 8.884],
  [9, 205.824, 29.639],
  [10, 370.688, 53.379],
  [12, 1482.752, 213.516],
])('VEC-LORA-1: 11 bytes at SF%i take %d ms, one frame in ten minutes %d s a day', (spreadingFactor, airtime, aDay) => {
  const air = timeOnAir({ bytes, spreadingFactor });
  expect(air).toBeCloseTo(airtime, 6);
  expect((air * 144) / 1000).toBeCloseTo(aDay, 3);
});

test('a downlink has no CRC and is no longer than an uplink', () => {
  expect(timeOnAir({ bytes, spreadingFactor: 12, crc: false })).toBeLessThanOrEqual(
    timeOnAir({ bytes, spreadingFactor: 12 }),
  );
});

test('the second window is in the sub-band of 10 % and 27 dBm, the first channels in one of 1 %', () => {
  expect(subBandAt(EU868_RX2)).toMatchObject({ id: 'P', dutyCycle: 0.1, power: 27 });
  expect(subBandAt(868.1)).toMatchObject({ id: 'M', dutyCycle: 0.01 });
  expect(subBandAt(868.3)).toMatchObject({ id: 'M' });
  expect(subBandAt(867.5)).toMatchObject({ id: 'L' });
  expect(subBandAt(869.3)).toBeUndefined();
  expect(subBandAt(902)).toBeUndefined();
});
