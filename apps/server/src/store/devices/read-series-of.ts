import type pg from 'pg';
import type { NewDatastream } from '../new-device.ts';

const SERIES = `
select d.device_id as device, jsonb_agg(jsonb_build_object('field', d.field, 'quantity', d.quantity, 'unit', d.unit,
  'factor', d.factor, 'offset', d.value_offset, 'role', d.role, 'period', d.period_s, 'law', d.law, 'covers', d.covers,
  'coversSaid', d.covers_said, 'periodField', d.period_field,
  'low', d.sensor_min, 'high', d.sensor_max) order by d.id) as series
from datastream d
where d.device_id = any ($1) and d.derived_from is null and d.ended_time is null
group by d.device_id
union all
select v.id, v.planned_series from device v where v.id = any ($1) and v.thing_id is null and v.planned_series is not null`;

interface Stored extends Omit<NewDatastream, 'sensorRange' | 'periodField'> {
  readonly periodField?: string | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly sensorRange?: readonly [number, number] | null;
}

function seriesOf({ low, high, sensorRange, periodField, ...rest }: Stored): NewDatastream {
  const series = { ...rest, ...(typeof periodField === 'string' ? { periodField } : {}) };
  const range =
    low !== null && low !== undefined && high !== null && high !== undefined ? ([low, high] as const) : undefined;
  const kept = sensorRange ?? range;
  return kept === undefined ? series : { ...series, sensorRange: kept };
}

/** Series that devices feed now, or will feed once they stand somewhere; those computed from them left out. */
export async function readSeriesOf(
  pool: pg.Pool,
  rows: readonly number[],
): Promise<ReadonlyMap<number, readonly NewDatastream[]>> {
  const found = await pool.query<{ device: number; series: readonly Stored[] }>(SERIES, [rows]);
  return new Map(found.rows.map(({ device, series }) => [device, series.map(seriesOf)]));
}
