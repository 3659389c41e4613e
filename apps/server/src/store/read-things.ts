import { maskReasons } from '@vigie/kit';
import type { Flag, Priority } from '@vigie/kit';
import type pg from 'pg';
import { containsPattern, pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

// One array per datastream: half the bytes of an object. Not-a-number comes as the text "NaN".
type LatestTuple = readonly [
  datastream: number,
  field: string,
  quantity: string,
  unit: string,
  role: 'measure' | 'health',
  derived: boolean,
  period: number,
  time: number | null,
  raw: number | string | null,
  adjusted: number | null,
  flag: Flag | null,
  reasons: number | null,
  covered: number | null,
];

interface ThingRow {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  readonly asset_type: string;
  readonly commune: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly last_time: number | null;
  readonly open_alarms: number;
  readonly worst_priority: Priority | null;
  readonly latest: readonly LatestTuple[] | null;
}

// A map shows one value an object: its domain's headline, else its first measure.
const CHOSEN = `
chosen as (
  select distinct on (d.thing_id) d.id
  from page p join datastream d on d.thing_id = p.id
  where d.role = 'measure'
  order by d.thing_id, (d.quantity = ($6::jsonb ->> p.domain)) desc nulls last, d.id
),`;

// The age of a value counts from the end of the period it tells of.
const KNOWN = `(l.phenomenon_time + l.covered_ms * interval '1 ms')`;

// Alarms and latest values are grouped once for the page, not once per object: 10,000 objects in one round trip.
const summaries = (page: string, { chosen = '', filter = '' } = {}): string => `
with page as (${page}),${chosen}
values as (
  select d.thing_id,
    max(${KNOWN}) filter (where d.role = 'measure') as last_time,
    json_agg(json_build_array(d.id, d.field, d.quantity, d.unit, d.role, d.derived_from is not null,
      case when d.period_s > 0 then d.period_s else v.expected_period_s end,
      date_part('epoch', ${KNOWN}) * 1000, l.raw, l.adjusted, l.flag, l.reasons,
      l.covered_ms)
      order by d.role desc, d.id)${filter} as latest
  from page p
  join datastream d on d.thing_id = p.id and d.ended_time is null
  join device v on v.id = d.device_id
  left join latest l on l.datastream_id = d.id
  group by d.thing_id
),
alarms as (
  select a.thing_id, count(*)::int as n,
    min(array_position(array['critical', 'high', 'medium', 'low'], a.priority)) as worst
  from alarm a
  where a.organisation_id = $1 and a.closed_time is null and a.parent_id is null and a.thing_id in (select id from page)
  group by a.thing_id
)
select p.id, p.key, p.name, p.domain, p.asset_type, p.commune, p.longitude, p.latitude, p.properties,
  v.last_time, v.latest, coalesce(a.n, 0) as open_alarms,
  (array['critical', 'high', 'medium', 'low'])[a.worst] as worst_priority
from page p
left join values v on v.thing_id = p.id
left join alarms a on a.thing_id = p.id
order by p.id`;

const PAGE = `
  select id, key, name, domain, asset_type, commune, longitude, latitude, null as properties
  from thing
  where organisation_id = $1 and id > $2
    and ($3::text is null or domain = $3)
    and ($4::text is null or name ilike $4 or key ilike $4 or commune ilike $4)
  order by id
  limit $5`;

const THINGS = summaries(PAGE);
const HEADLINES = summaries(PAGE, { chosen: CHOSEN, filter: ' filter (where d.id in (select id from chosen))' });

const THING = summaries(`
  select id, key, name, domain, asset_type, commune, longitude, latitude, properties
  from thing where organisation_id = $1 and key = $2`);

const DEVICES_OF_THING = `
select v.key, v.name, c.key as connector, v.model, k.key as codec, k.version, v.expected_period_s
from device v
join connector c on c.id = v.connector_id
left join codec k on k.id = v.codec_id
where v.organisation_id = $1 and v.thing_id = $2
order by v.id`;

function latestValue(tuple: LatestTuple) {
  const [datastream, field, quantity, unit, role, derived, period, time, raw, adjusted, flag, reasons] = tuple;
  const covered = tuple[12];
  return {
    datastream,
    field,
    quantity,
    unit,
    role,
    derived,
    period,
    time: present(time),
    ...(covered === null || covered === 0 ? {} : { covered }),
    raw: raw === null ? undefined : Number(raw),
    adjusted: present(adjusted),
    // 9, missing: the datastream has never given a value
    flag: flag ?? (9 as const),
    reasons: maskReasons(reasons ?? 0),
  };
}

function thingSummary(row: ThingRow) {
  const { id, key, name, domain, longitude, latitude } = row;
  return {
    id,
    key,
    name,
    domain,
    longitude,
    latitude,
    assetType: row.asset_type,
    commune: present(row.commune),
    lastTime: present(row.last_time),
    openAlarms: row.open_alarms,
    worstPriority: present(row.worst_priority),
    latest: (row.latest ?? []).map(latestValue),
  };
}

interface ThingQuery extends PageQuery {
  readonly domain?: string;
  readonly search?: string;
  /** Quantity that speaks first, by domain: then each object has that value only, or its first measure. */
  readonly headlines?: Readonly<Record<string, string>>;
}

/** Objects of the city with their latest values, measures first, in the order they were registered. */
export async function readThings(pool: pg.Pool, { organisation }: ReadScope, query: ThingQuery) {
  const [after = 0] = readCursor(query.cursor, 1) ?? [];
  const parameters = [organisation, after, query.domain ?? null, containsPattern(query.search), query.limit + 1];
  const statement =
    query.headlines === undefined
      ? { name: 'read-things', text: THINGS, values: parameters }
      : { name: 'read-headlines', text: HEADLINES, values: [...parameters, JSON.stringify(query.headlines)] };
  const { rows } = await pool.query<ThingRow>(statement);
  return pageOf(rows, query.limit, { item: thingSummary, position: ({ id }) => writeCursor(id) });
}

/** One object with its devices and properties. */
export async function readThing(pool: pg.Pool, { organisation }: ReadScope, key: string) {
  const found = await pool.query<ThingRow & { properties: Readonly<Record<string, unknown>> }>(THING, [
    organisation,
    key,
  ]);
  const [row] = found.rows;
  if (!row) return undefined;
  const devices = await pool.query<{
    key: string;
    name: string;
    connector: string;
    model: string | null;
    codec: string | null;
    version: string | null;
    expected_period_s: number;
  }>(DEVICES_OF_THING, [organisation, row.id]);
  return {
    ...thingSummary(row),
    properties: row.properties,
    devices: devices.rows.map((device) => ({
      key: device.key,
      name: device.name,
      connector: device.connector,
      model: present(device.model),
      codec:
        device.codec !== null && device.version !== null ? { id: device.codec, version: device.version } : undefined,
      expectedPeriod: device.expected_period_s,
    })),
  };
}
