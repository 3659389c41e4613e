import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, unprocessable } from '#platform/http/problem.ts';
import type { Problem } from '#platform/http/problem.ts';
import type { AskedFields, DeviceRecord, DeviceRecords, DraftFault, Occasion } from '../../ports/device-records.ts';
import { instant, keyShape, text } from '../shapes.ts';
import { deviceView, viewDevice } from './device-view.ts';
import { codecReference, expectedPeriod, groupList, happened, lifeCycle, moreShape, tagList } from './field-shapes.ts';
import { deviceParams, deviceQuery, findDevice, happenedAt } from './find-device.ts';

export interface DeviceChangeDeps {
  readonly devices: DeviceRecords;
  readonly clock: { now(): number };
}

const tags = ['devices'];

const { serial, firmware, supplier, contract, purchaseCost, purchaseDate, monthlyCost, notes } = moreShape;

/** What is absent stays, null clears. */
const change = z.strictObject({
  name: text(200).optional(),
  connector: keyShape.optional(),
  codec: codecReference.nullish(),
  model: text(200).nullish(),
  expectedPeriod: expectedPeriod.optional(),
  installed: instant.nullish(),
  lifeCycle: lifeCycle.optional(),
  serial: serial.nullish(),
  firmware: firmware.nullish(),
  supplier: supplier.nullish(),
  contract: contract.nullish(),
  purchaseCost: purchaseCost.nullish(),
  purchaseDate: purchaseDate.nullish(),
  monthlyCost: monthlyCost.nullish(),
  tags: tagList.nullish(),
  groups: groupList.nullish(),
  notes: notes.nullish(),
  ...happened,
});

/** Words for what a draft cannot be. */
export function draftFaultMessage({ kind, detail }: DraftFault): string {
  const words: Readonly<Record<DraftFault['kind'], string>> = {
    duplicate: `« ${detail} » existe déjà.`,
    'unknown-connector': `Le connecteur « ${detail} » n’existe pas, ou est fermé.`,
    'unknown-codec': `Le codec « ${detail} » n’existe pas.`,
    'unknown-supplier': `Le fournisseur « ${detail} » n’existe pas : créez-le d’abord.`,
    'unknown-contract': `Le marché « ${detail} » n’existe pas : créez-le d’abord.`,
    'unknown-group': `Le groupe « ${detail} » n’existe pas : créez-le d’abord.`,
    'stands-elsewhere': `Ce capteur est sur l’objet « ${detail} » : un changement d’objet est un déplacement, daté.`,
    'life-cycle': `Ce passage n’est pas permis : ${detail}.`,
    'no-place': 'Ce capteur n’est posé nulle part : donnez l’objet et sa position (déplacement).',
    undated: `« ${detail} » change sans date : changez-le sur la fiche de l’objet, avec sa date. Les mesures d’avant gardent l’ancienne valeur.`,
    unknown: detail,
  };
  return words[kind];
}

export function draftProblem(fault: DraftFault): Problem {
  const message = draftFaultMessage(fault);
  const errors = [{ where: `body.${fault.member}`, message }];
  return fault.kind === 'life-cycle' || fault.kind === 'no-place'
    ? conflict(fault.kind, message, errors)
    : unprocessable(fault.kind, message, errors);
}

async function bringOne(
  devices: DeviceRecords,
  { id, connector }: DeviceRecord,
  { fields, ...occasion }: Occasion & { readonly fields: AskedFields },
): Promise<void> {
  const { outcomes } = await devices.bring([{ id, connector, fields, series: [] }], occasion);
  const [outcome] = outcomes;
  if (outcome?.outcome === 'refused') throw draftProblem(outcome.fault);
}

async function reconnect(devices: DeviceRecords, record: DeviceRecord, occasion: Occasion & { connector: string }) {
  if (await devices.reconnect(record, occasion)) return;
  const message = `Le connecteur « ${occasion.connector} » n’existe pas, est fermé, ou connaît déjà ce capteur.`;
  throw conflict('not-reconnectable', message, [{ where: 'body.connector', message }]);
}

function registerPatch(app: HttpServer, { devices, clock }: DeviceChangeDeps): void {
  app.patch(
    '/api/v1/devices/:id',
    {
      config: { access: 'manager' },
      schema: { tags, params: deviceParams, querystring: deviceQuery, body: change, response: { 200: deviceView } },
    },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const { time, note, connector, ...fields } = request.body;
      const record = await findDevice(devices, { organisation }, { ...request.params, ...request.query });
      const occasion = { organisation, who, time: happenedAt(time, clock.now()), note };
      await bringOne(devices, record, { ...occasion, fields });
      const moves = connector !== undefined && connector !== record.connector;
      if (moves) await reconnect(devices, record, { ...occasion, connector });
      const through = moves ? connector : record.connector;
      return viewDevice(await findDevice(devices, { organisation }, { id: record.id, connector: through }));
    },
  );
}

/** Changing a device, and its end: a retired device keeps its history and is no longer listened to. */
export function registerDeviceChangeRoutes(app: HttpServer, deps: DeviceChangeDeps): void {
  const { devices, clock } = deps;
  registerPatch(app, deps);
  app.delete(
    '/api/v1/devices/:id',
    {
      config: { access: 'manager' },
      schema: {
        tags,
        params: deviceParams,
        querystring: deviceQuery,
        body: z.strictObject(happened).nullish(),
        response: { 200: deviceView },
      },
    },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const record = await findDevice(devices, { organisation }, { ...request.params, ...request.query });
      if (record.lifeCycle !== 'retired') {
        const time = happenedAt(request.body?.time, clock.now());
        const occasion = { organisation, who, time, note: request.body?.note };
        await bringOne(devices, record, { ...occasion, fields: { lifeCycle: 'retired' } });
      }
      return viewDevice(await findDevice(devices, { organisation }, { id: record.id, connector: record.connector }));
    },
  );
}
