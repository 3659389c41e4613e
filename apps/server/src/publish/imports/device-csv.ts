import { isoTimeOrAbsent } from '../api/shapes.ts';
import { prepareSeries } from '../api/new-device.ts';
import type { KnownModel, Vocabulary } from '../api/new-device.ts';
import type { DeviceRecord } from '../ports/device-records.ts';
import type { NewDatastream } from '../ports/registry-writes.ts';
import { disarmed } from './csv-cell.ts';
import { COLUMNS } from './import-columns.ts';

/** A device with the series it feeds or will feed. */
export interface ExportedDevice {
  readonly record: DeviceRecord;
  readonly series: readonly NewDatastream[];
}

type Cell = string | number | undefined;

/** Heading of a file of devices with these properties of objects. */
export function headingOf(properties: readonly string[]): string[] {
  return [...COLUMNS, ...properties.map((key) => `property.${key}`)];
}

const plain = ({ field, quantity, unit, factor, offset, sensorRange, role, period, ...told }: NewDatastream) => ({
  field,
  quantity,
  unit,
  factor,
  offset,
  sensorRange: sensorRange ?? undefined,
  role,
  period,
  covers: told.covers ?? 'moment',
  periodField: told.periodField,
});

/** Nothing where a device of this model feeds just what its model says. */
function seriesCell({ record, series }: ExportedDevice, vocabulary: Vocabulary): string | undefined {
  const { model, expectedPeriod } = record;
  const usual = model === undefined ? [] : prepareSeries({ model }, expectedPeriod, vocabulary);
  const [mine, models] = [series, usual].map((list) => JSON.stringify(list.map(plain)));
  return mine === models ? undefined : mine;
}

function placeCells({ thing }: DeviceRecord): Record<string, Cell> {
  if (thing === undefined) return {};
  return {
    asset: thing.key,
    asset_name: thing.name,
    asset_type: thing.type,
    domain: thing.domain,
    longitude: thing.longitude,
    latitude: thing.latitude,
    commune: thing.commune,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function cellsOf(exported: ExportedDevice, vocabulary: Vocabulary): Record<string, Cell> {
  const { record } = exported;
  const { codec, thing } = record;
  const properties = Object.entries(thing?.properties ?? {}).map(([key, value]) => [`property.${key}`, textOf(value)]);
  return {
    connector: record.connector,
    id: record.id,
    name: record.name,
    model: record.model,
    codec: codec && `${codec.id}@${codec.version}`,
    life_cycle: record.lifeCycle,
    serial: record.serial,
    firmware: record.firmware,
    supplier: record.supplier,
    contract: record.contract,
    purchase_cost_eur: record.purchaseCost,
    purchase_date: record.purchaseDate,
    monthly_cost_eur: record.monthlyCost,
    expected_period_s: record.expectedPeriod,
    installed: isoTimeOrAbsent(record.installed),
    tags: record.tags.join('|'),
    groups: record.groups.join('|'),
    notes: record.notes,
    ...placeCells(record),
    datastreams: seriesCell(exported, vocabulary),
    ...Object.fromEntries(properties),
  };
}

/** One line of an export, in the order of the heading. */
export function rowOf(
  exported: ExportedDevice,
  { heading, vocabulary }: { readonly heading: readonly string[]; readonly vocabulary: Vocabulary },
): (string | number)[] {
  const cells = cellsOf(exported, vocabulary);
  return heading.map((column) => {
    const cell = cells[column] ?? '';
    return typeof cell === 'string' ? disarmed(cell) : cell;
  });
}

/** An example line of a template: what a device of the model may look like. */
export function exampleOf(known: KnownModel | undefined, heading: readonly string[]): (string | number)[] {
  const example: Record<string, Cell> = {
    connector: 'chirpstack-nord',
    id: '70B3D57ED0000001',
    name: 'Sonde du parvis',
    model: known?.model.id,
    codec: known && `${known.model.codec.id}@${known.model.codec.version}`,
    life_cycle: 'in-service',
    expected_period_s: known?.model.expectedPeriod ?? 3600,
    installed: '2026-03-30',
    tags: 'pilote|lot 2',
    asset: 'pav-0001',
    asset_name: 'Colonne du parvis',
    asset_type: known?.assetType,
    domain: known?.domain,
    longitude: 5.3698,
    latitude: 43.2965,
  };
  return heading.map((column) => example[column] ?? '');
}
