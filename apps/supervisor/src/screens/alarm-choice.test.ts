import { expect, test } from 'vitest';
import type { Alarm, Territory } from '../api/contract.ts';
import { chosenAlarms } from './alarm-choice.ts';

const label = (fr: string) => ({ fr, en: fr });
const territory: Territory = {
  name: '',
  demonstration: false,
  quantities: [],
  rules: [],
  packs: [
    {
      id: 'waste',
      label: label('Déchets'),
      hue: '#000000',
      icon: '',
      headline: 'fillLevel',
      assetTypes: [],
      rules: [
        {
          id: 'full',
          label: label('Colonne pleine'),
          quantity: 'fillLevel',
          assetTypes: [],
          thresholds: [90],
          response: { title: label(''), steps: [] },
        },
      ],
    },
  ],
};
const alarm = (id: string, rest: Partial<Alarm> = {}): Alarm => ({
  id,
  rule: 'full',
  subject: { kind: 'thing', key: id, name: `Colonne ${id}`, commune: 'Gréasque' },
  children: 0,
  domain: 'waste',
  priority: 'high',
  level: 1,
  state: 'active-unacknowledged',
  opened: '2026-06-01T10:00:00Z',
  raised: '2026-06-01T10:00:00Z',
  dataLost: false,
  ...rest,
});
const ids = (alarms: readonly Alarm[], query = '') =>
  chosenAlarms(alarms, { search: new URLSearchParams(query), territory, language: 'fr' }).map(({ id }) => id);

test('worst first, then those nobody took, then the newest', () => {
  const alarms = [
    alarm('low', { priority: 'low' }),
    alarm('old'),
    alarm('taken', { state: 'active-acknowledged', opened: '2026-06-01T12:00:00Z' }),
    alarm('new', { opened: '2026-06-01T11:00:00Z' }),
    alarm('critical', { priority: 'critical', state: 'active-acknowledged' }),
  ];
  expect(ids(alarms)).toEqual(['critical', 'new', 'old', 'taken', 'low']);
});

test('words are found in the rule, the object and the commune', () => {
  const alarms = [alarm('1'), alarm('2', { rule: 'gone', domain: 'water' })];
  expect(ids(alarms, 'q=pleine+greasque')).toEqual(['1']);
  expect(ids(alarms, 'q=colonne')).toEqual(['1', '2']);
  expect(ids(alarms, 'domaine=water')).toEqual(['2']);
  expect(ids(alarms, 'priorite=critical')).toEqual([]);
});
