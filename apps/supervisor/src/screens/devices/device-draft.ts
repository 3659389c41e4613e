import type { DeviceRecord } from './devices-api.ts';

/** A device as its form holds it: text, lists between commas. */
export interface DeviceDraft {
  readonly name: string;
  readonly lifeCycle: DeviceRecord['lifeCycle'];
  readonly serial: string;
  readonly firmware: string;
  readonly supplier: string;
  readonly contract: string;
  readonly purchaseCost: string;
  readonly purchaseDate: string;
  readonly monthlyCost: string;
  readonly expectedPeriod: string;
  readonly tags: string;
  readonly groups: string;
  readonly notes: string;
  /** Why: written with the change, not in the device. */
  readonly note: string;
}

const numberText = (value: number | undefined): string => (value === undefined ? '' : String(value).replace('.', ','));

export function draftOf(device: DeviceRecord): DeviceDraft {
  const { name, lifeCycle, serial = '', firmware = '', supplier = '', contract = '', notes = '' } = device;
  return {
    name,
    lifeCycle,
    serial,
    firmware,
    supplier,
    contract,
    notes,
    purchaseCost: numberText(device.purchaseCost),
    purchaseDate: device.purchaseDate ?? '',
    monthlyCost: numberText(device.monthlyCost),
    expectedPeriod: String(device.expectedPeriod),
    tags: device.tags.join(', '),
    groups: device.groups.join(', '),
    note: '',
  };
}

/** Items between commas. */
export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

type Sent = string | number | readonly string[] | null;

// a comma is what French keyboards write; what is no number goes as it is, for the server to refuse in its words
function numberSent(text: string): Sent {
  const value = Number(text.replace(',', '.'));
  return Number.isNaN(value) ? text : value;
}

function sent(name: keyof DeviceDraft, text: string): Sent {
  if (name === 'tags' || name === 'groups') return listOf(text);
  if (text.trim() === '') return null;
  const numeric = name === 'purchaseCost' || name === 'monthlyCost' || name === 'expectedPeriod';
  return numeric ? numberSent(text) : text.trim();
}

/** What of the form differs from the device, as the API takes it: null clears. */
export function deviceChange(device: DeviceRecord, draft: DeviceDraft): Readonly<Record<string, Sent>> {
  const before = draftOf(device);
  const names = Object.keys(draft) as (keyof DeviceDraft)[]; // keys of the interface, all present
  return Object.fromEntries(
    names.filter((name) => draft[name] !== before[name]).map((name) => [name, sent(name, draft[name])]),
  );
}
