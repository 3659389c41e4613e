import type { JsonObject } from '@vigie/kit';
import type { Pool } from 'pg';
import { assignCodec, resolveCodecs, unassignCodec } from './codec-assignment.ts';
import type { Assigned, AssignmentTarget } from './codec-assignment.ts';
import { insertCodec } from './codec-rows.ts';
import type { NewCodec } from './codec-rows.ts';
import { readCodec, readCodecAssignments, readCodecs } from './read-codecs.ts';
import { rehearsal, transaction } from './transaction.ts';

interface Scope {
  readonly organisation: number;
}

interface CodecName {
  readonly id: string;
  readonly version: string;
}

// A run of the tests moves a draft on and takes a tested version back; what is active stays so until it is retired.
const REPORT = `
update codec set report = $4, tested_time = now(),
  state = case when state in ('draft', 'tested') then case when $5 then 'tested' else 'draft' end else state end
where organisation_id = $1 and key = $2 and version = $3`;

const ACTIVATE = `
update codec set state = 'active', activated_time = coalesce(activated_time, now()), retired_time = null
where organisation_id = $1 and key = $2 and version = $3
returning id`;

// Everything that names another version of the same codec names this one from now on.
const TAKE_ASSIGNMENTS = `
update codec_assignment a set codec_id = $2, who = $4, assigned_time = now()
from codec k
where k.id = a.codec_id and a.organisation_id = $1 and k.organisation_id = $1 and k.key = $3 and k.id <> $2`;
const TAKE_DEVICES = `
update device v set registered_codec_id = $2
from codec k
where k.id = v.registered_codec_id and v.organisation_id = $1 and k.organisation_id = $1 and k.key = $3 and k.id <> $2`;

const RETIRE = `
update codec k set state = 'retired', retired_time = now()
where k.organisation_id = $1 and k.key = $2 and k.version = $3
  and not exists (select from device v where v.codec_id = k.id)
  and not exists (select from codec_assignment a where a.codec_id = k.id)`;

/** The life of codec versions and who decodes with which. Each change is known to the way of frames when it resolves. */
export class Codecs {
  private readonly pool: Pool;
  private readonly changed: () => Promise<void>;

  constructor(pool: Pool, changed: () => Promise<void>) {
    this.pool = pool;
    this.changed = changed;
  }

  list(scope: Scope, query: Parameters<typeof readCodecs>[2]) {
    return readCodecs(this.pool, scope, query);
  }

  sheet(scope: Scope, codec: CodecName) {
    return readCodec(this.pool, scope, codec);
  }

  assignments(scope: Scope, query: Parameters<typeof readCodecAssignments>[2]) {
    return readCodecAssignments(this.pool, scope, query);
  }

  /** False where the version is there already. */
  async create({ organisation }: Scope, codec: NewCodec): Promise<boolean> {
    const made = await insertCodec(this.pool, organisation, codec);
    if (made) await this.changed();
    return made;
  }

  /** Keeps what a run of the tests found. */
  async tested(
    { organisation }: Scope,
    { id, version }: CodecName,
    { report, passed }: { readonly report: JsonObject; readonly passed: boolean },
  ): Promise<void> {
    await this.pool.query(REPORT, [organisation, id, version, JSON.stringify(report), passed]);
  }

  /** Gives how many devices changed: with `takeOver` all those of the codec's other versions. */
  async activate(
    { organisation, who }: Scope & { readonly who: string },
    { id, version }: CodecName,
    takeOver: boolean,
  ): Promise<number> {
    const moved = await transaction(this.pool, async (client) => {
      const { rows } = await client.query<{ id: number }>(ACTIVATE, [organisation, id, version]);
      const [row] = rows;
      if (row === undefined || !takeOver) return 0;
      await client.query(TAKE_ASSIGNMENTS, [organisation, row.id, id, who]);
      await client.query(TAKE_DEVICES, [organisation, row.id, id]);
      return resolveCodecs(client, { organisation });
    });
    await this.changed();
    return moved;
  }

  /** False where a device or an assignment still names it. */
  async retire({ organisation }: Scope, { id, version }: CodecName): Promise<boolean> {
    return (await this.pool.query(RETIRE, [organisation, id, version])).rowCount === 1;
  }

  async assign(scope: Scope & { readonly who: string }, target: AssignmentTarget, codec: CodecName): Promise<Assigned> {
    const assigned = await transaction(this.pool, (client) => assignCodec(client, scope, { target, codec }));
    if (assigned.ok) await this.changed();
    return assigned;
  }

  /** What `assign` would do. */
  plan(scope: Scope & { readonly who: string }, target: AssignmentTarget, codec: CodecName): Promise<Assigned> {
    return rehearsal(this.pool, (client) => assignCodec(client, scope, { target, codec }));
  }

  async unassign(scope: Scope, target: AssignmentTarget): Promise<Assigned> {
    const taken = await transaction(this.pool, (client) => unassignCodec(client, scope, target));
    if (taken.ok) await this.changed();
    return taken;
  }
}
