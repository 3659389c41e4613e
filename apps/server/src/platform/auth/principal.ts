/** What a person or a token may do: each role holds the rights of those before it. */
export type Role = 'reader' | 'operator' | 'manager' | 'administrator';
export const ROLES: readonly Role[] = ['reader', 'operator', 'manager', 'administrator'];

/** Who asks, once proven. */
export interface Principal {
  readonly kind: 'person' | 'token' | 'bootstrap';
  /** Written in the journal: `person:login`, `token:name`, `bootstrap`. */
  readonly who: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: number;
  /** Row of the person; absent for a token. */
  readonly person?: number;
}

export function holdsRole(principal: Principal, needed: Role): boolean {
  return ROLES.indexOf(principal.role) >= ROLES.indexOf(needed);
}
