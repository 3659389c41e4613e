import { createQuantityRegistry } from '@vigie/kit';
import type { DatastreamTemplate, DeviceModel } from '@vigie/kit';
import { quantities as lightingQuantities } from '../../packs/lighting/quantities.ts';
import { quantities as noiseQuantities } from '../../packs/noise/quantities.ts';

export type ConnectorKey = 'chirpstack-metropole' | 'tts-rivieres' | 'compteurs-http' | 'bruit-http' | 'armoires-mqtt';

/** `POST /api/v1/connectors`. */
export interface ConnectorRegistration {
  readonly id: ConnectorKey;
  readonly kind: 'chirpstack-v4' | 'tts-v3' | 'http-json' | 'mqtt-json';
  readonly name: string;
}

export const CONNECTORS: readonly ConnectorRegistration[] = [
  { id: 'chirpstack-metropole', kind: 'chirpstack-v4', name: 'Réseau LoRaWAN de la métropole' },
  { id: 'tts-rivieres', kind: 'tts-v3', name: 'Stations de rivière' },
  { id: 'compteurs-http', kind: 'http-json', name: 'Compteurs vélos et piétons' },
  { id: 'bruit-http', kind: 'http-json', name: 'Stations de bruit à composition' },
  { id: 'armoires-mqtt', kind: 'mqtt-json', name: 'Armoires d’éclairage' },
];

export interface Asset {
  readonly type: string;
  readonly domain: string;
  readonly key: string;
  readonly name: string;
  readonly commune: string;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

/** `POST /api/v1/devices`. */
export interface DeviceRegistration {
  readonly id: string;
  readonly connector: ConnectorKey;
  readonly codec: { readonly id: string; readonly version: string };
  readonly name: string;
  readonly asset: Asset;
  readonly place: { readonly longitude: number; readonly latitude: number };
  /** Seconds. */
  readonly expectedPeriod: number;
  readonly model: string;
  readonly datastreams: readonly (DatastreamTemplate & { readonly unit: string })[];
}

/** What a registration takes from the model of its device, and what is particular to this one. */
export interface Fitting {
  readonly id: string;
  readonly connector: ConnectorKey;
  readonly name: string;
  readonly asset: Asset;
  readonly place: { readonly longitude: number; readonly latitude: number };
  /** Seconds, where it is not the model's. */
  readonly period?: number;
}

export function registrationOf(model: DeviceModel, fitting: Fitting): DeviceRegistration {
  const { id, connector, name, asset, place, period = model.expectedPeriod } = fitting;
  return {
    id,
    connector,
    codec: model.codec,
    name,
    asset,
    place: { longitude: place.longitude, latitude: place.latitude },
    expectedPeriod: period,
    model: model.id,
    datastreams: keptOf(model).map((template) => ({ ...template, unit: unitOf(template) })),
  };
}

/** What this territory does not keep of what its devices say: no screen, rule or indicator reads it. */
const NOT_KEPT: Readonly<Record<string, readonly string[]>> = {
  'milesight-ws302': ['LAF'],
  'parametric-pcr2': ['cumulatedCount', 'temperature'],
  'milesight-uc300': ['current', 'voltage'],
  'milesight-ws558': ['current', 'voltage', 'powerFactor'],
};

function keptOf({ id, datastreams }: DeviceModel): readonly DatastreamTemplate[] {
  return datastreams.filter(({ quantity }) => !NOT_KEPT[id]?.includes(quantity));
}

const quantityOf = createQuantityRegistry([...noiseQuantities, ...lightingQuantities]);

/** A model's unit is what the codec gives; where a factor turns it into the quantity's own, that is what is kept. */
function unitOf({ quantity, unit, factor }: DatastreamTemplate): string {
  const own = quantityOf(quantity).unit;
  return factor === undefined ? (unit ?? own) : own;
}
