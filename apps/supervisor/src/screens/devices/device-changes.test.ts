import { expect, test } from 'vitest';
import { changesOf } from './device-changes.ts';

test('an entry of the journal is read field by field', () => {
  const changes = {
    firmware: { before: null, after: '1.9' },
    tags: { before: ['a'], after: ['a', 'b'] },
    codec: { before: { id: 'x', version: '1' }, after: null },
  };
  expect(changesOf({ changes, connector: 'nord' })).toEqual([
    { what: 'firmware', before: '–', after: '1.9' },
    { what: 'tags', before: 'a', after: 'a, b' },
    { what: 'codec', before: 'x 1', after: '–' },
  ]);
  expect(changesOf({ connector: 'nord' })).toEqual([]);
});
