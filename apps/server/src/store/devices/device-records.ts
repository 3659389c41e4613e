import type { Instant, JsonObject } from '@vigie/kit';
import type pg from 'pg';
import type { Derivations, NewDatastream, WrittenDevice } from '../new-device.ts';
import { transaction } from '../transaction.ts';
import type { AskedAsset, DeviceDraft, DraftFault } from './device-draft.ts';
import { lockRecords, readRecords } from './device-record.ts';
import type { DeviceRecord } from './device-record.ts';
import { readEvents, writeEvents, writeJournal } from './events.ts';
import type { Author, EventQuery, NewEvent } from './events.ts';
import { countDevices, listDevices } from './list-devices.ts';
import type { DeviceFilter, DeviceListQuery, DevicePage } from './list-devices.ts';
import { moveDevice } from './move-device.ts';
import type { Changes, Planned } from './plan.ts';
import { readSeriesOf } from './read-series-of.ts';
import { replaceDevice } from './replace-device.ts';
import { search } from './search.ts';
import { planDrafts, writeDrafts } from './write-drafts.ts';

interface Scope {
  readonly organisation: number;
}

export interface DeviceRecordsOptions {
  readonly derivations: Derivations;
  /** Called after each commit: when it resolves the way of the frames knows the change. */
  changed(devices: readonly number[]): Promise<void>;
}

/** When and why something is done to a device. */
export interface Occasion extends Author {
  readonly time: Instant;
  readonly note?: string;
  readonly origin?: JsonObject;
}

/** What a draft came to. */
export type Outcome =
  | { readonly outcome: 'created' | 'updated' | 'unchanged' }
  | { readonly outcome: 'refused'; readonly fault: DraftFault };

export interface Brought {
  /** In the order of the drafts. */
  readonly outcomes: readonly Outcome[];
  readonly created: readonly WrittenDevice[];
}

function outcomeOf(plan: Planned): Outcome {
  return plan.outcome === 'refused' ? { outcome: 'refused', fault: plan.fault } : { outcome: plan.outcome };
}

/** Devices as people keep them: found, described, installed, replaced, retired. */
export class DeviceRecords {
  private readonly pool: pg.Pool;
  private readonly options: DeviceRecordsOptions;

  constructor(pool: pg.Pool, options: DeviceRecordsOptions) {
    this.pool = pool;
    this.options = options;
  }

  list(scope: Scope, query: DeviceListQuery): Promise<DevicePage> {
    return listDevices(this.pool, scope, query);
  }

  count(scope: Scope, filter: DeviceFilter): Promise<number> {
    return countDevices(this.pool, scope, filter);
  }

  search(scope: Scope, query: { readonly text: string; readonly limit: number }) {
    return search(this.pool, scope, query);
  }

  /** Devices of this identifier: one, or one for each connector that knows it. */
  async find({ organisation }: Scope, id: string): Promise<readonly DeviceRecord[]> {
    return readRecords(this.pool, organisation, [id]);
  }

  /** Series that devices feed, or will feed, by row. */
  seriesOf(rows: readonly number[]): Promise<ReadonlyMap<number, readonly NewDatastream[]>> {
    return readSeriesOf(this.pool, rows);
  }

  events(scope: Scope, query: EventQuery) {
    return readEvents(this.pool, scope, query);
  }

  /** Notes what a person saw or did in the street: cleaned, calibrated, repaired. */
  async addEvent(author: Author, event: NewEvent & { readonly device: number }): Promise<void> {
    const sql = 'select thing_id as thing from device where id = $1';
    const { rows } = await this.pool.query<{ thing: number | null }>(sql, [event.device]);
    const thing = rows[0]?.thing ?? undefined;
    await writeEvents(this.pool, author, [thing === undefined ? event : { ...event, thing }]);
  }

  /** What a list of drafts would come to; writes nothing. */
  async plan({ organisation }: Scope, drafts: readonly DeviceDraft[]): Promise<readonly Outcome[]> {
    return (await planDrafts(this.pool, organisation, drafts)).map(outcomeOf);
  }

  /** Makes the new ones, brings the known ones to what is asked; what is refused is left out, the rest is written. */
  async bring(drafts: readonly DeviceDraft[], occasion: Occasion): Promise<Brought> {
    const { derivations } = this.options;
    const written = await writeDrafts(this.pool, drafts, { ...occasion, derivations, accept: () => true });
    if (written.devices.length > 0) await this.options.changed(written.devices);
    return { outcomes: written.plans.map(outcomeOf), created: written.created };
  }

  /** The new device takes over the place and the series of the old one; false where either is no longer there. */
  async replace(
    { old, by }: { readonly old: DeviceRecord; readonly by: DeviceRecord },
    occasion: Occasion & { readonly oldBecomes: 'retired' | 'in-stock'; readonly series: readonly NewDatastream[] },
  ): Promise<boolean> {
    const { derivations } = this.options;
    const devices = await transaction(this.pool, async (client) => {
      const locked = await lockRecords(client, occasion.organisation, [old.id, by.id]);
      const [first, second] = [old, by].map(({ row }) => locked.find((record) => record.row === row));
      if (first?.thing === undefined || second === undefined) return [];
      return replaceDevice(client, { ...occasion, old: first, by: second, derivations });
    });
    if (devices.length > 0) await this.options.changed(devices);
    return devices.length > 0;
  }

  /** A device changes its place; false where it is no longer there. */
  async move(
    record: DeviceRecord,
    occasion: Occasion & { readonly asset: AskedAsset; readonly series: readonly NewDatastream[] },
  ): Promise<boolean> {
    const { derivations } = this.options;
    const devices = await transaction(this.pool, async (client) => {
      const locked = await lockRecords(client, occasion.organisation, [record.id]);
      const found = locked.find(({ row }) => row === record.row);
      return found === undefined ? [] : moveDevice(client, { ...occasion, record: found, derivations });
    });
    if (devices.length > 0) await this.options.changed(devices);
    return devices.length > 0;
  }

  /** A device now speaks through another connector; false where that one knows its identifier already. */
  async reconnect(record: DeviceRecord, { connector, ...occasion }: Occasion & { readonly connector: string }) {
    const done = await transaction(this.pool, async (client) => {
      const { rowCount } = await client.query(
        `update device v set connector_id = c.id, changed_time = now() from connector c
         where v.id = $1 and c.organisation_id = $2 and c.key = $3 and c.disabled_time is null
           and not exists (select from device o where o.connector_id = c.id and o.key = v.key)`,
        [record.row, occasion.organisation, connector],
      );
      if (rowCount === 0) return false;
      const changes: Changes = { connector: { before: record.connector, after: connector } };
      const detail = { changes } as unknown as JsonObject; // JSON already
      await writeJournal(client, occasion, [{ action: 'device.update', object: record.id, detail }]);
      return true;
    });
    if (done) await this.options.changed([record.row]);
    return done;
  }
}
