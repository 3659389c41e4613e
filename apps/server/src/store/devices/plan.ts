import { nextLifeCycles, standsSomewhere } from '@vigie/kit';
import type { JsonObject, LifeCycle } from '@vigie/kit';
import type { AskedAsset, AskedFields, DeviceDraft, DraftFault } from './device-draft.ts';
import type { DeviceFields, DeviceRecord, RecordedThing } from './device-record.ts';
import { unknownReference } from './references.ts';
import type { References } from './references.ts';

/** One member of a device or of its object, before and after; null where there was or is nothing. */
export interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

export type Changes = Readonly<Record<string, Change>>;

/** What will be done for a draft. */
export type Planned =
  | {
      readonly outcome: 'created';
      readonly draft: DeviceDraft;
      readonly fields: DeviceFields;
      /** Absent for a device that goes to stock. */
      readonly asset: AskedAsset | undefined;
    }
  | {
      readonly outcome: 'updated';
      readonly record: DeviceRecord;
      readonly fields: DeviceFields;
      readonly thing: RecordedThing | undefined;
      readonly changes: Changes;
    }
  | { readonly outcome: 'unchanged'; readonly record: DeviceRecord }
  | { readonly outcome: 'refused'; readonly fault: DraftFault };

export interface Known {
  readonly references: References;
  /** By `connector/id`. */
  readonly records: ReadonlyMap<string, DeviceRecord>;
  /** Keys of objects that exist. */
  readonly things: ReadonlySet<string>;
}

/** One hour: what most battery sensors of the five use cases do. */
const USUAL_PERIOD = 3600;

/** A position apart by less than this many degrees (a centimetre) is the same. */
const SAME_PLACE = 1e-7;

export const deviceKey = ({ connector, id }: { readonly connector: string; readonly id: string }): string =>
  `${connector}/${id}`;

const refused = (fault: DraftFault): Planned => ({ outcome: 'refused', fault });

/** What is asked over what is there: absent leaves, null clears. */
export function mergeFields(current: DeviceFields, asked: AskedFields): DeviceFields {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  const cleared = given.map(([key, value]) => [key, value ?? emptyOf(key)] as const);
  const merged = { ...current, ...Object.fromEntries(cleared) };
  return { ...merged, groups: [...merged.groups].toSorted() };
}

function emptyOf(member: string): unknown {
  if (member === 'tags' || member === 'groups') return [];
  return member === 'expectedPeriod' ? USUAL_PERIOD : undefined;
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

function changesBetween(before: object, after: object): Changes {
  const old = new Map(Object.entries(before));
  const changed = Object.entries(after).filter(([key, value]) => !same(old.get(key), value));
  return Object.fromEntries(
    changed.map(([key, value]) => [key, { before: old.get(key) ?? null, after: value ?? null }]),
  );
}

const comparable = ({ name, properties, longitude, latitude }: RecordedThing): object => ({
  objectName: name,
  ...Object.fromEntries(Object.entries(properties).map(([key, value]) => [`property.${key}`, value])),
  longitude,
  latitude,
});

function movedThing(thing: RecordedThing, { name, place, commune, properties = {} }: AskedAsset): RecordedThing {
  const apart =
    place !== undefined &&
    Math.max(Math.abs(place.longitude - thing.longitude), Math.abs(place.latitude - thing.latitude)) > SAME_PLACE;
  const merged: JsonObject = { ...thing.properties, ...properties };
  const named = { ...thing, name: name ?? thing.name, properties: merged };
  return apart ? { ...named, ...place, commune: commune?.name, communeCode: commune?.code } : named;
}

/** Whether a device may go from one part of its life to another where it stands. */
export function lifeCycleFault(record: DeviceRecord, next: LifeCycle): DraftFault | undefined {
  const { lifeCycle, thing } = record;
  if (next === lifeCycle) return undefined;
  const allowed = nextLifeCycles(lifeCycle);
  if (!allowed.includes(next))
    return { kind: 'life-cycle', member: 'lifeCycle', detail: `${lifeCycle} → ${next} (${allowed.join(', ')})` };
  if (standsSomewhere(next) && thing === undefined) return { kind: 'no-place', member: 'lifeCycle', detail: next };
  return undefined;
}

/** A named object that is not the one it stands on. */
function standsElsewhere({ thing }: DeviceRecord, asset: AskedAsset | undefined): DraftFault | undefined {
  if (thing === undefined || asset === undefined || asset.implied === true || asset.key === thing.key) return undefined;
  return { kind: 'stands-elsewhere', member: 'asset', detail: thing.key };
}

/** A gauge moved without a date breaks its series. */
function undatedChange(thing: RecordedThing | undefined, asset: AskedAsset | undefined): DraftFault | undefined {
  const moved = asset?.mustDate?.find((key) => {
    const [before, after] = [thing?.properties[key], asset.properties?.[key]];
    return before !== undefined && after !== undefined && !same(before, after);
  });
  return moved === undefined ? undefined : { kind: 'undated', member: 'asset', detail: moved };
}

function planUpdate(record: DeviceRecord, { fields: asked, asset }: DeviceDraft): Planned {
  const { thing } = record;
  const fields = onlyFields(mergeFields(record, asked));
  const fault =
    standsElsewhere(record, asset) ?? undatedChange(thing, asset) ?? lifeCycleFault(record, fields.lifeCycle);
  if (fault !== undefined) return refused(fault);
  const after = asset === undefined || thing === undefined ? thing : movedThing(thing, asset);
  const ofThing =
    after === undefined || thing === undefined ? {} : changesBetween(comparable(thing), comparable(after));
  const changes: Changes = { ...changesBetween(record, fields), ...ofThing };
  if (Object.keys(changes).length === 0) return { outcome: 'unchanged', record };
  return { outcome: 'updated', record, fields, thing: after, changes };
}

/** Members of `DeviceFields` only: a record is wider. */
function onlyFields(wider: DeviceFields): DeviceFields {
  const { name, model, codec, expectedPeriod, installed, serial, firmware, supplier, contract } = wider;
  const { purchaseCost, purchaseDate, monthlyCost, lifeCycle, tags, notes, groups } = wider;
  const [first, second] = [
    { name, model, codec, expectedPeriod, installed, serial, firmware, supplier, contract },
    { purchaseCost, purchaseDate, monthlyCost, lifeCycle, tags, notes, groups },
  ];
  return { ...first, ...second };
}

function newFields({ id, fields: asked, asset, defaults = {} }: DeviceDraft): DeviceFields {
  const lifeCycle: LifeCycle = asset === undefined ? 'in-stock' : 'in-service';
  const nothing = {
    model: undefined,
    codec: undefined,
    installed: undefined,
    serial: undefined,
    firmware: undefined,
    supplier: undefined,
    contract: undefined,
    purchaseCost: undefined,
    purchaseDate: undefined,
    monthlyCost: undefined,
    notes: undefined,
  };
  const usual = { ...nothing, name: id, expectedPeriod: USUAL_PERIOD, lifeCycle, tags: [], groups: [] };
  return mergeFields(mergeFields(usual, defaults), asked);
}

function planNew(draft: DeviceDraft, things: Known['things']): Planned {
  const fields = newFields(draft);
  if (!standsSomewhere(fields.lifeCycle)) return { outcome: 'created', draft, fields, asset: undefined };
  const { asset } = draft;
  const placed = asset !== undefined && (asset.place !== undefined || things.has(asset.key));
  if (!placed) return refused({ kind: 'no-place', member: 'place', detail: fields.lifeCycle });
  return { outcome: 'created', draft, fields, asset };
}

/** What a draft comes to, given what is there. Pure: an import's dry run is this and nothing more. */
export function planDraft(draft: DeviceDraft, { references, records, things }: Known): Planned {
  const unknown = unknownReference(draft, references);
  const record = records.get(deviceKey(draft));
  // a closed connector still has its devices: they may be described, not added to
  if (unknown !== undefined && !(record !== undefined && unknown.kind === 'unknown-connector')) return refused(unknown);
  return record === undefined ? planNew(draft, things) : planUpdate(record, draft);
}
