import type { JsonObject } from '@vigie/kit';
import type pg from 'pg';
import type { Role } from '#platform/auth/principal.ts';
import { toTimestamp } from '#platform/db/pool.ts';
import { pageOf, present, readCursor, writeCursor } from './read-page.ts';
import type { PageQuery, ReadScope } from './read-page.ts';

interface PersonRecord {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly created: number;
  readonly disabled: number | null;
}

interface TokenRecord {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly created: number;
  readonly expires: number | null;
}

const PEOPLE = `
select id, login, name, role, created_time as created, disabled_time as disabled
from person
where organisation_id = $1 and id > $2
order by id
limit $3`;

const NEW_PERSON = `
insert into person (organisation_id, login, name, role, password_hash) values ($1, $2, $3, $4, $5)
on conflict (login) do nothing
returning id`;

const DISABLE_PERSON = `
with disabled as (
  update person set disabled_time = now()
  where organisation_id = $1 and id = $2 and disabled_time is null
  returning id
), ended as (delete from session where person_id in (select id from disabled))
select id from disabled`;

const TOKENS = `
select id, name, role, created_time as created, expires_time as expires
from api_token
where organisation_id = $1 and id > $2
order by id
limit $3`;

const NEW_TOKEN = `
insert into api_token (organisation_id, token_hash, name, role, expires_time) values ($1, $2, $3, $4, $5)
returning id`;

interface NewPerson {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
}

interface NewToken {
  readonly name: string;
  readonly role: Role;
  readonly hash: Uint8Array;
  readonly expires?: number;
}

async function readPage<T extends { readonly id: number }>(
  pool: pg.Pool,
  text: string,
  request: ReadScope & PageQuery,
) {
  const [after = 0] = readCursor(request.cursor, 1) ?? [];
  const { rows } = await pool.query<T>(text, [request.organisation, after, request.limit + 1]);
  return pageOf(rows, request.limit, { item: (row) => row, position: ({ id }) => writeCursor(id) });
}

/** People, API tokens and the journal, as administrators manage them (`People` of publish). */
export function createPeople(pool: pg.Pool) {
  return {
    async list(scope: ReadScope, query: PageQuery) {
      const { items, next } = await readPage<PersonRecord>(pool, PEOPLE, { ...scope, ...query });
      return { items: items.map(({ disabled, ...person }) => ({ ...person, disabled: present(disabled) })), next };
    },
    async create({ organisation }: ReadScope, { login, name, role, passwordHash }: NewPerson) {
      const { rows } = await pool.query<{ id: number }>(NEW_PERSON, [organisation, login, name, role, passwordHash]);
      return rows[0]?.id;
    },
    async disable({ organisation }: ReadScope, id: number) {
      return (await pool.query(DISABLE_PERSON, [organisation, id])).rowCount === 1;
    },
    async tokens(scope: ReadScope, query: PageQuery) {
      const { items, next } = await readPage<TokenRecord>(pool, TOKENS, { ...scope, ...query });
      return { items: items.map(({ expires, ...token }) => ({ ...token, expires: present(expires) })), next };
    },
    async createToken({ organisation }: ReadScope, { hash, name, role, expires }: NewToken) {
      const until = expires === undefined ? null : toTimestamp(expires);
      const { rows } = await pool.query<{ id: number }>(NEW_TOKEN, [organisation, hash, name, role, until]);
      return rows[0]?.id ?? 0;
    },
    async deleteToken({ organisation }: ReadScope, id: number) {
      const deleted = await pool.query('delete from api_token where organisation_id = $1 and id = $2', [
        organisation,
        id,
      ]);
      return deleted.rowCount === 1;
    },
    async note(
      { organisation }: ReadScope,
      entry: { who: string; action: string; object: string; detail?: JsonObject },
    ) {
      await pool.query(
        'insert into journal (organisation_id, who, action, object, detail) values ($1, $2, $3, $4, $5)',
        [organisation, entry.who, entry.action, entry.object, JSON.stringify(entry.detail ?? {})],
      );
    },
  };
}
