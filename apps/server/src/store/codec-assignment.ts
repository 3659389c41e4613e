import type { ClientBase } from 'pg';

interface Scope {
  readonly organisation: number;
}

interface CodecName {
  readonly id: string;
  readonly version: string;
}

/** Which devices an assignment is for. A device's identifier is only unique within its connector. */
export type AssignmentTarget =
  | { readonly model: string }
  | { readonly group: string }
  | { readonly device: string; readonly connector?: string };

/** Why nothing was assigned. */
export type AssignmentFault = 'unknown-codec' | 'codec-not-active' | 'unknown-target';

export type Assigned =
  | { readonly ok: true; /** Devices whose codec changed. */ readonly changed: number }
  | { readonly ok: false; readonly fault: AssignmentFault };

// Device, then the group assigned last, then model, then the codec it was registered with.
const RESOLVE = `
update device v set codec_id = r.codec_id
from (
  select d.id, coalesce(own.codec_id, in_group.codec_id, of_model.codec_id, d.registered_codec_id) as codec_id
  from device d
  left join codec_assignment own on own.device_id = d.id
  left join lateral (
    select a.codec_id from device_group_member m join codec_assignment a on a.group_id = m.group_id
    where m.device_id = d.id order by a.assigned_time desc, a.id desc limit 1) in_group on true
  left join codec_assignment of_model on of_model.model = d.model and of_model.organisation_id = d.organisation_id
  where d.organisation_id = $1 and ($2::int[] is null or d.id = any($2))) r
where v.id = r.id and v.codec_id is distinct from r.codec_id`;

/**
 * Writes on each device the codec that holds for it. To be called in the transaction of whatever may change that: an
 * assignment, a device's model, the members of a group. All devices of the organisation where none are named.
 */
export async function resolveCodecs(
  client: ClientBase,
  { organisation }: Scope,
  devices?: readonly number[],
): Promise<number> {
  return (await client.query(RESOLVE, [organisation, devices ?? null])).rowCount ?? 0;
}

const TARGETS = {
  model: {
    column: 'model',
    conflict: '(organisation_id, model) where model is not null',
  },
  group: {
    find: 'select id from device_group where organisation_id = $1 and key = $2',
    column: 'group_id',
    conflict: '(group_id) where group_id is not null',
  },
  device: {
    find: `select v.id from device v join connector c on c.id = v.connector_id
      where v.organisation_id = $1 and v.key = $2 and ($3::text is null or c.key = $3) order by v.id`,
    column: 'device_id',
    conflict: '(device_id) where device_id is not null',
  },
} as const;

interface Place {
  readonly column: string;
  readonly conflict: string;
  readonly value: string | number;
}

async function placeOf(client: ClientBase, organisation: number, target: AssignmentTarget): Promise<Place | undefined> {
  if ('model' in target) return { ...TARGETS.model, value: target.model };
  const kind = 'group' in target ? TARGETS.group : TARGETS.device;
  const parameters =
    'group' in target ? [organisation, target.group] : [organisation, target.device, target.connector ?? null];
  const { rows } = await client.query<{ id: number }>(kind.find, parameters);
  const [found] = rows;
  return found && { ...kind, value: found.id };
}

/** Assigns a version, which must be active, in the caller's transaction. The registry has to be loaded anew after it. */
export async function assignCodec(
  client: ClientBase,
  { organisation, who }: Scope & { readonly who: string },
  { target, codec }: { readonly target: AssignmentTarget; readonly codec: CodecName },
): Promise<Assigned> {
  const { rows } = await client.query<{ id: number; state: string }>(
    'select id, state from codec where organisation_id = $1 and key = $2 and version = $3',
    [organisation, codec.id, codec.version],
  );
  const [version] = rows;
  if (version === undefined) return { ok: false, fault: 'unknown-codec' };
  if (version.state !== 'active') return { ok: false, fault: 'codec-not-active' };
  const place = await placeOf(client, organisation, target);
  if (place === undefined) return { ok: false, fault: 'unknown-target' };
  await client.query(
    `insert into codec_assignment (organisation_id, ${place.column}, codec_id, who) values ($1, $2, $3, $4)
     on conflict ${place.conflict} do update set codec_id = $3, who = $4, assigned_time = now()`,
    [organisation, place.value, version.id, who],
  );
  return { ok: true, changed: await resolveCodecs(client, { organisation }) };
}

/** Takes an assignment back: what is less specific holds again. `unknown-target` where there was none. */
export async function unassignCodec(
  client: ClientBase,
  { organisation }: Scope,
  target: AssignmentTarget,
): Promise<Assigned> {
  const place = await placeOf(client, organisation, target);
  if (place === undefined) return { ok: false, fault: 'unknown-target' };
  const { rowCount } = await client.query(
    `delete from codec_assignment where organisation_id = $1 and ${place.column} = $2`,
    [organisation, place.value],
  );
  if (rowCount === 0) return { ok: false, fault: 'unknown-target' };
  return { ok: true, changed: await resolveCodecs(client, { organisation }) };
}
