import type { Instant, JsonObject } from '@vigie/kit';
import { standsSomewhere } from '@vigie/kit';
import type pg from 'pg';
import { resolveCodecs } from '../codec-assignment.ts';
import { DeviceRefused } from '../new-device.ts';
import type { Derivations, WrittenDevice } from '../new-device.ts';
import type { Author, NewEvent } from './events.ts';
import { writeEvents, writeJournal } from './events.ts';
import { takeDown } from './feeds.ts';
import { deviceKey } from './plan.ts';
import type { Planned } from './plan.ts';
import type { References } from './references.ts';
import { insertDevices, updateDevices, writeGroups } from './write-devices.ts';
import { writeSeries } from './write-series.ts';
import { changeThings, writeThings } from './write-things.ts';

type Made = Extract<Planned, { outcome: 'created' }>;
type Changed = Extract<Planned, { outcome: 'updated' }>;

export interface ApplyOptions extends Author {
  readonly references: References;
  readonly derivations: Derivations;
  /** When it happened in the city. */
  readonly time: Instant;
  readonly note?: string;
  /** What the journal says besides, e.g. the import it came with. */
  readonly origin?: JsonObject;
}

export interface Applied {
  /** In the order of the plans that make one. */
  readonly created: readonly WrittenDevice[];
  /** Rows of all that was touched. */
  readonly devices: readonly number[];
}

/** One device as the plan places it, with the row of its object. */
function toMake({ draft, fields, asset }: Made, things: ReadonlyMap<string, { readonly row: number }>) {
  const { id, connector, series } = draft;
  const thing = asset === undefined ? undefined : things.get(asset.key)?.row;
  return { id, connector, fields, thing, planned: thing === undefined ? series : undefined };
}

async function create(client: pg.ClientBase, plans: readonly Made[], options: ApplyOptions) {
  const { organisation, references, derivations } = options;
  const assets = plans.flatMap(({ asset, fields }) => (asset === undefined ? [] : [{ name: fields.name, ...asset }]));
  const things = await writeThings(client, organisation, assets);
  const rows = await insertDevices(
    client,
    plans.map((plan) => toMake(plan, things)),
    { organisation, references },
  );
  const placed = plans.map((plan, index) => {
    const device = rows.get(deviceKey(plan.draft));
    if (device === undefined) throw new DeviceRefused('duplicate', deviceKey(plan.draft), index);
    return { plan, device, thing: plan.asset === undefined ? undefined : things.get(plan.asset.key) };
  });
  const feeders = placed.flatMap(({ plan, device, thing }) =>
    thing === undefined ? [] : [{ device, thing, series: plan.draft.series }],
  );
  const series = Map.groupBy(await writeSeries(client, feeders, { organisation, derivations }), ({ device }) => device);
  await writeGroups(
    client,
    placed
      .filter(({ plan }) => plan.fields.groups.length > 0)
      .map(({ plan, device }) => ({ row: device, groups: plan.fields.groups })),
    { organisation, references },
  );
  // the model or a group may have a codec of its own
  await resolveCodecs(client, { organisation }, [...rows.values()]);
  await tellCreated(client, placed, options);
  return placed.map(({ plan, device, thing }) => ({
    device,
    written: {
      id: plan.draft.id,
      thing: thing === undefined ? undefined : plan.asset?.key,
      datastreams: (series.get(device) ?? []).map(({ id, field }) => ({ id, field })),
    },
  }));
}

async function tellCreated(
  client: pg.ClientBase,
  placed: readonly { plan: Made; device: number; thing: { row: number } | undefined }[],
  options: ApplyOptions,
): Promise<void> {
  const { time, note, origin } = options;
  const events = placed.map(({ plan, device, thing }): NewEvent => {
    const { lifeCycle, installed } = plan.fields;
    const kind = standsSomewhere(lifeCycle) ? 'installed' : lifeCycle;
    return { device, thing: thing?.row, time: installed ?? time, kind, note };
  });
  await writeEvents(client, options, events);
  if (origin === undefined) return;
  const entries = placed.map(({ plan }) => ({ action: 'device.create', object: plan.draft.id, detail: origin }));
  await writeJournal(client, options, entries);
}

/** What of a change is an event in the city, and not only in the register. */
function eventsOf({ record, fields, changes }: Changed, { time, note }: ApplyOptions): NewEvent[] {
  const base = { device: record.row, thing: record.thing?.row, time, note };
  const events: NewEvent[] = [];
  if ('lifeCycle' in changes)
    events.push({ ...base, kind: fields.lifeCycle, detail: { before: record.lifeCycle, after: fields.lifeCycle } });
  if ('firmware' in changes)
    events.push({
      ...base,
      kind: 'firmware',
      detail: { before: record.firmware ?? null, after: fields.firmware ?? null },
    });
  return events;
}

const STANDING_ON = 'select id from device where thing_id = any ($1)';

/** Gives the rows of all devices that see something new: those on a changed object too. */
async function change(
  client: pg.ClientBase,
  plans: readonly Changed[],
  options: ApplyOptions,
): Promise<readonly number[]> {
  const { organisation, references, time, origin = {} } = options;
  const scope = { organisation, references };
  await updateDevices(
    client,
    plans.map(({ record, fields }) => ({ row: record.row, fields })),
    scope,
  );
  const regrouped = plans.filter(({ changes }) => 'groups' in changes);
  await writeGroups(
    client,
    regrouped.map(({ record, fields }) => ({ row: record.row, groups: fields.groups })),
    scope,
  );
  await resolveCodecs(
    client,
    { organisation },
    plans.map(({ record }) => record.row),
  );
  const moved = plans.flatMap(({ record, thing }) => (thing === undefined || thing === record.thing ? [] : [thing]));
  await changeThings(client, organisation, moved);
  await writeEvents(
    client,
    options,
    plans.flatMap((plan) => eventsOf(plan, options)),
  );
  const shelved = plans.filter(
    ({ record, fields }) => record.thing !== undefined && !standsSomewhere(fields.lifeCycle),
  );
  await takeDown(
    client,
    shelved.map(({ record }) => record.row),
    time,
  );
  const entries = plans.map(({ record, changes }) => ({
    action: 'device.update',
    object: record.id,
    // JSON of what is JSON already
    detail: { connector: record.connector, changes, ...origin } as unknown as JsonObject,
  }));
  await writeJournal(client, options, entries);
  const { rows } = await client.query<{ id: number }>(STANDING_ON, [moved.map(({ row }) => row)]);
  return [...new Set([...plans.map(({ record }) => record.row), ...rows.map(({ id }) => id)])];
}

/** Does what was planned, in the transaction of the client. */
export async function applyPlans(
  client: pg.ClientBase,
  plans: readonly Planned[],
  options: ApplyOptions,
): Promise<Applied> {
  const made = plans.filter((plan) => plan.outcome === 'created');
  const changed = plans.filter((plan) => plan.outcome === 'updated');
  const created = made.length > 0 ? await create(client, made, options) : [];
  const touched = changed.length > 0 ? await change(client, changed, options) : [];
  return {
    created: created.map(({ written }) => written),
    devices: [...created.map(({ device }) => device), ...touched],
  };
}
