import type { Covers, Instant, JsonObject, LawName } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { Derivations, NewDatastream } from '../new-device.ts';
import type { DeviceRecord } from './device-record.ts';
import { writeEvents, writeJournal } from './events.ts';
import type { Author } from './events.ts';
import { takeDown } from './feeds.ts';
import { alignDerived } from './follow-models.ts';
import { matchSeries } from './match-series.ts';
import type { StandingSeries } from './match-series.ts';
import { clearEmptyPlace } from './clear-place.ts';
import { writeSeries } from './write-series.ts';

export interface Replacement extends Author {
  readonly old: DeviceRecord;
  readonly by: DeviceRecord;
  readonly time: Instant;
  readonly note?: string;
  /** What the old one becomes. */
  readonly oldBecomes: 'retired' | 'in-stock';
  /** What the new one gives, where its own registration does not say. */
  readonly series: readonly NewDatastream[];
  readonly derivations: Derivations;
}

interface SeriesRow {
  readonly id: number;
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly factor: number;
  readonly offset: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly role: 'measure' | 'health';
  readonly period: number;
  readonly covers: Covers;
  readonly said: boolean;
  readonly period_field: string | null;
  readonly law: LawName;
}

const STANDING = `
select id, field, quantity, unit, factor, value_offset as offset, sensor_min as low, sensor_max as high, role,
  period_s as period, covers, covers_said as said, period_field, law
from datastream where device_id = $1 and ended_time is null and derived_from is null order by id`;

// The series stays the same row: alarms, indicators and charts that know it go on.
const CONTINUE = `
update datastream d set device_id = $1, field = n.field, factor = n.factor, value_offset = n.value_offset,
  sensor_min = n.low, sensor_max = n.high, period_s = n.period, covers = coalesce(n.covers, 'moment'),
  covers_said = coalesce(n.covers_said, false), period_field = n.period_field, ended_time = null
from jsonb_to_recordset($2::jsonb) as n(id int, field text, factor float8, value_offset float8, low float8, high float8,
  period int, covers text, covers_said boolean, period_field text)
where d.id = n.id`;

const FEED = `
insert into datastream_feed (organisation_id, datastream_id, device_id, field, factor, value_offset, sensor_min,
  sensor_max, unit, period_s, covers, period_field, from_time)
select organisation_id, id, device_id, field, factor, value_offset, sensor_min, sensor_max, unit, period_s, covers,
  period_field, $2
from datastream where id = any ($1)`;

// What is computed from a series goes where it goes.
const FOLLOW = `
with recursive chain as (
  select d.id from datastream d where d.derived_from = any ($2)
  union select d.id from datastream d join chain c on d.derived_from = c.id
)
update datastream set device_id = $1, ended_time = null where id in (select id from chain)`;

const TAKE_PLACE = `
update device set thing_id = $2, life_cycle = 'in-service', installed_time = $3, retired_time = null,
  planned_series = null, changed_time = now()
where id = $1`;

const LEAVE = `
update device set life_cycle = $2, retired_time = case when $2 = 'retired' then $3::timestamptz end where id = $1`;

const PLANNED = 'select planned_series from device where id = $1';

async function standingSeries(client: pg.ClientBase, device: number): Promise<StandingSeries[]> {
  const { rows } = await client.query<SeriesRow>(STANDING, [device]);
  return rows.map(({ low, high, said, period_field: periodField, ...row }) => ({
    ...row,
    coversSaid: said,
    ...(periodField === null ? {} : { periodField }),
    ...(low !== null && high !== null ? { sensorRange: [low, high] as const } : {}),
  }));
}

/** What a device will feed: as it was registered, or as it last did. */
export async function plannedSeries(client: pg.ClientBase, device: number): Promise<readonly NewDatastream[]> {
  const { rows } = await client.query<{ planned_series: readonly NewDatastream[] | null }>(PLANNED, [device]);
  // a null of JSON is an absence here
  return (rows[0]?.planned_series ?? []).map(({ sensorRange, periodField, ...series }) => ({
    ...series,
    ...(sensorRange ? { sensorRange } : {}),
    ...(periodField ? { periodField } : {}),
  }));
}

async function carryOn(
  client: pg.ClientBase,
  device: number,
  { continued, time }: { continued: readonly { id: number; by: NewDatastream }[]; time: Instant },
): Promise<void> {
  const ids = continued.map(({ id }) => id);
  const rows = continued.map(({ id, by }) => ({
    id,
    field: by.field,
    factor: by.factor,
    value_offset: by.offset,
    low: by.sensorRange?.[0],
    high: by.sensorRange?.[1],
    period: by.period,
    covers: by.covers,
    covers_said: by.coversSaid,
    period_field: by.periodField,
  }));
  await client.query(CONTINUE, [device, JSON.stringify(rows)]);
  await client.query(FOLLOW, [device, ids]);
  await alignDerived(client, ids);
  await client.query(FEED, [ids, toTimestamp(time)]);
}

async function tell(
  client: pg.ClientBase,
  { old, by, time, note, oldBecomes, ...author }: Replacement,
  counts: JsonObject,
): Promise<void> {
  const detail: JsonObject = { old: old.id, new: by.id, ...counts };
  await writeEvents(client, author, [
    { device: by.row, thing: old.thing?.row, time, kind: 'replaced', note, detail },
    { device: old.row, time, kind: oldBecomes, note, detail: { replacedBy: by.id } },
  ]);
  const entry = {
    action: 'device.replace',
    detail: { ...detail, time: toTimestamp(time), thing: old.thing?.key ?? null },
  };
  await writeJournal(client, author, [
    { ...entry, object: old.id },
    { ...entry, object: by.id },
  ]);
}

/** The new device takes over the place and the series of the old one; the series go on under their numbers. */
export async function replaceDevice(client: pg.ClientBase, replacement: Replacement): Promise<readonly number[]> {
  const { old, by, time, organisation, derivations, oldBecomes } = replacement;
  const { thing } = old;
  if (thing === undefined) throw new Error(`${old.id} stands nowhere`);
  await takeDown(client, [by.row], time);
  if (by.thing !== undefined) await clearEmptyPlace(client, by.row, by.thing.row);
  const planned = await plannedSeries(client, by.row);
  const standing = await standingSeries(client, old.row);
  const match = matchSeries(standing, planned.length > 0 ? planned : replacement.series);
  await takeDown(client, [old.row], time);
  await carryOn(client, by.row, { continued: match.continued, time });
  await client.query(TAKE_PLACE, [by.row, thing.row, toTimestamp(time)]);
  await client.query(LEAVE, [old.row, oldBecomes, toTimestamp(time)]);
  const place = { row: thing.row, type: thing.type };
  const begun = [{ device: by.row, thing: place, series: match.begun, from: time }];
  await writeSeries(client, begun, { organisation, derivations });
  await tell(client, replacement, { continued: match.continued.map(({ id }) => id), ended: [...match.ended] });
  return [old.row, by.row];
}
