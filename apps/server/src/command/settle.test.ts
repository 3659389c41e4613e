import { COMMAND_ENDS, COMMAND_STATES } from '@vigie/kit';
import { expect, test } from 'vitest';
import { isForward, settle } from './settle.ts';
import type { Pending } from './settle.ts';

const NOW = 1_000_000;
const pending: Pending = {
  state: 'queued',
  confirmed: true,
  expires: NOW + 1000,
  proofUntil: undefined,
  uncertain: false,
  receipts: true,
};
const silent = { verdict: 'silent' } as const;
const contradicted = { verdict: 'contradicted', value: 1, time: NOW } as const;
const proven = { verdict: 'proven', value: 0, time: NOW } as const;

test('steps go forward only, and nothing comes after an end', () => {
  expect(isForward('asked', 'sent')).toBe(true);
  expect(isForward('acknowledged', 'sent')).toBe(false);
  expect(isForward('sent', 'sent')).toBe(false);
  for (const end of COMMAND_ENDS) for (const state of COMMAND_STATES) expect(isForward(end, state)).toBe(false);
});

test.each<readonly [string, Partial<Pending>, number, object | undefined]>([
  ['waits for its acknowledgement', { state: 'sent' }, NOW, undefined],
  ['not acknowledged in time', { state: 'sent' }, NOW + 1000, { state: 'failed', reason: 'no-acknowledgement' }],
  ['acknowledged, and nothing can prove it', { state: 'acknowledged' }, NOW, { state: 'unproven' }],
  ['sent without asking for an answer', { state: 'sent' as const, confirmed: false }, NOW, { state: 'unproven' }],
  ['the network never sent it', {}, NOW + 1000, { state: 'expired', reason: 'not-sent-in-time' }],
  ['the network never says anything', { receipts: false }, NOW + 1000, { state: 'unproven', reason: 'no-receipt' }],
  [
    'nobody knows whether it left',
    { state: 'asked' as const, uncertain: true },
    NOW + 1000,
    { state: 'expired', reason: 'uncertain-handover' },
  ],
])('without a measure: %s', (...[, change, now, end]) => {
  const settled = settle({ ...pending, ...change }, now, undefined);
  if (end === undefined) expect(settled).toBeUndefined();
  else expect(settled).toMatchObject(end);
});

test('with a measure only the measure ends it, at its time', () => {
  const waiting = { ...pending, proofUntil: NOW + 5000, state: 'acknowledged' } satisfies Pending;
  expect(settle(waiting, NOW + 4999, contradicted)).toBeUndefined();
  expect(settle(waiting, NOW, proven)).toMatchObject({ state: 'verified' });
  expect(settle(waiting, NOW + 5000, contradicted)).toMatchObject({ state: 'failed', reason: 'measure-disagrees' });
  expect(settle(waiting, NOW + 5000, silent)).toMatchObject({ state: 'expired', reason: 'no-measure' });
  expect(settle({ ...waiting, uncertain: true }, NOW + 5000, silent)).toMatchObject({ reason: 'uncertain-handover' });
  // it was never sure that it left, and yet the lamp is out
  expect(settle({ ...waiting, uncertain: true }, NOW + 10, proven)).toMatchObject({ state: 'verified' });
});
