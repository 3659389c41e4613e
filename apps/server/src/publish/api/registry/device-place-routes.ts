import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, unprocessable } from '#platform/http/problem.ts';
import type { AskedAsset, DeviceRecord, DeviceRecords } from '../../ports/device-records.ts';
import type { Things } from '../../ports/parties.ts';
import type { Scope } from '../../reads.ts';
import { assetShape, placeShape } from '../device-shape.ts';
import { assetFaults, placeFaults, prepareSeries, withoutAbsent } from '../new-device.ts';
import type { Vocabulary } from '../new-device.ts';
import { deviceId, keyShape, text } from '../shapes.ts';
import { deviceView, viewDevice } from './device-view.ts';
import { happened } from './field-shapes.ts';
import { deviceParams, deviceQuery, findDevice, happenedAt } from './find-device.ts';

export interface DevicePlaceDeps {
  readonly devices: DeviceRecords;
  readonly things: Things;
  readonly vocabulary: Vocabulary;
  readonly clock: { now(): number };
}

const tags = ['devices'];

const replacement = z.strictObject({
  /** The new device: registered already, in stock or standing elsewhere. */
  by: z.union([deviceId, z.strictObject({ id: deviceId, connector: keyShape.optional() })]),
  /** What the old one becomes. */
  oldBecomes: z.enum(['retired', 'in-stock']).optional(),
  ...happened,
});

const placement = z.strictObject({
  /** Another object, or the one it stands on where absent. */
  asset: z.union([text(200), assetShape]).optional(),
  place: placeShape.optional(),
  ...happened,
});

function modelOf({ model }: DeviceRecord, vocabulary: Vocabulary) {
  return model === undefined ? undefined : vocabulary.model(model);
}

function seriesOf({ model, expectedPeriod }: DeviceRecord, vocabulary: Vocabulary) {
  return prepareSeries(model === undefined ? {} : { model }, expectedPeriod, vocabulary);
}

function refuseReplacement(old: DeviceRecord, by: DeviceRecord): void {
  if (old.row === by.row) throw unprocessable('same-device', 'Un capteur ne se remplace pas par lui-même.');
  if (old.thing === undefined)
    throw conflict('no-place', `« ${old.id} » n’est posé nulle part : il n’y a rien à reprendre.`);
  if (by.lifeCycle === 'retired')
    throw conflict('retired-device', `« ${by.id} » est retiré du service : remettez-le d’abord en stock.`);
}

function registerReplace(app: HttpServer, { devices, vocabulary, clock }: DevicePlaceDeps): void {
  app.post(
    '/api/v1/devices/:id/replace',
    {
      config: { access: 'manager' },
      schema: {
        tags,
        params: deviceParams,
        querystring: deviceQuery,
        body: replacement,
        response: { 200: z.object({ old: deviceView, new: deviceView }) },
      },
    },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const { by: named, time, note, oldBecomes = 'retired' } = request.body;
      const scope = { organisation };
      const old = await findDevice(devices, scope, { ...request.params, ...request.query });
      const by = await findDevice(devices, scope, typeof named === 'string' ? { id: named } : named);
      refuseReplacement(old, by);
      const series = seriesOf(by, vocabulary);
      const occasion = { organisation, who, time: happenedAt(time, clock.now()), note, oldBecomes, series };
      if (!(await devices.replace({ old, by }, occasion)))
        throw conflict(
          'changed-meanwhile',
          'Quelqu’un vient de changer l’un des deux capteurs : relisez, puis réessayez.',
        );
      const [oldNow, newNow] = await Promise.all([old, by].map((device) => findDevice(devices, scope, device)));
      if (oldNow === undefined || newNow === undefined) throw new Error('a device that was just replaced is gone');
      return { old: viewDevice(oldNow), new: viewDevice(newNow) };
    },
  );
}

type Placement = z.infer<typeof placement>;

type Asked = z.infer<typeof assetShape>;

/** The object a device goes to: as named, or the one it stands on, or one of its own. */
function namedAsset({ id, thing }: DeviceRecord, named: Placement['asset']): Asked {
  if (typeof named === 'object') return named;
  return { key: named ?? thing?.key ?? id };
}

/** The commune of the outlines; what somebody wrote where they say nothing. */
function communeAt(place: Placement['place'], written: string | undefined, { locate }: Vocabulary) {
  const located = place === undefined ? undefined : locate?.(place);
  if (located?.ok === true && located.commune !== undefined) return located.commune;
  return written === undefined ? undefined : { name: written };
}

function refuseDestination(
  type: string,
  { asset, place }: { asset: Asked; place: Placement['place'] },
  vocabulary: Vocabulary,
): void {
  const faults = [...placeFaults(place, vocabulary), ...assetFaults(type, asset.properties ?? {}, vocabulary)];
  const errors = faults.map(({ where, message }) => ({ where: `body${where}`, message }));
  if (errors[0] !== undefined) throw unprocessable('device-refused', errors[0].message, errors);
}

/** Where to, with what is known or guessed of it. Throws the problem of what cannot be. */
async function destination(
  { things, vocabulary }: DevicePlaceDeps,
  { record, scope, body }: { record: DeviceRecord; scope: Scope; body: Placement },
): Promise<AskedAsset> {
  const { place } = body;
  const { commune: written, ...asset } = namedAsset(record, body.asset);
  const known = await things.find(scope, asset.key);
  if (known === undefined && place === undefined)
    throw unprocessable('no-place', `L’objet « ${asset.key} » est nouveau : donnez sa position.`, [
      { where: 'body.place', message: 'Longitude et latitude attendues.' },
    ]);
  const { assetType: usual, domain } = modelOf(record, vocabulary) ?? { assetType: 'object', domain: 'other' };
  const type = known?.type ?? asset.type ?? usual;
  refuseDestination(type, { asset, place }, vocabulary);
  const commune = communeAt(place, written, vocabulary);
  return { domain, ...withoutAbsent(asset), type, ...withoutAbsent({ place, commune }) };
}

function registerMove(app: HttpServer, deps: DevicePlaceDeps): void {
  const { devices, vocabulary, clock } = deps;
  app.post(
    '/api/v1/devices/:id/move',
    {
      config: { access: 'manager' },
      schema: { tags, params: deviceParams, querystring: deviceQuery, body: placement, response: { 200: deviceView } },
    },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const { body } = request;
      const scope = { organisation };
      const record = await findDevice(devices, scope, { ...request.params, ...request.query });
      if (record.lifeCycle === 'retired')
        throw conflict('retired-device', `« ${record.id} » est retiré du service : remettez-le d’abord en stock.`);
      const asset = await destination(deps, { record, scope, body });
      if (asset.key === record.thing?.key && asset.place === undefined)
        throw unprocessable('same-place', 'Ce capteur est déjà là : donnez un autre objet, ou une autre position.');
      const time = happenedAt(body.time, clock.now());
      const series = seriesOf(record, vocabulary);
      await devices.move(record, { organisation, who, time, note: body.note, asset, series });
      return viewDevice(await findDevice(devices, scope, record));
    },
  );
}

/** A device takes another's place, or goes to another place: dated, and told on charts. */
export function registerDevicePlaceRoutes(app: HttpServer, deps: DevicePlaceDeps): void {
  registerReplace(app, deps);
  registerMove(app, deps);
}
