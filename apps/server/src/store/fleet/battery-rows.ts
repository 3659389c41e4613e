import type { Pool } from 'pg';

import { toTimestamp } from '#platform/db/pool.ts';

/** What a device has said of its battery: one value a day of each kind, in order of time. `x` are days since 1970. */
export interface BatterySeries {
  readonly device: number;
  readonly percent: readonly BatteryValue[];
  readonly volts: readonly BatteryValue[];
}

export interface BatteryValue {
  readonly x: number;
  readonly y: number;
}

/** What is written of a battery. */
export interface BatteryRow {
  readonly device: number;
  readonly percent: number | undefined;
  readonly volts: number | undefined;
  /** Of the kind the end was computed from, a day. */
  readonly slope: number | undefined;
  /** Day since 1970. */
  readonly end: number | undefined;
  readonly verdict: 'falling' | 'steady' | 'too-little-data' | 'no-battery';
}

// A forecast holds for half a day; one that had too little to go on is tried again soon: history may be coming in.
const DUE = `
select distinct d.device_id as device
from datastream d
left join device_health h on h.device_id = d.device_id
where d.quantity in ('batteryLevel', 'batteryVoltage') and d.device_id > $2
  and (h.battery_time is null or h.battery_time < $1::timestamptz - interval '12 hours'
    or (h.battery_verdict in ('too-little-data', 'no-battery') and h.battery_time < $1::timestamptz - interval '10 minutes'))
order by 1 limit $3`;

const SERIES = `
select d.device_id as device, d.quantity, extract(epoch from r.start_time) / 86400 as x, r.last_value as y
from datastream d
join rollup_day r on r.datastream_id = d.id
where d.device_id = any ($2) and d.quantity in ('batteryLevel', 'batteryVoltage') and r.last_value is not null
  and r.start_time > $1::timestamptz - $3 * interval '1 day' and r.start_time <= $1::timestamptz
order by d.device_id, r.start_time`;

const WRITE = `
insert into device_health as h (device_id, organisation_id, battery_percent, battery_volts, battery_slope, battery_end,
  battery_verdict, battery_time)
select d.id, d.organisation_id, r.percent, r.volts, r.slope, date '1970-01-01' + floor(r."end")::int4, r.verdict, $2
from json_to_recordset($1) as r(device int4, percent float8, volts float8, slope float8, "end" float8, verdict text)
join device d on d.id = r.device
order by d.id
on conflict (device_id) do update set
  battery_percent = excluded.battery_percent, battery_volts = excluded.battery_volts,
  battery_slope = excluded.battery_slope, battery_end = excluded.battery_end,
  battery_verdict = excluded.battery_verdict, battery_time = excluded.battery_time`;

interface ValueRecord {
  readonly device: number;
  readonly quantity: string;
  readonly x: number;
  readonly y: number;
}

/** Devices whose battery is to be looked at again, from a number on. */
export async function dueBatteries(
  pool: Pool,
  { now, after, limit }: { readonly now: number; readonly after: number; readonly limit: number },
): Promise<readonly number[]> {
  const { rows } = await pool.query<{ device: number }>(DUE, [toTimestamp(now), after, limit]);
  return rows.map(({ device }) => device);
}

export async function batterySeries(
  pool: Pool,
  devices: readonly number[],
  { now, days }: { readonly now: number; readonly days: number },
): Promise<readonly BatterySeries[]> {
  const { rows } = await pool.query<ValueRecord>(SERIES, [toTimestamp(now), devices, days]);
  const found = Map.groupBy(rows, ({ device }) => device);
  return devices.map((device) => {
    const own = found.get(device) ?? [];
    const values = (quantity: string) =>
      own.filter((row) => row.quantity === quantity).map(({ x, y }) => ({ x: Number(x), y }));
    return { device, percent: values('batteryLevel'), volts: values('batteryVoltage') };
  });
}

export async function writeBatteries(pool: Pool, rows: readonly BatteryRow[], now: number): Promise<void> {
  await pool.query(WRITE, [JSON.stringify(rows), toTimestamp(now)]);
}
