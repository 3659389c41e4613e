import { standsSomewhere } from '@vigie/kit';
import type { AssetProperty, LifeCycle } from '@vigie/kit';
import { missingProperties, propertyFault } from '../api/registry/asset-properties.ts';
import { seriesShape } from '../api/device-shape.ts';
import type { SeriesBody } from '../api/device-shape.ts';
import { prepareSeries, withoutAbsent } from '../api/new-device.ts';
import type { KnownModel, Vocabulary } from '../api/new-device.ts';
import { deviceId, instant, keyShape } from '../api/shapes.ts';
import { placeFault } from '../places/commune-locator.ts';
import type { Place } from '../places/commune-locator.ts';
import type { AskedAsset, AskedFields, DeviceDraft } from '../ports/device-records.ts';
import type { ImportFault } from '../ports/imports.ts';
import { readDay, readNumber, rearmed, shown } from './csv-cell.ts';
import type { Read } from './csv-cell.ts';
import type { Column } from './import-columns.ts';
import { readLifeCycle } from './life-cycle-words.ts';

/** A line as a device to be made or changed, or everything that is wrong with it. */
export type ReadLine =
  | { readonly ok: true; readonly draft: DeviceDraft }
  | { readonly ok: false; readonly faults: readonly ImportFault[] };

type PropertyValue = string | number | boolean;

const MOST_EUR = 99_999_999;
const LONGEST_PERIOD_S = 31_536_000;
const USUAL_PERIOD_S = 3600;

const LENGTHS: Partial<Record<Column, number>> = {
  notes: 10_000,
  datastreams: 20_000,
  firmware: 100,
  codec: 200,
  domain: 100,
  asset_type: 100,
};
const LONGEST_TEXT = 200;

/** Cells of one line by column, read one by one; what is wrong gathers. */
class LineCells {
  readonly faults: ImportFault[] = [];
  private readonly line: number;
  private readonly cells: ReadonlyMap<Column, string>;

  constructor(line: number, cells: ReadonlyMap<Column, string>) {
    this.line = line;
    this.cells = cells;
  }

  fault(column: Column | undefined, what: string, mend: string): undefined {
    this.faults.push({ line: this.line, ...(column === undefined ? {} : { column }), what, mend });
    return undefined;
  }

  text(column: Column): string | undefined {
    const cell = rearmed(this.cells.get(column) ?? '')
      .trim()
      .replaceAll('\r\n', '\n');
    if (cell === '') return undefined;
    const most = LENGTHS[column] ?? LONGEST_TEXT;
    if (cell.length > most) return this.fault(column, `${cell.length} caractères.`, `${most} au plus.`);
    if (cell.includes('\0')) return this.fault(column, 'Caractère interdit (NUL).', 'Retirez ce caractère.');
    return cell;
  }

  read<T>(column: Column, read: (cell: string) => Read<T>): T | undefined {
    const cell = this.text(column);
    if (cell === undefined) return undefined;
    const result = read(cell);
    return 'fault' in result ? this.fault(column, result.fault, result.mend) : result.value;
  }

  number(column: Column, bounds: { min: number; max: number }): number | undefined {
    return this.read(column, (cell) => readNumber(cell, bounds));
  }

  key(column: Column): string | undefined {
    return this.read(column, (cell) => readKey(cell));
  }

  /** Several in one cell, between `|` or `,`. */
  list(column: Column): string[] | undefined {
    const cell = this.text(column);
    const items = cell?.split(/[|,]/).map((item) => item.trim());
    return items && [...new Set(items.filter((item) => item !== ''))].slice(0, 50);
  }

  properties(): readonly Column[] {
    return [...this.cells.keys()].filter((column) => column.startsWith('property.'));
  }
}

function readKey(cell: string): Read<string> {
  if (keyShape.safeParse(cell).success) return { value: cell };
  return { fault: `« ${shown(cell)} » n’est pas une clé.`, mend: 'Lettres, chiffres et . _ : ~ - seulement.' };
}

function readCodec(cell: string): Read<{ id: string; version: string }> {
  const [, id, version] = /^([^@\s]+)@([^@\s]{1,64})$/.exec(cell) ?? [];
  if (id !== undefined && version !== undefined) return { value: { id, version } };
  return { fault: `« ${shown(cell)} » n’est pas un codec.`, mend: 'Écrivez codec@version, ex. « em310@1.0.0 ».' };
}

function readInstant(cell: string): Read<number> {
  const day = readDay(cell);
  const parsed = instant.safeParse('value' in day ? day.value : cell);
  if (parsed.success) return { value: parsed.data };
  return { fault: `« ${shown(cell)} » n’est pas une date.`, mend: 'Écrivez 2025-03-30 ou 2025-03-30T08:00:00+02:00.' };
}

function readSeries(cell: string): Read<SeriesBody> {
  const mend = 'Laissez vide pour les séries du modèle, ou reprenez la cellule d’un export.';
  try {
    const parsed = seriesShape.safeParse(JSON.parse(cell));
    return parsed.success ? { value: parsed.data } : { fault: 'Séries mal décrites.', mend };
  } catch {
    return { fault: 'Ce n’est pas du JSON.', mend };
  }
}

const euros = { min: 0, max: MOST_EUR };

function fieldsOf(cells: LineCells): AskedFields {
  return withoutAbsent<AskedFields>({
    name: cells.text('name'),
    model: cells.text('model'),
    codec: cells.read('codec', readCodec),
    lifeCycle: cells.read<LifeCycle>('life_cycle', readLifeCycle),
    serial: cells.text('serial'),
    firmware: cells.text('firmware'),
    supplier: cells.key('supplier'),
    contract: cells.key('contract'),
    purchaseCost: cents(cells.number('purchase_cost_eur', euros)),
    purchaseDate: cells.read('purchase_date', readDay),
    monthlyCost: cents(cells.number('monthly_cost_eur', euros)),
    expectedPeriod: whole(cells.number('expected_period_s', { min: 1, max: LONGEST_PERIOD_S })),
    installed: cells.read('installed', readInstant),
    tags: cells.list('tags'),
    groups: cells.list('groups'),
    notes: cells.text('notes'),
  });
}

const cents = (amount: number | undefined) => (amount === undefined ? undefined : Math.round(amount * 100) / 100);
const whole = (seconds: number | undefined) => (seconds === undefined ? undefined : Math.round(seconds));

const NO_PLACE = { fault: 'La position 0,0 n’en est pas une.', mend: 'Laissez les deux cellules vides, ou mesurez.' };
const DEGREES = 'Degrés décimaux : longitude 5,37, latitude 43,30.';

function locate(place: Place, vocabulary: Vocabulary): Read<Pick<AskedAsset, 'place' | 'commune'>> {
  if (place.longitude === 0 && place.latitude === 0) return NO_PLACE;
  const located = vocabulary.locate?.(place);
  if (located?.ok === false) return { fault: placeFault(located.why, place), mend: DEGREES };
  return { value: withoutAbsent({ place, commune: located?.commune }) };
}

function placeOf(cells: LineCells, vocabulary: Vocabulary): Pick<AskedAsset, 'place' | 'commune'> | undefined {
  const faults = cells.faults.length;
  const longitude = cells.number('longitude', { min: -180, max: 180 });
  const latitude = cells.number('latitude', { min: -90, max: 90 });
  if (cells.faults.length > faults || (longitude === undefined && latitude === undefined)) return undefined;
  if (longitude === undefined || latitude === undefined) {
    const missing = longitude === undefined ? 'longitude' : 'latitude';
    return cells.fault(missing, 'Une position a deux nombres.', 'Donnez la longitude et la latitude.');
  }
  const located = locate({ longitude, latitude }, vocabulary);
  return 'fault' in located ? cells.fault('longitude', located.fault, located.mend) : located.value;
}

function readProperty(cell: string, declared: AssetProperty | undefined): Read<PropertyValue> {
  const value = propertyValue(cell, declared);
  const fault = declared === undefined ? undefined : propertyFault(declared, value);
  return fault === undefined ? { value } : { fault, mend: 'Corrigez la valeur, dans l’unité de la fiche.' };
}

function propertyValue(cell: string, declared: AssetProperty | undefined): PropertyValue {
  if (declared?.type === 'text') return cell;
  const number = readNumber(cell, { min: -Number.MAX_VALUE, max: Number.MAX_VALUE });
  if ('value' in number) return number.value;
  if (/^(true|vrai|oui)$/i.test(cell)) return true;
  return /^(false|faux|non)$/i.test(cell) ? false : cell;
}

function propertiesOf(cells: LineCells, type: string | undefined, vocabulary: Vocabulary) {
  const declared = new Map((vocabulary.assetType(type ?? '')?.properties ?? []).map((one) => [one.key, one]));
  const properties = cells.properties().flatMap((column) => {
    const key = column.slice('property.'.length);
    const value = cells.read(column, (cell) => readProperty(cell, declared.get(key)));
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(properties);
}

/** What the line says of the object; nothing where it says nothing. */
function assetOf(
  cells: LineCells,
  { id, model }: { readonly id: string; readonly model: KnownModel | undefined },
  vocabulary: Vocabulary,
): AskedAsset | undefined {
  const placed = placeOf(cells, vocabulary);
  const [given, name] = [cells.text('asset'), cells.text('asset_name')];
  const type = cells.text('asset_type') ?? model?.assetType;
  const domain = cells.text('domain') ?? model?.domain;
  const properties = propertiesOf(cells, type, vocabulary);
  const says = [given, name, placed].some((one) => one !== undefined) || Object.keys(properties).length > 0;
  if (!says) return undefined;
  return {
    key: given ?? id,
    implied: given === undefined,
    ...withoutAbsent({ type, domain, name, ...placed }),
    properties,
    ...withoutAbsent({ mustDate: vocabulary.mustDate }),
  };
}

interface Names {
  readonly id: string;
  readonly connector: string;
}

function namesOf(cells: LineCells): Names | undefined {
  const named = cells.text('id');
  if (named === undefined)
    cells.fault('id', 'Il n’y a pas d’identifiant.', 'Donnez le DevEUI ou l’identifiant de l’émetteur.');
  const connector = cells.key('connector');
  if (connector === undefined && cells.faults.every(({ column }) => column !== 'connector'))
    cells.fault('connector', 'Il n’y a pas de connecteur.', 'Donnez sa clé, ou choisissez-en un pour tout le fichier.');
  return named === undefined || connector === undefined ? undefined : { id: deviceId.parse(named), connector };
}

function seriesOf(
  cells: LineCells,
  { fields, model }: { fields: AskedFields; model: KnownModel | undefined },
  vocabulary: Vocabulary,
) {
  const datastreams = cells.read('datastreams', readSeries);
  const period = fields.expectedPeriod ?? model?.model.expectedPeriod ?? USUAL_PERIOD_S;
  return prepareSeries(withoutAbsent({ datastreams, model: model?.model.id }), period, vocabulary);
}

/** Reads a line; what is empty is left as it is. */
export function readLine(
  { line, cells: given }: { readonly line: number; readonly cells: ReadonlyMap<Column, string> },
  vocabulary: Vocabulary,
): ReadLine {
  const cells = new LineCells(line, given);
  const names = namesOf(cells);
  const fields = fieldsOf(cells);
  const model = typeof fields.model === 'string' ? vocabulary.model(fields.model) : undefined;
  const asset = assetOf(cells, { id: names?.id ?? '', model }, vocabulary);
  const series = seriesOf(cells, { fields, model }, vocabulary);
  if (cells.faults.length > 0 || names === undefined) return { ok: false, faults: cells.faults };
  const draft = { ...names, fields, series, ...modelDefaults(model) };
  return { ok: true, draft: asset === undefined ? draft : { ...draft, asset } };
}

/** What a new device takes from its model where its line does not say. */
function modelDefaults(model: KnownModel | undefined): Pick<DeviceDraft, 'defaults'> {
  if (model === undefined) return {};
  const { codec, expectedPeriod } = model.model;
  return { defaults: { codec, expectedPeriod } };
}

/** What the packs will miss of a new object. */
export function missingOf(draft: DeviceDraft, vocabulary: Vocabulary): readonly AssetProperty[] {
  const { asset, fields } = draft;
  if (asset?.type === undefined || (fields.lifeCycle && !standsSomewhere(fields.lifeCycle))) return [];
  return missingProperties(vocabulary.assetType(asset.type), asset.properties ?? {});
}
