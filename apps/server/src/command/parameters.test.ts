import type { CommandKind } from '@vigie/kit';
import { expect, test } from 'vitest';
import { checkPort } from './encode.ts';
import { checkParameters, dependsOnTime, valuesToSend } from './parameters.ts';

const NOW = Date.UTC(2026, 10, 23, 18);
const label = { fr: 'x', en: 'x' };
const kind: CommandKind = {
  id: 'x',
  label,
  mode: 'programme',
  parameters: [
    { key: 'level', label, type: 'integer', min: 0, max: 100, unit: '%' },
    {
      key: 'state',
      label,
      type: 'choice',
      choices: [
        { value: 0, label },
        { value: 1, label },
      ],
    },
    { key: 'at', label, type: 'instant', min: 60, max: 7200 },
  ],
  encode: (values) => ({ ...values }),
  confirmed: false,
};
const right = { level: 50, state: 1, at: '2026-11-23T18:30:00Z' };

test('what is within its bounds is taken; an instant becomes seconds to wait at the moment of sending', () => {
  const checked = checkParameters(kind, right, NOW);
  if (!checked.ok) throw new Error('refused');
  expect(checked.values).toEqual({ level: 50, state: 1, at: NOW + 1_800_000 });
  expect(valuesToSend(kind, checked.values, NOW + 600_000)).toEqual({ level: 50, state: 1, at: 1200 });
  expect(valuesToSend(kind, checked.values, NOW + 9_000_000)).toMatchObject({ at: 0 });
  expect(dependsOnTime(kind)).toBe(true);
});

test.each([
  [{ ...right, level: 101 }, 'level'],
  [{ ...right, level: 1.5 }, 'level'],
  [{ ...right, level: '50' }, 'level'],
  [{ ...right, state: 2 }, 'state'],
  [{ ...right, at: '2026-11-23T18:00:10Z' }, 'at'],
  [{ ...right, at: 'demain' }, 'at'],
  [{ ...right, __proto__x: 1 }, '__proto__x'],
  [{ level: 50, state: 1 }, 'at'],
])('%j is refused at %s', (asked, where) => {
  const checked = checkParameters(kind, asked, NOW);
  expect(checked.ok ? [] : checked.faults.map((fault) => fault.where)).toEqual([where]);
});

test('a port the device does not know is refused with those it knows', () => {
  // only its ports are looked at
  const device = { model: { id: 'lampe', ports: [85, 86] } } as unknown as Parameters<typeof checkPort>[0];
  expect(checkPort(device, 85)).toBeUndefined();
  expect(checkPort(device, 2)).toContain('ports connus : 85, 86');
  expect(checkPort(device, 0)).toContain('1 à 223');
  expect(checkPort({ model: undefined }, 2)).toBeUndefined();
});
