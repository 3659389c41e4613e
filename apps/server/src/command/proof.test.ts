import { reportingPeriod } from '@vigie/kit';
import type { CommandKind } from '@vigie/kit';
import { expect, test } from 'vitest';
import { judgeProof, proofPlan } from './proof.ts';
import type { ProofPlan } from './proof.ts';

const device = {
  expectedPeriod: 900,
  datastreams: [
    { id: 5, field: 'switch_1' },
    { id: 6, field: 'power' },
  ],
};
const label = { fr: 'x', en: 'x' };
const cut: CommandKind = {
  id: 'cut',
  label,
  mode: 'programme',
  parameters: [{ key: 'off', label, type: 'instant' }],
  encode: () => ({}),
  confirmed: true,
  proof: { by: 'value', field: 'switch_1', equals: 0, from: 'off', periods: 2 },
};
const at = (minutes: number, value: number, datastream = 5) => ({ datastream, time: minutes * 60_000, value });

test('a value that is reached proves it, with its time; one that is not contradicts it', () => {
  const plan: ProofPlan = { by: 'value', datastream: 5, equals: 0, tolerance: 0, within: 1 };
  expect(judgeProof(plan, [at(1, 1), at(2, 0), at(3, 1)])).toEqual({ verdict: 'proven', value: 0, time: 120_000 });
  expect(judgeProof(plan, [at(1, 1), at(2, 0, 6)])).toEqual({ verdict: 'contradicted', value: 1, time: 60_000 });
  expect(judgeProof(plan, [at(1, 3, 6)])).toEqual({ verdict: 'silent' });
});

test('a rhythm is proven by two frames, whatever came before', () => {
  const plan = proofPlan(device, reportingPeriod({ min: 60, max: 3600 }), { period: 300 });
  if (plan === undefined) throw new Error('no plan');
  expect(plan).toMatchObject({ by: 'cadence', datastreams: [5, 6], seconds: 300 });
  expect(judgeProof(plan, [at(0, 1), at(15, 1), at(15, 9, 6), at(20.5, 1)])).toMatchObject({
    verdict: 'proven',
    value: 330,
  });
  expect(judgeProof(plan, [at(0, 1), at(15, 1), at(30, 1)])).toMatchObject({ verdict: 'contradicted', value: 900 });
  expect(judgeProof(plan, [at(0, 1), at(0, 1, 6)])).toEqual({ verdict: 'silent' });
});

test('a programme is proven from the time it names; a device without the field cannot prove it', () => {
  expect(proofPlan(device, cut, { off: 86_400_000 })).toEqual({
    by: 'value',
    datastream: 5,
    equals: 0,
    tolerance: 0,
    from: 86_400_000,
    within: 2 * 900_000 + 60_000,
  });
  expect(proofPlan({ ...device, datastreams: [] }, cut, { off: 1 })).toBeUndefined();
  expect(proofPlan(device, { ...cut, proof: undefined }, {})).toBeUndefined();
});
