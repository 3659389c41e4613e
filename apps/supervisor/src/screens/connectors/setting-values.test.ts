import { expect, test } from 'vitest';
import type { Setting } from './connector-api.ts';
import { settingsOf, textsOf } from './setting-values.ts';

const field = (name: string, type: Setting['type']): Setting => ({
  name,
  type,
  label: { fr: name, en: name },
  help: { fr: '', en: '' },
});
const FIELDS = [
  field('url', 'text'),
  field('level', 'number'),
  field('topics', 'names'),
  field('mapping.device', 'path'),
  field('datastreams', 'table'),
];

test('settings become texts of a form and come back the same', () => {
  const settings = {
    url: 'mqtt://h',
    level: 1,
    topics: ['a/+', 'b'],
    mapping: { device: 'x.y' },
    datastreams: { 12: { device: 'a' } },
    note: 'kept',
  };
  expect(settingsOf(FIELDS, textsOf(FIELDS, settings), settings)).toEqual({ settings, wrong: [] });
});

test('an empty field is no setting; what cannot be read is said', () => {
  expect(settingsOf(FIELDS, { url: ' ', level: '', topics: '', 'mapping.device': '', datastreams: '' }, {})).toEqual({
    settings: {},
    wrong: [],
  });
  expect(settingsOf(FIELDS, { datastreams: '{' }, {}).wrong).toEqual(['datastreams']);
  expect(settingsOf(FIELDS, { level: 'one' }, {}).settings).toEqual({ level: 'one' });
});
