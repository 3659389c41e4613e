import type { Role } from '#platform/auth/principal.ts';
import type { Instant, JsonObject } from '@vigie/kit';
import type { Page, PageRequest, Scope } from '../reads.ts';

export interface PersonRow {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly created: Instant;
  readonly disabled?: Instant;
}

export interface NewPerson {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
}

export interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly created: Instant;
  readonly expires?: Instant;
}

export interface NewToken {
  readonly name: string;
  readonly role: Role;
  readonly hash: Uint8Array;
  readonly expires?: Instant;
}

/** People, API tokens and who did what. Implemented by the store. */
export interface People {
  list(scope: Scope, query: PageRequest): Promise<Page<PersonRow>>;
  /** `undefined`: the login is taken. */
  create(scope: Scope, person: NewPerson): Promise<number | undefined>;
  /** Ends the person's sessions too. False where there is none, or is disabled already. */
  disable(scope: Scope, id: number): Promise<boolean>;
  tokens(scope: Scope, query: PageRequest): Promise<Page<TokenRow>>;
  createToken(scope: Scope, token: NewToken): Promise<number>;
  deleteToken(scope: Scope, id: number): Promise<boolean>;
  /** Appends to the journal. */
  note(scope: Scope, entry: { who: string; action: string; object: string; detail?: JsonObject }): Promise<void>;
}
