import type { JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { present } from './read-page.ts';
import type { ReadScope } from './read-page.ts';

/** Parameters of a check other than the pack's, for an organisation or for one of its objects. */
export interface StoredCheckSetting {
  readonly organisation: number;
  readonly check: string;
  /** Absent: for the whole organisation. */
  readonly thing?: number;
  readonly enabled: boolean;
  readonly parameters: JsonObject;
  readonly source: string;
}

interface SettingRecord {
  readonly organisation: number;
  readonly check: string;
  readonly thing: number | null;
  readonly key: string | null;
  readonly enabled: boolean;
  readonly parameters: JsonObject;
  readonly source: string;
  readonly who: string;
  readonly changed: number;
}

const ALL = `
select s.organisation_id as organisation, s.check_id as check, s.thing_id as thing, t.key, s.enabled, s.parameters,
  s.source, s.who, s.changed_time as changed
from check_setting s
left join thing t on t.id = s.thing_id
where $1::smallint is null or s.organisation_id = $1
order by s.check_id, t.key nulls first`;

const WRITE = `
insert into check_setting as s (organisation_id, check_id, thing_id, enabled, parameters, source, who)
select $1, $2, t.id, $4, $5, $6, $7 from (select 1) one
left join thing t on t.organisation_id = $1 and t.key = $3
where $3::text is null or t.id is not null
on conflict (organisation_id, check_id, coalesce(thing_id, 0)) do update
set enabled = excluded.enabled, parameters = excluded.parameters, source = excluded.source, who = excluded.who,
  changed_time = now()
returning id`;

const REMOVE = `
delete from check_setting s
where s.organisation_id = $1 and s.check_id = $2
  and s.thing_id is not distinct from (select t.id from thing t where t.organisation_id = $1 and t.key = $3)
  and ($3::text is null) = (s.thing_id is null)
returning id`;

// What was judged with the former parameters is judged again.
const JUDGE_AGAIN = `
insert into dirty_quality (datastream_id, hour)
select distinct d.id, r.start_time
from datastream d
join rollup_hour r on r.datastream_id = d.id and r.start_time >= $4::timestamptz - interval '1 hour'
left join thing t on t.id = d.thing_id
where d.organisation_id = $1 and d.quantity = $2 and ($3::text is null or t.key = $3)
order by 1, 2
on conflict do nothing`;

/** Every setting, for those who judge. */
export async function loadCheckSettings(pool: pg.Pool): Promise<StoredCheckSetting[]> {
  const { rows } = await pool.query<SettingRecord>(ALL, [null]);
  return rows.map(({ organisation, check, thing, enabled, parameters, source }) => ({
    organisation,
    check,
    ...(thing === null ? {} : { thing }),
    enabled,
    parameters,
    source,
  }));
}

/** Settings of an organisation, as its people read them; `thing` is a key. */
export async function readCheckSettings(pool: pg.Pool, { organisation }: ReadScope) {
  const { rows } = await pool.query<SettingRecord>(ALL, [organisation]);
  return rows.map(({ check, key, enabled, parameters, source, who, changed }) => {
    return { check, thing: present(key), enabled, parameters, source, who, changed };
  });
}

interface NewSetting {
  readonly check: string;
  readonly thing?: string;
  readonly enabled: boolean;
  readonly parameters: JsonObject;
  readonly source: string;
  readonly who: string;
}

/** False where the organisation has no such object. */
export async function writeCheckSetting(pool: pg.Pool, scope: ReadScope, setting: NewSetting): Promise<boolean> {
  const { check, thing = null, enabled, parameters, source, who } = setting;
  const values = [scope.organisation, check, thing, enabled, JSON.stringify(parameters), source, who];
  return (await pool.query(WRITE, values)).rows.length > 0;
}

/** False where there was none. */
export async function removeCheckSetting(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { check, thing = null }: { readonly check: string; readonly thing?: string | null },
): Promise<boolean> {
  return (await pool.query(REMOVE, [organisation, check, thing])).rows.length > 0;
}

/** Has the values of a quantity judged again from a time on, on one object or on all. */
export async function judgeAgain(
  pool: pg.Pool,
  { organisation }: ReadScope,
  asked: { readonly quantity: string; readonly thing?: string; readonly since: string },
): Promise<void> {
  await pool.query(JUDGE_AGAIN, [organisation, asked.quantity, asked.thing ?? null, asked.since]);
}
