import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret shown once: 256 random bits, so a plain SHA-256 at rest is enough (nothing to guess). */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret. */
export function secretHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Compares without telling by its duration where the difference is. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
