import { expect, test } from 'vitest';
import type { Capability } from '../ports/commands.ts';
import { actuatorEntity, capabilityEntity, capabilityOf, parseSegment } from './tasking-entities.ts';

const label = (fr: string) => ({ fr, en: fr });
const dim: Capability = {
  device: '24e124756d300002',
  thing: 'lampe-002',
  model: 'milesight-ws558',
  maker: 'Milesight',
  modelLabel: label('Commande de luminaires'),
  command: {
    id: 'switch',
    label: label('Allumer ou éteindre'),
    mode: 'live',
    confirmed: true,
    proven: true,
    parameters: [
      { key: 'state', label: label('État'), type: 'choice', choices: [{ value: 1, label: label('allumé') }] },
      { key: 'for', label: label('Durée'), type: 'integer', unit: 's', min: 60, max: 3600 },
      { key: 'at', label: label('Quand'), type: 'instant' },
    ],
  },
};

test('an order is a capability with its parameters as a SWE data record', () => {
  expect(capabilityEntity('/sta/v1.1', dim)).toMatchObject({
    '@iot.id': '24e124756d300002!switch',
    '@iot.selfLink': "/sta/v1.1/TaskingCapabilities('24e124756d300002!switch')",
    taskingParameters: {
      type: 'DataRecord',
      field: [
        { name: 'state', type: 'Count', constraint: { type: 'AllowedValues', value: [1] }, description: '1 : allumé' },
        { name: 'for', type: 'Quantity', uom: { code: 's' }, constraint: { interval: [[60, 3600]] } },
        { name: 'at', type: 'Time' },
      ],
    },
    'Actuator@iot.navigationLink': "/sta/v1.1/Actuators('milesight-ws558')",
  });
  expect(actuatorEntity('/sta/v1.1', dim)).toMatchObject({ '@iot.id': 'milesight-ws558', encodingType: 'text/plain' });
});

test.each([
  ['Tasks', { set: 'Tasks', key: undefined }],
  ['Tasks(12)', { set: 'Tasks', key: '12' }],
  ["Tasks('12')", { set: 'Tasks', key: '12' }],
  ["TaskingCapabilities('l''eau!switch')", { set: 'TaskingCapabilities', key: "l'eau!switch" }],
  ['Tasks(1', undefined],
  ['../secret', undefined],
])('%s', (segment, parsed) => {
  expect(parseSegment(segment)).toEqual(parsed);
});

test('an identifier without an order names nothing', () => {
  expect(capabilityOf('24e1!switch')).toEqual({ device: '24e1', kind: 'switch' });
  expect(capabilityOf('24e1')).toBeUndefined();
  expect(capabilityOf('!switch')).toBeUndefined();
});
