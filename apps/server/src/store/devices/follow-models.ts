import type { Covers } from '@vigie/kit';
import type pg from 'pg';
import { transaction } from '../transaction.ts';

/** What a device model says of the time its values tell of. */
export interface ModelSeries {
  readonly model: string;
  readonly field: string;
  readonly quantity: string;
  readonly covers: Covers;
  /** Seconds, where they are not the device's expected period. */
  readonly period: number | undefined;
  readonly periodField: string | undefined;
}

const MODELS = `
from jsonb_to_recordset($1::jsonb) as n(model text, field text, quantity text, covers text, period int, period_field text)
join device v on v.model = n.model`;

// a level over nothing is none: a series that was taken for samples gets the period of its device
const PERIOD = (row: string): string => `case
  when n.covers = 'moment' or ${row}.period_s > 0 then ${row}.period_s else coalesce(n.period, v.expected_period_s) end`;

const SERIES = `
update datastream d set covers = n.covers, period_field = n.period_field, period_s = ${PERIOD('d')}
${MODELS}
where d.device_id = v.id and d.field = n.field and d.quantity = n.quantity and d.derived_from is null
  and not d.covers_said
  and (d.covers, d.period_field, d.period_s) is distinct from (n.covers, n.period_field, ${PERIOD('d')})
returning d.id`;

// Of sensors that were replaced too: what their model did is what they did.
const FEEDS = `
update datastream_feed f set covers = n.covers, period_field = n.period_field, period_s = ${PERIOD('f')}
${MODELS}
join datastream d on d.quantity = n.quantity
where f.datastream_id = d.id and f.device_id = v.id and f.field = n.field
  and not (d.covers_said and d.device_id = f.device_id)
  and (f.covers, f.period_field, f.period_s) is distinct from (n.covers, n.period_field, ${PERIOD('f')})`;

// What is computed value for value tells of the time of its source.
const DERIVED = `
with recursive chain as (
  select d.id, d.covers, d.period_s from datastream d where d.derived_from is null and ($1::int4[] is null or d.id = any ($1))
  union all
  select d.id, c.covers, c.period_s from datastream d join chain c on d.derived_from = c.id
)
update datastream d set covers = c.covers, period_s = c.period_s
from chain c
where d.id = c.id and d.derived_from is not null and (d.covers, d.period_s) is distinct from (c.covers, c.period_s)`;

/** Series computed from these, or from any, tell of the same time as their source. */
export async function alignDerived(client: pg.ClientBase, sources?: readonly number[]): Promise<void> {
  await client.query(DERIVED, [sources ?? null]);
}

/**
 * Brings the series of devices of known models to what the models say of the time their values tell of, unless somebody
 * said otherwise for a device. Stored values keep their times until they are replayed. Gives the series that changed.
 */
export async function followModels(pool: pg.Pool, series: readonly ModelSeries[]): Promise<readonly number[]> {
  const rows = JSON.stringify(series.map(({ periodField, ...each }) => ({ ...each, period_field: periodField })));
  return transaction(pool, async (client) => {
    const changed = await client.query<{ id: number }>(SERIES, [rows]);
    await client.query(FEEDS, [rows]);
    if (changed.rows.length > 0) await alignDerived(client);
    return changed.rows.map(({ id }) => id);
  });
}
