import { expect, test } from 'vitest';
import type { DeviceModel } from '../codecs/codec-api.ts';
import { bodyOf, EMPTY, modelsLike, plainId, shortEui } from './new-device-draft.ts';

const model: DeviceModel = {
  id: 'milesight-ws302',
  domain: 'noise',
  maker: 'Milesight',
  model: 'WS302',
  label: { fr: 'Sonomètre', en: 'Sound level sensor' },
  expectedPeriod: 900,
  codec: { id: 'milesight-ws302', version: '1.0.0' },
  datastreams: [{ field: 'LAeq', quantity: 'LAeq' }],
};

test('a DevEUI is read as labels write it', () => {
  expect(plainId(' 70-B3-D5-7E-D0-00-0E-01 ')).toBe('70b3d57ed0000e01');
  expect(plainId('armoire-08')).toBe('armoire-08');
  expect(shortEui('70B3D57ED0000E0')).toBe(15);
  expect(shortEui('70B3D57ED0000E01')).toBeUndefined();
  expect(shortEui('armoire-08')).toBeUndefined();
});

test('a model is found by maker, name or quantity, without accent', () => {
  const found = (typed: string) => modelsLike([model], { typed, said: () => 'Bruit, Niveau sonore équivalent' });
  expect(found('sonometre milesight')).toEqual([model]);
  expect(found('bruit equivalent')).toEqual([model]);
  expect(found('hauteur')).toEqual([]);
});

test('a device goes to a new object with its place, to a known one without, or to the shelf', () => {
  const draft = { ...EMPTY, connector: 'nord', id: '70B3D57ED0000E01', place: { longitude: '5,37', latitude: '43.3' } };
  expect(bodyOf(draft, model, false)).toMatchObject({
    id: '70b3d57ed0000e01',
    codec: model.codec,
    asset: { key: '70b3d57ed0000e01' },
    place: { longitude: 5.37, latitude: 43.3 },
  });
  expect(bodyOf({ ...draft, asset: 'pav-1' }, model, true)).toMatchObject({ asset: 'pav-1', place: undefined });
  expect(bodyOf({ ...draft, stock: true }, undefined, false)).toMatchObject({ lifeCycle: 'in-stock' });
  expect(bodyOf({ ...draft, stock: true }, undefined, false)).not.toHaveProperty('place');
});
