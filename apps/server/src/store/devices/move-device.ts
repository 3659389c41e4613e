import type { Instant } from '@vigie/kit';
import { standsSomewhere } from '@vigie/kit';
import type pg from 'pg';
import { toTimestamp } from '#platform/db/pool.ts';
import type { Derivations, NewDatastream } from '../new-device.ts';
import { clearEmptyPlace } from './clear-place.ts';
import type { AskedAsset } from './device-draft.ts';
import type { DeviceRecord } from './device-record.ts';
import { writeEvents, writeJournal } from './events.ts';
import type { Author } from './events.ts';
import { takeDown } from './feeds.ts';
import { plannedSeries } from './replace-device.ts';
import { writeSeries } from './write-series.ts';
import { changeThings, writeThings } from './write-things.ts';

export interface Move extends Author {
  readonly record: DeviceRecord;
  /** Where to: the object it stands on already, moved with it, or another one. */
  readonly asset: AskedAsset;
  readonly time: Instant;
  readonly note?: string;
  /** What the device gives, where its own registration does not say. */
  readonly series: readonly NewDatastream[];
  readonly derivations: Derivations;
}

const ARRIVE = `
update device set thing_id = $2, installed_time = $3, planned_series = null, changed_time = now(), retired_time = null,
  life_cycle = $4
where id = $1`;

const positionOf = (place: { longitude: number; latitude: number } | undefined) =>
  place === undefined ? null : { longitude: place.longitude, latitude: place.latitude };

async function moveWithObject(client: pg.ClientBase, { record, asset, ...move }: Move): Promise<void> {
  const { thing } = record;
  const { place, commune } = asset;
  if (thing === undefined || place === undefined) return;
  await changeThings(client, move.organisation, [
    { ...thing, ...place, commune: commune?.name ?? thing.commune, communeCode: commune?.code },
  ]);
  const detail = { before: positionOf(thing), after: positionOf(place) };
  await writeEvents(client, move, [
    { device: record.row, thing: thing.row, time: move.time, kind: 'moved', note: move.note, detail },
  ]);
}

async function moveToObject(client: pg.ClientBase, { record, asset, ...move }: Move): Promise<void> {
  const { time, organisation, derivations } = move;
  const from = record.thing;
  if (from !== undefined) {
    await takeDown(client, [record.row], time);
    await clearEmptyPlace(client, record.row, from.row);
  }
  const thing = (await writeThings(client, organisation, [asset])).get(asset.key);
  if (thing === undefined) throw new Error(`no object ${asset.key}`);
  const planned = await plannedSeries(client, record.row);
  const lifeCycle = standsSomewhere(record.lifeCycle) ? record.lifeCycle : 'in-service';
  await client.query(ARRIVE, [record.row, thing.row, toTimestamp(time), lifeCycle]);
  const series = planned.length > 0 ? planned : move.series;
  await writeSeries(client, [{ device: record.row, thing, series, from: time }], { organisation, derivations });
  const kind = from === undefined ? 'installed' : 'moved';
  const detail = { from: from?.key ?? null, to: asset.key };
  await writeEvents(client, move, [{ device: record.row, thing: thing.row, time, kind, note: move.note, detail }]);
}

/** A device changes its place: with its object, whose series go on, or to another object, where new ones begin. */
export async function moveDevice(client: pg.ClientBase, move: Move): Promise<readonly number[]> {
  const { record, asset, time, note } = move;
  const stays = record.thing?.key === asset.key;
  await (stays ? moveWithObject(client, move) : moveToObject(client, move));
  const detail = {
    from: record.thing?.key ?? null,
    to: asset.key,
    place: positionOf(asset.place),
    time: toTimestamp(time),
    ...(note === undefined ? {} : { note }),
  };
  await writeJournal(client, move, [{ action: 'device.move', object: record.id, detail }]);
  return [record.row];
}
