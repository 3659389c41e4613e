import { expect, test } from 'vitest';
import { answerTo } from './obedience.ts';
import { decode } from './testing/decode.ts';

const bytes = (hex: string) => Buffer.from(hex, 'hex');

test.each([
  ['milesight-ws558', '080100', 'switch_1', 0],
  ['milesight-ws558', '080101', 'switch_1', 1],
  ['milesight-uc300', '0701ff', 'gpio_output_1', 1],
  ['milesight-uc300', 'ff93010080ee3600', 'gpio_output_1', 0],
])('%s told %s says %s %i, in a frame its codec reads', (...[model, told, field, state]) => {
  const answer = answerTo(bytes(told));
  if (answer === undefined) throw new Error('no answer');
  expect(decode('lighting', model, { bytes: answer.obeyed, port: 85 })[field]).toBe(state);
  expect(decode('lighting', model, { bytes: answer.not, port: 85 })[field]).toBe(1 - state);
});

test('other orders change no lamp', () => {
  expect(answerTo(bytes('ff038403'))).toBeUndefined();
});
