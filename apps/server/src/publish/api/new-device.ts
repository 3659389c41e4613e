import type { LawName, Quantity } from '@vigie/kit';
import type { NewAsset, NewDatastream, NewDevice } from '../ports/registry-writes.ts';
import type { DeviceBody } from './device-shape.ts';

/** What the installed packs know, as registration needs it. */
export interface Vocabulary {
  /** Absent: no kit nor pack declares it. */
  quantity(key: string): Quantity | undefined;
  /** Domain of a pack that uses the quantity, and what it is mostly measured on. */
  domainOf(quantity: string): { readonly domain: string; readonly assetType: string } | undefined;
}

/** A device ready to be written, with what its manager should know. */
export interface PreparedDevice {
  readonly device: NewDevice;
  readonly warnings: readonly string[];
}

// One hour: what most battery sensors of the five use cases do.
const USUAL_PERIOD = 3600;

function assetOf({ asset, id, name, datastreams }: DeviceBody, vocabulary: Vocabulary): NewAsset {
  const given = typeof asset === 'object' ? asset : { key: asset ?? id };
  const [usual] = datastreams.flatMap(({ quantity }) => vocabulary.domainOf(quantity) ?? []);
  const { assetType: type, domain } = usual ?? { assetType: 'object', domain: 'other' };
  // What the asset says of itself wins over what is guessed of it.
  return { type, domain, name: name ?? given.key, properties: {}, ...withoutAbsent(given) };
}

/** Members that are there: absence must not hide what a spread comes over. */
function withoutAbsent<T extends object>(given: T): T {
  const members = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members) as T; // only absent members are gone
}

function lawOf(quantity: Quantity | undefined): LawName {
  return quantity?.law ?? 'none';
}

function warningsOf(body: DeviceBody, vocabulary: Vocabulary): string[] {
  return body.datastreams.flatMap(({ field, quantity: key, unit }) => {
    const quantity = vocabulary.quantity(key);
    if (!quantity) {
      return [`${field} : la grandeur « ${key} » n’est pas déclarée ; ses valeurs sont gardées mais jamais agrégées.`];
    }
    if (unit === undefined || quantity.unit === unit) return [];
    return [`${field} : « ${key} » se garde en ${quantity.unit}, la série est en ${unit} ; vérifiez le facteur.`];
  });
}

/** What was asked, completed with what the vocabulary knows. */
export function prepareDevice(body: DeviceBody, vocabulary: Vocabulary): PreparedDevice {
  const period = body.expectedPeriod ?? USUAL_PERIOD;
  const datastreams = body.datastreams.map(({ field, quantity, unit, ...rest }): NewDatastream => ({
    field,
    quantity,
    unit: unit ?? vocabulary.quantity(quantity)?.unit ?? '1',
    factor: rest.factor ?? 1,
    offset: rest.offset ?? 0,
    sensorRange: rest.sensorRange,
    role: rest.role ?? 'measure',
    period: rest.period ?? period,
    law: lawOf(vocabulary.quantity(quantity)),
  }));
  const { id, connector, codec, name, model, installed, place } = body;
  const device: NewDevice = {
    id,
    connector,
    codec,
    model,
    installed,
    place,
    datastreams,
    name: name ?? id,
    expectedPeriod: period,
    asset: assetOf(body, vocabulary),
  };
  return { device, warnings: warningsOf(body, vocabulary) };
}
