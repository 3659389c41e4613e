import type { Instant, JsonObject } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import { transaction } from '../transaction.ts';
import { writeEvents, writeJournal } from './events.ts';
import type { Author } from './events.ts';

/** What people change of an object; absent leaves, null of a property takes it away. */
export interface ThingChange {
  readonly name?: string;
  readonly notes?: string | null;
  readonly tags?: readonly string[];
  readonly place?: { readonly longitude: number; readonly latitude: number };
  readonly commune?: { readonly name: string; readonly code: string };
  readonly properties?: JsonObject;
}

/** From when what a property computes is made again; `ownDates`: its text says its dates itself. */
export interface MadeAgain {
  readonly from: Instant;
  readonly ownDates: boolean;
}

export interface DatedChange {
  readonly change: ThingChange;
  readonly time: Instant;
  readonly note?: string;
  /** Properties whose change is an event at its own time. */
  readonly dated: ReadonlySet<string>;
  /** Properties from which values are computed. */
  readonly again: ReadonlyMap<string, MadeAgain>;
}

export interface ThingRecord {
  readonly row: number;
  readonly key: string;
  readonly type: string;
  readonly domain: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly notes: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly properties: JsonObject;
}

const READ = `
select id as row, key, asset_type as type, domain, name, tags, notes, longitude, latitude, properties
from thing where organisation_id = $1 and key = $2`;

const UPDATE = `
update thing set name = $2, notes = $3, tags = $4, longitude = $5, latitude = $6, properties = $7,
  commune = coalesce($8, commune), commune_code = coalesce($9, commune_code), changed_time = now()
where id = $1`;

const DEVICES = 'select id from device where thing_id = $1';

const DUE = `
insert into property_recompute (organisation_id, thing_id, from_time, properties, who, reason)
select $1, $2, $3, $4, $5, $6`;

const LAST_CHANGE = `
select e.detail ->> 'property' as property, max(e.time) as time
from device_event e join thing t on t.id = e.thing_id
where t.organisation_id = $1 and t.key = $2 and e.kind = 'property' and e.detail ->> 'property' = any ($3)
  and not e.detail ? 'ownDates'
group by 1`;

const UNPLACED = 'select id, longitude, latitude from thing where commune_code is null limit 10000';

const PLACE_THINGS = `
update thing t set commune_code = n.code, commune = coalesce(t.commune, n.name)
from jsonb_to_recordset($1::jsonb) as n(id int, code text, name text) where t.id = n.id`;

/** Such a change undoes nothing of what was computed before its own time. */
const ownDates = (detail: PropertyDetail, again: DatedChange['again']): JsonObject =>
  again.get(detail.property)?.ownDates === true ? { ...detail, ownDates: true } : { ...detail };

type PropertyDetail = JsonObject & { readonly property: string };

/** Merged with what is there; null takes away. */
function merged(properties: JsonObject, change: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries({ ...properties, ...change }).filter(([, value]) => value !== null));
}

/** Objects of the city as people keep them. */
export class Things {
  private readonly pool: pg.Pool;
  private readonly changed: (devices: readonly number[]) => Promise<void>;

  constructor(pool: pg.Pool, changed: (devices: readonly number[]) => Promise<void>) {
    this.pool = pool;
    this.changed = changed;
  }

  async find({ organisation }: { readonly organisation: number }, key: string): Promise<ThingRecord | undefined> {
    return (await this.pool.query<ThingRecord>(READ, [organisation, key])).rows[0];
  }

  /** False: no such object. */
  async change(author: Author, key: string, { change, time, note, dated, again }: DatedChange): Promise<boolean> {
    const { organisation, who } = author;
    const row = await transaction(this.pool, async (client) => {
      const { rows } = await client.query<ThingRecord>(`${READ} for update`, [organisation, key]);
      const [record] = rows;
      if (record === undefined) return undefined;
      const properties = merged(record.properties, change.properties ?? {});
      await client.query(UPDATE, parametersOf(record, change, properties));
      const names = Object.keys(change.properties ?? {}).filter(
        (name) => JSON.stringify(record.properties[name]) !== JSON.stringify(properties[name]),
      );
      const changes = names.map((property) => ({
        property,
        before: record.properties[property] ?? null,
        after: properties[property] ?? null,
      }));
      const events = changes
        .filter(({ property }) => dated.has(property))
        .map((detail) => ({ thing: record.row, time, kind: 'property', note, detail: ownDates(detail, again) }));
      await writeEvents(client, author, events);
      const due = names.filter((name) => again.has(name));
      if (due.length > 0) {
        const from = Math.min(...due.map((name) => again.get(name)?.from ?? time));
        await client.query(DUE, [organisation, record.row, toTimestamp(from), due, who, note ?? '']);
      }
      const { name, place } = change;
      const detail = JSON.parse(JSON.stringify({ properties: changes, name, place, note })) as JsonObject; // absent members gone
      await writeJournal(client, author, [{ action: 'thing.update', object: key, detail }]);
      return record.row;
    });
    if (row === undefined) return false;
    const { rows } = await this.pool.query<{ id: number }>(DEVICES, [row]);
    await this.changed(rows.map(({ id }) => id));
    return true;
  }

  /** When each of these properties was last changed, by its own date. */
  async lastChanges(
    { organisation }: { readonly organisation: number },
    key: string,
    properties: readonly string[],
  ): Promise<ReadonlyMap<string, Instant>> {
    const { rows } = await this.pool.query<{ property: string; time: Instant }>(LAST_CHANGE, [
      organisation,
      key,
      properties,
    ]);
    return new Map(rows.map(({ property, time }) => [property, time]));
  }

  /** Gives objects registered before their territory had outlines the commune they lie in. */
  async placeAll(
    locate: (place: { longitude: number; latitude: number }) => { name: string; code: string } | undefined,
  ): Promise<void> {
    const { rows } = await this.pool.query<{ id: number; longitude: number; latitude: number }>(UNPLACED);
    const found = rows.flatMap(({ id, ...place }) => {
      const commune = locate(place);
      return commune === undefined ? [] : [{ id, ...commune }];
    });
    if (found.length > 0) await this.pool.query(PLACE_THINGS, [JSON.stringify(found)]);
  }
}

function parametersOf(record: ThingRecord, change: ThingChange, properties: JsonObject): unknown[] {
  const { longitude, latitude } = change.place ?? record;
  const { name = record.name, tags = record.tags, commune } = change;
  const notes = change.notes === undefined ? record.notes : change.notes;
  const text = JSON.stringify(properties);
  return [record.row, name, notes, tags, longitude, latitude, text, commune?.name ?? null, commune?.code ?? null];
}
