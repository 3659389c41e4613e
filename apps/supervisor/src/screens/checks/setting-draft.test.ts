import { expect, test } from 'vitest';
import type { Check } from './check-api.ts';
import { draftOf, settingOf, wrongIn } from './setting-draft.ts';

const check: Check = {
  id: 'noise-range',
  domain: 'noise',
  quantity: 'LAeq',
  kind: 'site-range',
  label: { fr: 'étendue', en: 'range' },
  parameters: { suspect: [35, 100], fail: [25, 130] },
  source: 'QARTOD',
  settings: [],
};

test('only what differs from the pack is sent, with a decimal comma as a point', () => {
  const draft = draftOf(check, undefined);
  expect(settingOf(check, { ...draft, source: ' étude ' })).toEqual({ enabled: true, parameters: {}, source: 'étude' });
  const changed = {
    ...draft,
    whom: 'model' as const,
    name: 'ws302',
    values: { ...draft.values, suspect: ['38,5', '95'] },
  };
  expect(settingOf(check, { ...changed, source: 'notice' })).toEqual({
    model: 'ws302',
    enabled: true,
    parameters: { suspect: [38.5, 95] },
    source: 'notice',
  });
});

test('a span the wrong way round and a word are named', () => {
  const draft = draftOf(check, undefined);
  expect(wrongIn(draft)).toEqual([]);
  expect(wrongIn({ ...draft, values: { suspect: ['100', '35'], fail: ['bas', '1'] } })).toEqual(['suspect', 'fail']);
  expect(wrongIn({ ...draft, values: { suspect: ['', '35'] } })).toEqual(['suspect']);
});
