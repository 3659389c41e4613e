import { createHash } from 'node:crypto';
import type { JsonObject } from '@vigie/kit';
import type { ClientBase, Pool } from 'pg';

export type CodecState = 'draft' | 'tested' | 'active' | 'retired';

/** Where a codec comes from, and what its keeper wants known. */
export interface CodecOrigin {
  readonly maker?: string;
  readonly licence?: string;
  readonly sourceUrl?: string;
  readonly sourceCommit?: string;
  readonly author?: string;
  readonly notes?: string;
}

export interface NewCodec extends CodecOrigin {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly vectors: readonly JsonObject[];
  /** `active` where absent: for those that come with a pack, whose suite has tested them. */
  readonly state?: CodecState;
  readonly report?: JsonObject;
}

const INSERT = `
insert into codec (organisation_id, key, version, source, sha256, vectors, maker, licence, source_url, source_commit,
  author, notes, state, report, tested_time, activated_time)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
  case when $13 = 'draft' then null else now() end, case when $13 = 'active' then now() end)
on conflict (organisation_id, key, version) do nothing`;

/** False where the version is there already: it is written once and never changed. */
export async function insertCodec(pool: Pool | ClientBase, organisation: number, codec: NewCodec): Promise<boolean> {
  const { rowCount } = await pool.query(INSERT, [
    organisation,
    codec.id,
    codec.version,
    codec.source,
    createHash('sha256').update(codec.source).digest(),
    JSON.stringify(codec.vectors),
    codec.maker,
    codec.licence,
    codec.sourceUrl,
    codec.sourceCommit,
    codec.author,
    codec.notes,
    codec.state ?? 'active',
    codec.report === undefined ? undefined : JSON.stringify(codec.report),
  ]);
  return rowCount === 1;
}
