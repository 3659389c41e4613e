import type { DeviceModel, Pack } from '@vigie/kit';
import type { CommandedDevice, DeviceBook } from '#command/commanded-device.ts';
import type { RegistryView } from './registry-view.ts';

interface Index {
  readonly byId: Map<number, CommandedDevice>;
  readonly byKey: Map<string, CommandedDevice>;
  readonly byThing: Map<string, CommandedDevice[]>;
  readonly byModel: Map<string, CommandedDevice[]>;
}

function push(index: Map<string, CommandedDevice[]>, key: string, device: CommandedDevice): void {
  const known = index.get(key);
  if (known === undefined) index.set(key, [device]);
  else known.push(device);
}

/** The registry as the way back sees it; made anew from memory when somebody asks after a change. */
export function commandDevices(view: RegistryView, packs: readonly Pack[]): DeviceBook {
  const models = new Map<string, DeviceModel>(packs.flatMap(({ devices }) => devices.map((one) => [one.id, one])));
  let index: Index | undefined;
  view.onChange(() => (index = undefined));
  const made = () => (index ??= indexOf(view, models));
  return {
    byId: (id) => made().byId.get(id),
    byKey: (organisation, key) => made().byKey.get(`${organisation} ${key}`),
    ofThing: (organisation, thing) => made().byThing.get(`${organisation} ${thing}`) ?? [],
    ofModel: (organisation, model) => made().byModel.get(`${organisation} ${model}`) ?? [],
  };
}

function indexOf(view: RegistryView, models: ReadonlyMap<string, DeviceModel>): Index {
  const index: Index = { byId: new Map(), byKey: new Map(), byThing: new Map(), byModel: new Map() };
  const connectors = new Map(view.connectors.map((connector) => [connector.identity.id, connector]));
  for (const device of view.everyDevice()) {
    const through = connectors.get(device.connector);
    if (through === undefined) continue;
    const { id, key, kind } = through.identity;
    const commanded: CommandedDevice = {
      id: device.id,
      key: device.key,
      organisation: device.organisation,
      thing: device.thing.id,
      thingKey: device.thing.key,
      connector: { id, key, kind, settings: through.settings, disabled: through.disabled },
      codec: device.codec,
      model: device.model === undefined ? undefined : models.get(device.model),
      expectedPeriod: device.expectedPeriod,
      datastreams: device.datastreams.map((datastream) => ({ id: datastream.id, field: datastream.field })),
    };
    index.byId.set(device.id, commanded);
    index.byKey.set(`${device.organisation} ${device.key}`, commanded);
    push(index.byThing, `${device.organisation} ${device.thing.key}`, commanded);
    if (device.model !== undefined) push(index.byModel, `${device.organisation} ${device.model}`, commanded);
  }
  return index;
}
