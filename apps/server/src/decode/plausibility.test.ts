import { QUANTITIES } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import type { VectorCase } from './codec-vectors.ts';
import { findingsOf } from './plausibility.ts';
import type { PlausibilityNeeds, Sample } from './plausibility.ts';

const VECTORS: readonly VectorCase[] = [
  { bytes: '01', data: {} },
  { bytes: '', errors: true },
];
const needs: PlausibilityNeeds = {
  ground: { contains: (longitude, latitude) => longitude > 4.6 && longitude < 5.9 && latitude > 43 && latitude < 44 },
  known: {
    quantity: (key) => QUANTITIES.find((quantity) => quantity.key === key),
    isUnit: (ucum) => QUANTITIES.some(({ unit }) => unit === ucum),
  },
  mappings: [],
};
const field = (name: string, ...[quantity, unit, factor = 1]: readonly [string, string, number?]) => ({
  field: name,
  quantity,
  unit,
  factor,
  offset: 0,
});
const names = (data: Sample['data'], fields: readonly ReturnType<typeof field>[] = []) =>
  findingsOf(VECTORS, [{ where: 'frame', data }], {
    ...needs,
    mappings: fields.length === 0 ? [] : [{ of: 'model', fields }],
  })
    .map(({ finding, severity }) => `${severity} ${finding}`)
    .filter((name) => name !== 'warn no-mapping');

describe('what vectors alone would let through', () => {
  it.each([
    ['an empty object', {}, ['refuse empty-data']],
    ['only nulls', { a: null, b: [] }, ['refuse empty-data']],
    ['nothing but zeros', { a: 0, b: { c: 0 } }, ['refuse all-zero']],
    ['what is no number', { a: 'NaN', b: 1 }, ['refuse not-a-number']],
    ['a position here', { latitude: 43.3, longitude: 5.4 }, []],
    ['latitude and longitude swapped', { latitude: 5.4, longitude: 43.3 }, ['refuse coordinates-swapped']],
    ['a position elsewhere', { gps: { lat: 52.1, lng: 5.1 } }, ['refuse coordinates-outside']],
    ['no position on Earth', { lat: 433, lon: 54 }, ['refuse coordinates-impossible']],
    ['a tracker without a fix', { lat: 0, lon: 0, battery: 90 }, []],
    ['a battery of 240 %', { battery: 240 }, ['warn battery-range']],
    ['a battery in volts', { battery_voltage: 3.6, temperature: -12 }, []],
  ])('%s', (_name, data, expected) => {
    expect(names(data)).toEqual(expected);
  });

  it.each([
    ['a value the quantity cannot have', { t: 2150 }, [field('t', 'temperature', 'Cel')], ['refuse physical-range']],
    ['the same with its factor', { t: 2150 }, [field('t', 'temperature', 'Cel', 0.01)], []],
    ['a mapped battery over 100', { b: 101 }, [field('b', 'batteryLevel', '%')], ['refuse physical-range']],
    ['a unit nobody declares', { t: 20 }, [field('t', 'temperature', 'furlong')], ['refuse unknown-unit']],
    ['another unit than the quantity’s', { t: 20 }, [field('t', 'stage', 'mm')], ['warn other-unit']],
    ['a quantity nobody declares', { t: 20 }, [field('t', 'mojo', '1')], ['warn unknown-quantity']],
    ['no field that a series reads', { x: 20 }, [field('t', 'temperature', 'Cel')], ['refuse no-mapped-field']],
    [
      'one field that is missing',
      { t: 20 },
      [field('t', 'temperature', 'Cel'), field('h', 'humidity', '%')],
      ['warn field-missing'],
    ],
  ])('%s', (...[, data, fields, expected]) => {
    expect(names(data, fields)).toEqual(expected);
  });

  it('is said when nothing was tested at all', () => {
    expect(findingsOf([], [], needs).map(({ finding }) => finding)).toEqual(['no-vector']);
    const only = findingsOf([{ bytes: '01', data: { a: 1 } }], [{ where: 'f', data: { a: 1 } }], needs);
    expect(only.map(({ finding }) => finding)).toEqual(['no-mapping', 'no-refusal-vector']);
  });
});
