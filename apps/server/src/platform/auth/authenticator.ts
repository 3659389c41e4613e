import type { Accounts } from './accounts.ts';
import type { Principal } from './principal.ts';
import { sameHash, secretHash } from './secret.ts';

/** What a request shows of who sent it. */
export interface Credentials {
  /** `Authorization` header. */
  readonly authorization: string | undefined;
  /** Value of the session cookie. */
  readonly session: string | undefined;
}

export interface AuthenticatorOptions {
  readonly accounts: Accounts;
  readonly clock: { now(): number };
  /** Token with administrator rights over one organisation, for automation. */
  readonly bootstrap?: { readonly token: string; readonly organisation: number };
}

export interface Authenticated {
  readonly principal: Principal;
  /** `cookie` must also prove that it comes from a page of ours when it changes something. */
  readonly by: 'bearer' | 'cookie';
}

/** Proves who sends a request; `undefined`: nobody known. A wrong token never falls back to the cookie. */
export type Authenticator = (credentials: Credentials) => Promise<Authenticated | undefined>;

export function createAuthenticator({ accounts, clock, bootstrap }: AuthenticatorOptions): Authenticator {
  const bootstrapHash = bootstrap ? secretHash(bootstrap.token) : undefined;

  function principalOfBootstrap(hash: Uint8Array): Principal | undefined {
    if (!bootstrap || !bootstrapHash || !sameHash(hash, bootstrapHash)) return undefined;
    const { organisation } = bootstrap;
    return { kind: 'bootstrap', who: 'bootstrap', name: 'bootstrap', role: 'administrator', organisation };
  }

  return async ({ authorization, session }) => {
    if (authorization !== undefined) {
      const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
      if (token === undefined) return undefined;
      const hash = secretHash(token);
      const principal = principalOfBootstrap(hash) ?? (await accounts.principalOfToken(hash, clock.now()));
      return principal && { principal, by: 'bearer' };
    }
    if (session === undefined || session === '') return undefined;
    const principal = await accounts.principalOfSession(secretHash(session), clock.now());
    return principal && { principal, by: 'cookie' };
  };
}
