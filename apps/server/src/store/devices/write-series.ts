import type { Instant } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { Derivations, NewDatastream } from '../new-device.ts';

/** A device that begins to feed series of the object it stands on. */
export interface Feeder {
  readonly device: number;
  readonly thing: { readonly row: number; readonly type: string };
  readonly series: readonly NewDatastream[];
  /** Absent: since ever. */
  readonly from?: Instant;
}

export interface WrittenSeries {
  readonly id: number;
  readonly device: number;
  readonly field: string;
}

/** distance → stage → discharge is 2; a longer chain turns in a circle. */
const LONGEST_CHAIN = 4;

const SERIES = `
insert into datastream (organisation_id, device_id, thing_id, field, quantity, unit, factor, value_offset, sensor_min,
  sensor_max, period_s, covers, covers_said, period_field, role, law, derived_from)
select $1, device, thing, field, quantity, unit, factor, value_offset, low, high, period, coalesce(covers, 'moment'),
  coalesce(covers_said, false), period_field, role, law, source
from jsonb_to_recordset($2::jsonb) as n(device int, thing int, field text, quantity text, unit text,
  factor float8, value_offset float8, low float8, high float8, period int, covers text,
  covers_said boolean, period_field text, role text, law text, source int)
on conflict (device_id, field) where ended_time is null do nothing
returning id, device_id as device, field`;

const FEEDS = `
insert into datastream_feed (organisation_id, datastream_id, device_id, field, factor, value_offset, sensor_min,
  sensor_max, unit, period_s, covers, period_field, from_time)
select d.organisation_id, d.id, d.device_id, d.field, d.factor, d.value_offset, d.sensor_min, d.sensor_max, d.unit,
  d.period_s, d.covers, d.period_field, n.from_time
from jsonb_to_recordset($1::jsonb) as n(id int, from_time timestamptz)
join datastream d on d.id = n.id`;

interface Source {
  readonly feeder: Feeder;
  readonly series: NewDatastream;
  readonly id?: number;
}

const finite = (bound: number | undefined): number | undefined =>
  bound !== undefined && Number.isFinite(bound) ? bound : undefined;

async function insertLevel(
  client: pg.ClientBase,
  organisation: number,
  level: readonly Source[],
): Promise<(Source & { readonly id: number })[]> {
  const rows = level.map(({ feeder, series, id }) => ({
    device: feeder.device,
    thing: feeder.thing.row,
    field: series.field,
    quantity: series.quantity,
    unit: series.unit,
    factor: series.factor,
    value_offset: series.offset,
    low: finite(series.sensorRange?.[0]),
    high: finite(series.sensorRange?.[1]),
    period: series.period,
    covers: series.covers,
    covers_said: series.coversSaid,
    period_field: series.periodField,
    role: series.role,
    law: series.law,
    source: id,
  }));
  const made = await client.query<WrittenSeries>(SERIES, [organisation, JSON.stringify(rows)]);
  const ids = new Map(made.rows.map(({ id, device, field }) => [`${device} ${field}`, id]));
  return level.flatMap(({ feeder, series }) => {
    const key = `${feeder.device} ${series.field}`;
    const id = ids.get(key);
    // taken: a device with two distances has one fill level, that of the first
    if (id === undefined || !ids.delete(key)) return [];
    return [{ feeder, series, id }];
  });
}

function derivedFrom({ feeder, series, id }: Source, derivations: Derivations): Source[] {
  return derivations(series.quantity, feeder.thing.type).map(({ indicator, ...rest }) => {
    const { period, role, covers = 'moment', coversSaid = false } = series;
    // computed value for value: it tells of the same time
    return {
      feeder,
      id,
      series: { ...rest, field: indicator, factor: 1, offset: 0, period, role, covers, coversSaid },
    };
  });
}

/** Makes the series of devices with what is derived from them, and notes who feeds them from when. */
export async function writeSeries(
  client: pg.ClientBase,
  feeders: readonly Feeder[],
  { organisation, derivations }: { readonly organisation: number; readonly derivations: Derivations },
): Promise<WrittenSeries[]> {
  const all: WrittenSeries[] = [];
  let level: Source[] = feeders.flatMap((feeder) => feeder.series.map((series) => ({ feeder, series })));
  for (let depth = 0; depth <= LONGEST_CHAIN && level.length > 0; depth += 1) {
    const made = await insertLevel(client, organisation, level);
    if (depth === 0) await openFeeds(client, made);
    all.push(...made.map(({ id, feeder, series }) => ({ id, device: feeder.device, field: series.field })));
    level = made.flatMap((source) => derivedFrom(source, derivations));
  }
  return all;
}

async function openFeeds(client: pg.ClientBase, made: readonly (Source & { readonly id: number })[]): Promise<void> {
  const rows = made.map(({ id, feeder }) => ({
    id,
    from_time: feeder.from === undefined ? undefined : toTimestamp(feeder.from),
  }));
  await client.query(FEEDS, [JSON.stringify(rows)]);
}
