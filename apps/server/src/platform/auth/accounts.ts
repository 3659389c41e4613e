import type { Principal, Role } from './principal.ts';

export interface StoredPerson {
  readonly id: number;
  readonly organisation: number;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
}

export interface NewSession {
  readonly hash: Uint8Array;
  readonly person: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly expires: number;
}

/** What sign-in asks of the store. Disabled people and expired sessions or tokens are never given back. */
export interface Accounts {
  personByLogin(login: string): Promise<StoredPerson | undefined>;
  openSession(session: NewSession): Promise<void>;
  closeSession(hash: Uint8Array): Promise<void>;
  principalOfSession(hash: Uint8Array, now: number): Promise<Principal | undefined>;
  principalOfToken(hash: Uint8Array, now: number): Promise<Principal | undefined>;
}
