import type { JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { present } from './read-page.ts';
import type { ReadScope } from './read-page.ts';

/** Parameters of a check other than the pack's, for an organisation, one of its objects or one model of its devices. */
export interface StoredCheckSetting {
  readonly organisation: number;
  readonly check: string;
  /** Both absent: for the whole organisation. */
  readonly thing?: number;
  readonly model?: string;
  readonly enabled: boolean;
  readonly parameters: JsonObject;
  readonly source: string;
}

interface SettingRecord {
  readonly organisation: number;
  readonly check: string;
  readonly thing: number | null;
  readonly key: string | null;
  readonly name: string | null;
  readonly model: string | null;
  readonly enabled: boolean;
  readonly parameters: JsonObject;
  readonly source: string;
  readonly who: string;
  readonly changed: number;
}

const ALL = `
select s.organisation_id as organisation, s.check_id as check, s.thing_id as thing, t.key, t.name, s.model, s.enabled, s.parameters,
  s.source, s.who, s.changed_time as changed
from check_setting s
left join thing t on t.id = s.thing_id
where $1::smallint is null or s.organisation_id = $1
order by s.check_id, s.model nulls first, t.key nulls first`;

const WRITE = `
insert into check_setting as s (organisation_id, check_id, thing_id, enabled, parameters, source, who, model)
select $1, $2, t.id, $4, $5, $6, $7, $8 from (select 1) one
left join thing t on t.organisation_id = $1 and t.key = $3
where $3::text is null or t.id is not null
on conflict (organisation_id, check_id, coalesce(thing_id, 0), coalesce(model, '')) do update
set enabled = excluded.enabled, parameters = excluded.parameters, source = excluded.source, who = excluded.who,
  changed_time = now()
returning id`;

const REMOVE = `
delete from check_setting s
where s.organisation_id = $1 and s.check_id = $2
  and s.thing_id is not distinct from (select t.id from thing t where t.organisation_id = $1 and t.key = $3)
  and ($3::text is null) = (s.thing_id is null) and s.model is not distinct from $4
returning id`;

// What was judged with the former parameters is judged again.
const JUDGE_AGAIN = `
insert into dirty_quality (datastream_id, hour)
select distinct d.id, r.start_time
from datastream d
join rollup_hour r on r.datastream_id = d.id and r.start_time >= $4::timestamptz - interval '1 hour'
left join thing t on t.id = d.thing_id
left join device v on v.id = d.device_id
where d.organisation_id = $1 and d.quantity = $2 and ($3::text is null or t.key = $3) and ($5::text is null or v.model = $5)
order by 1, 2
on conflict do nothing`;

/** Every setting, for those who judge. */
export async function loadCheckSettings(pool: pg.Pool): Promise<StoredCheckSetting[]> {
  const { rows } = await pool.query<SettingRecord>(ALL, [null]);
  return rows.map(({ organisation, check, thing, model, enabled, parameters, source }) => ({
    organisation,
    check,
    thing: present(thing),
    model: present(model),
    enabled,
    parameters,
    source,
  }));
}

/** Settings of an organisation, as its people read them; `thing` is a key. */
export async function readCheckSettings(pool: pg.Pool, { organisation }: ReadScope) {
  const { rows } = await pool.query<SettingRecord>(ALL, [organisation]);
  return rows.map(({ check, key, name, model, enabled, parameters, source, who, changed }) => {
    const whose = { thing: present(key), thingName: present(name), model: present(model) };
    return { check, ...whose, enabled, parameters, source, who, changed };
  });
}

interface NewSetting {
  readonly check: string;
  readonly thing?: string;
  readonly model?: string;
  readonly enabled: boolean;
  readonly parameters: JsonObject;
  readonly source: string;
  readonly who: string;
}

/** False where the organisation has no such object. */
export async function writeCheckSetting(pool: pg.Pool, scope: ReadScope, setting: NewSetting): Promise<boolean> {
  const { check, thing = null, model = null, enabled, parameters, source, who } = setting;
  const values = [scope.organisation, check, thing, enabled, JSON.stringify(parameters), source, who, model];
  return (await pool.query(WRITE, values)).rows.length > 0;
}

/** False where there was none. */
export async function removeCheckSetting(
  pool: pg.Pool,
  { organisation }: ReadScope,
  { check, thing, model }: { readonly check: string; readonly thing?: string; readonly model?: string },
): Promise<boolean> {
  return (await pool.query(REMOVE, [organisation, check, thing ?? null, model ?? null])).rows.length > 0;
}

/** Has the values of a quantity judged again from a time on, on one object, by one model or all. */
export async function judgeAgain(
  pool: pg.Pool,
  { organisation }: ReadScope,
  asked: { readonly quantity: string; readonly thing?: string; readonly model?: string; readonly since: string },
): Promise<void> {
  const { quantity, thing = null, since, model = null } = asked;
  await pool.query(JUDGE_AGAIN, [organisation, quantity, thing, since, model]);
}
