import type pg from 'pg';
import type { Accounts, StoredPerson } from '#platform/auth/accounts.ts';
import type { Principal, Role } from '#platform/auth/principal.ts';
import { toTimestamp } from '#platform/db/pool.ts';

const PERSON = `
select id, organisation_id as organisation, login, name, role, password_hash as "passwordHash"
from person
where login = $1 and disabled_time is null`;

const PERSON_OF_SESSION = `
select p.id, p.organisation_id as organisation, p.login, p.name, p.role
from session s
join person p on p.id = s.person_id
where s.token_hash = $1 and s.expires_time > $2 and p.disabled_time is null`;

const TOKEN = `
select organisation_id as organisation, name, role
from api_token
where token_hash = $1 and (expires_time is null or expires_time > $2)`;

/** Sessions of one person that have ended are swept when a new one opens: no job needed. */
const OPEN_SESSION = `
with swept as (delete from session where person_id = $2 and expires_time <= $3)
insert into session (token_hash, person_id, created_time, expires_time) values ($1, $2, $3, $4)`;

interface TokenRecord {
  readonly organisation: number;
  readonly name: string;
  readonly role: Role;
}

/** People, sessions and API tokens as sign-in needs them. */
export function createAccounts(pool: pg.Pool): Accounts {
  return {
    async personByLogin(login) {
      return (await pool.query<StoredPerson>(PERSON, [login])).rows[0];
    },
    async openSession({ hash, person, created, expires }) {
      await pool.query(OPEN_SESSION, [hash, person, toTimestamp(created), toTimestamp(expires)]);
    },
    async closeSession(hash) {
      await pool.query('delete from session where token_hash = $1', [hash]);
    },
    async principalOfSession(hash, now) {
      const { rows } = await pool.query<Omit<StoredPerson, 'passwordHash'>>(PERSON_OF_SESSION, [
        hash,
        toTimestamp(now),
      ]);
      const [person] = rows;
      if (!person) return undefined;
      const { id, organisation, login, name, role } = person;
      return { kind: 'person', who: `person:${login}`, name, role, organisation, person: id } satisfies Principal;
    },
    async principalOfToken(hash, now) {
      const [token] = (await pool.query<TokenRecord>(TOKEN, [hash, toTimestamp(now)])).rows;
      return token && ({ kind: 'token', who: `token:${token.name}`, ...token } satisfies Principal);
    },
  };
}
