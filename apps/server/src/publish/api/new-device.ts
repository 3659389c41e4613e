import { standsSomewhere } from '@vigie/kit';
import type { AssetType, DatastreamTemplate, DeviceModel, JsonObject, LawName, Quantity } from '@vigie/kit';
import type { ProblemPlace } from '#platform/http/problem.ts';
import { placeFault } from '../places/commune-locator.ts';
import type { Locate, Located, Place } from '../places/commune-locator.ts';
import type { NewAsset, NewDatastream, NewDevice } from '../ports/registry-writes.ts';
import type { AssetBody, DeviceBody, SeriesBody } from './device-shape.ts';
import { missingProperties, propertyFaults } from './registry/asset-properties.ts';

/** A device model with what it is mostly mounted on. */
export interface KnownModel {
  readonly model: DeviceModel;
  readonly domain: string;
  readonly assetType: string;
}

/** What the installed packs and the territory know, as registration needs it. */
export interface Vocabulary {
  /** Absent: no kit nor pack declares it. */
  quantity(key: string): Quantity | undefined;
  /** Domain of a pack that uses the quantity, and what it is mostly measured on. */
  domainOf(quantity: string): { readonly domain: string; readonly assetType: string } | undefined;
  model(id: string): KnownModel | undefined;
  assetType(id: string): AssetType | undefined;
  /** Keys of the properties that objects of a domain, or of any, may have. */
  properties(domain?: string): readonly string[];
  /** Keys of those whose change must say its own time, whatever the type. */
  readonly mustDate?: readonly string[];
  /** Absent: the territory has no outlines, every position is taken. */
  readonly locate?: Locate;
}

/** A device ready to be written, with what its manager should know; not to be written where there are faults. */
export interface PreparedDevice {
  readonly device: NewDevice;
  readonly warnings: readonly string[];
  /** Places within the device: `.place`, `.asset.properties.dEmpty`. */
  readonly faults: readonly ProblemPlace[];
}

// One hour: what most battery sensors of the five use cases do.
const USUAL_PERIOD = 3600;

/** Members that are there: absence must not hide what a spread comes over. */
export function withoutAbsent<T extends object>(given: T): T {
  const members = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members) as T; // only absent members are gone
}

function assetOf(body: DeviceBody, series: readonly NewDatastream[], vocabulary: Vocabulary): NewAsset {
  const { asset, id, name, model } = body;
  const { commune, ...given }: AssetBody = typeof asset === 'object' ? asset : { key: asset ?? id };
  const modelled = model === undefined ? undefined : vocabulary.model(model);
  const [usual] = series.flatMap(({ quantity }) => vocabulary.domainOf(quantity) ?? []);
  const { assetType: type, domain } = modelled ?? usual ?? { assetType: 'object', domain: 'other' };
  // What the asset says of itself wins over what is guessed of it.
  const own = { type, domain, name: name ?? given.key, properties: {}, ...withoutAbsent(given) };
  return { ...own, ...communeOf(body.place, commune, vocabulary) };
}

/** The commune is where the position lies; what somebody wrote counts where no outline says better. */
function communeOf(place: Place | undefined, written: string | undefined, { locate }: Vocabulary) {
  const located = place === undefined ? undefined : locate?.(place);
  const found = located?.ok === true ? located.commune : undefined;
  if (found !== undefined) return { commune: found.name, communeCode: found.code };
  return written === undefined ? {} : { commune: written };
}

function lawOf(quantity: Quantity | undefined): LawName {
  return quantity?.law ?? 'none';
}

type Told = Pick<DatastreamTemplate, 'field' | 'quantity' | 'covers' | 'periodField'>;

/** Which time a value tells of: as somebody said, or as the model of the device has it. */
function toldOf(
  { field, quantity, covers, periodField }: Told,
  { modelled, asked }: { readonly modelled: readonly Told[] | undefined; readonly asked: boolean },
): Pick<NewDatastream, 'covers' | 'coversSaid' | 'periodField'> {
  const template = modelled?.find((each) => each.field === field && each.quantity === quantity);
  const usual = template?.covers ?? 'moment';
  const told = { covers: covers ?? usual, coversSaid: asked && covers !== undefined && covers !== usual };
  const length = periodField ?? template?.periodField;
  return length === undefined ? told : { ...told, periodField: length };
}

/** Series as asked, or those of the model, completed with what the vocabulary knows. */
export function prepareSeries(
  { datastreams, model }: { readonly datastreams?: SeriesBody; readonly model?: string },
  period: number,
  vocabulary: Vocabulary,
): NewDatastream[] {
  const modelled = model === undefined ? undefined : vocabulary.model(model)?.model.datastreams;
  return (datastreams ?? modelled ?? []).map(({ field, quantity, unit, ...rest }): NewDatastream => ({
    ...toldOf({ field, quantity, ...rest }, { modelled, asked: datastreams !== undefined }),
    field,
    quantity,
    unit: unit ?? vocabulary.quantity(quantity)?.unit ?? '1',
    factor: rest.factor ?? 1,
    offset: rest.offset ?? 0,
    ...(rest.sensorRange === undefined ? {} : { sensorRange: rest.sensorRange }),
    role: rest.role ?? 'measure',
    period: rest.period ?? period,
    law: lawOf(vocabulary.quantity(quantity)),
  }));
}

function seriesWarnings(series: readonly NewDatastream[], vocabulary: Vocabulary): string[] {
  return series.flatMap(({ field, quantity: key, unit }) => {
    const quantity = vocabulary.quantity(key);
    if (!quantity) {
      return [`${field} : la grandeur « ${key} » n’est pas déclarée ; ses valeurs sont gardées mais jamais agrégées.`];
    }
    if (quantity.unit === unit) return [];
    return [`${field} : « ${key} » se garde en ${quantity.unit}, la série est en ${unit} ; vérifiez le facteur.`];
  });
}

/** What is wrong with a position of the territory, as a place of a problem. */
export function placeFaults(place: Place | undefined, { locate }: Pick<Vocabulary, 'locate'>): ProblemPlace[] {
  const located: Located | undefined = place === undefined ? undefined : locate?.(place);
  if (place === undefined || located === undefined || located.ok) return [];
  return [{ where: '.place', message: placeFault(located.why, place) }];
}

export function assetFaults(type: string, properties: JsonObject, vocabulary: Vocabulary): ProblemPlace[] {
  return propertyFaults(vocabulary.assetType(type), properties).map(({ key, message }) => ({
    where: `.asset.properties.${key}`,
    message,
  }));
}

function assetWarnings({ type, properties }: NewAsset, vocabulary: Vocabulary): string[] {
  return missingProperties(vocabulary.assetType(type), properties).map(
    ({ label, key }) => `« ${label.fr} » (${key}) manque : les indicateurs qui s’en servent attendront.`,
  );
}

/** Purchase, life and words: only what is there. */
function moreOf(body: DeviceBody): NonNullable<NewDevice['more']> {
  const { serial, firmware, supplier, contract, purchaseCost, purchaseDate, monthlyCost } = body;
  const { lifeCycle, tags, groups, notes } = body;
  const bought = { serial, firmware, supplier, contract, purchaseCost, purchaseDate, monthlyCost };
  return withoutAbsent({ ...bought, lifeCycle, tags, groups, notes });
}

function periodOf({ expectedPeriod, model }: DeviceBody, vocabulary: Vocabulary): number {
  const modelled = model === undefined ? undefined : vocabulary.model(model);
  return expectedPeriod ?? modelled?.model.expectedPeriod ?? USUAL_PERIOD;
}

/** The object of a device that stands somewhere, with what is wrong or missing of it. */
function prepareAsset(body: DeviceBody, series: readonly NewDatastream[], vocabulary: Vocabulary) {
  const standing = body.lifeCycle === undefined || standsSomewhere(body.lifeCycle);
  if (!standing) return { placed: {}, warnings: [], faults: [] };
  const { place } = body;
  const asset = assetOf(body, series, vocabulary);
  return {
    placed: { asset, ...(place === undefined ? {} : { place }) },
    // of an object that is only named nothing was said: it may be there already
    warnings: typeof body.asset === 'object' ? assetWarnings(asset, vocabulary) : [],
    faults: [...placeFaults(place, vocabulary), ...assetFaults(asset.type, asset.properties, vocabulary)],
  };
}

/** What was asked, completed with what the vocabulary knows. */
export function prepareDevice(body: DeviceBody, vocabulary: Vocabulary): PreparedDevice {
  const expectedPeriod = periodOf(body, vocabulary);
  const datastreams = prepareSeries(body, expectedPeriod, vocabulary);
  const { placed, warnings, faults } = prepareAsset(body, datastreams, vocabulary);
  const { id, connector, codec, name = id, model, installed } = body;
  const device = { id, connector, codec, model, installed, name, expectedPeriod, datastreams, more: moreOf(body) };
  return {
    device: { ...device, ...placed },
    warnings: [...seriesWarnings(datastreams, vocabulary), ...warnings],
    faults,
  };
}
