import { describe, expect, it } from 'vitest';
import type { Accounts, NewSession } from './accounts.ts';
import { createAuthenticator } from './authenticator.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { newSecret, secretHash } from './secret.ts';
import { createSignIn } from './sign-in.ts';
import { createThrottle } from '../http/throttle.ts';

const now = 1_700_000_000_000;
const clock = { now: () => now };
const nobody: Accounts = {
  personByLogin: async () => undefined,
  openSession: async () => undefined,
  closeSession: async () => undefined,
  principalOfSession: async () => undefined,
  principalOfToken: async () => undefined,
};

describe('passwords', () => {
  it('verifies the same password, composed or not, and no other', async () => {
    const stored = await hashPassword('été à la métropole 🌊');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword('été à la métropole 🌊'.normalize('NFD'), stored)).toBe(true);
    expect(await verifyPassword('ete a la metropole', stored)).toBe(false);
    expect(await verifyPassword('x', 'not-a-hash')).toBe(false);
  });
});

describe('authenticator', () => {
  const bootstrap = { token: newSecret(), organisation: 1 };

  it('takes the bootstrap token as an administrator', async () => {
    const authenticate = createAuthenticator({ accounts: nobody, clock, bootstrap });
    const proof = await authenticate({ authorization: `Bearer ${bootstrap.token}`, session: undefined });
    expect(proof?.principal).toMatchObject({ role: 'administrator', organisation: 1, who: 'bootstrap' });
    expect(await authenticate({ authorization: `Bearer ${bootstrap.token}x`, session: undefined })).toBeUndefined();
  });

  it('never falls back from a wrong token to the cookie', async () => {
    const principal = { kind: 'person', who: 'person:a', name: 'a', role: 'reader', organisation: 1 } as const;
    const accounts: Accounts = { ...nobody, principalOfSession: async () => principal };
    const authenticate = createAuthenticator({ accounts, clock });
    expect(await authenticate({ authorization: 'Bearer wrong', session: 'good' })).toBeUndefined();
    expect(await authenticate({ authorization: 'Basic dXNlcg==', session: 'good' })).toBeUndefined();
    expect(await authenticate({ authorization: undefined, session: 'good' })).toMatchObject({ by: 'cookie' });
  });
});

describe('sign-in', () => {
  it('opens a 12 h session of which the store has only the hash', async () => {
    const sessions: NewSession[] = [];
    const passwordHash = await hashPassword('correct horse');
    const person = { id: 7, organisation: 2, login: 'ana', name: 'Ana', role: 'manager', passwordHash } as const;
    const accounts: Accounts = {
      ...nobody,
      personByLogin: async (login) => (login === 'ana' ? person : undefined),
      openSession: async (session) => void sessions.push(session),
    };
    const signIn = createSignIn(accounts, clock);
    expect(await signIn('ana', 'wrong')).toBeUndefined();
    expect(await signIn('nobody', 'correct horse')).toBeUndefined();
    expect(sessions).toHaveLength(0);
    const opened = await signIn('ana', 'correct horse');
    expect(opened?.principal).toMatchObject({ role: 'manager', organisation: 2, person: 7 });
    expect(sessions).toEqual([
      { hash: secretHash(opened!.secret), person: 7, created: now, expires: now + 12 * 3_600_000 },
    ]);
  });
});

describe('throttle', () => {
  it('lets attempts through, then asks to wait until the window ends', () => {
    let time = 0;
    const throttle = createThrottle({ clock: { now: () => time }, attempts: 2, windowSeconds: 60, maxKeys: 2 });
    expect([throttle.attempt('a'), throttle.attempt('a'), throttle.attempt('a')]).toEqual([0, 0, 60]);
    expect(throttle.attempt('b')).toBe(0);
    throttle.forget('a');
    expect(throttle.attempt('a')).toBe(0);
    time = 60_000;
    expect(throttle.attempt('b')).toBe(0);
  });
});
