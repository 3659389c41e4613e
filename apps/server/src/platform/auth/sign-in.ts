import type { Accounts } from './accounts.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { Principal } from './principal.ts';
import { newSecret, secretHash } from './secret.ts';

export const SESSION_COOKIE = 'vigie_session';
/** 12 h: a working day and its handover. */
export const SESSION_SECONDS = 12 * 3600;

export interface OpenedSession {
  readonly principal: Principal;
  /** Secret of the cookie; its hash is all the store has. */
  readonly secret: string;
}

/** Opens a session for a login and its password; `undefined` when either is wrong, in the same time. */
export type SignIn = (login: string, password: string) => Promise<OpenedSession | undefined>;

export function createSignIn(accounts: Accounts, clock: { now(): number }): SignIn {
  // An unknown login costs one verification too: the answer's delay does not tell who exists.
  let decoy: Promise<string> | undefined;

  return async (login, password) => {
    const person = await accounts.personByLogin(login);
    const stored = person?.passwordHash ?? (await (decoy ??= hashPassword(newSecret())));
    const verified = await verifyPassword(password, stored);
    if (!person || !verified) return undefined;
    const secret = newSecret();
    const created = clock.now();
    const expires = created + SESSION_SECONDS * 1000;
    await accounts.openSession({ hash: secretHash(secret), person: person.id, created, expires });
    const { id, login: key, name, role, organisation } = person;
    return { secret, principal: { kind: 'person', who: `person:${key}`, name, role, organisation, person: id } };
  };
}
