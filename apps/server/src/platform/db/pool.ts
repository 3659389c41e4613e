import { Pool, types } from 'pg';
import type { PoolConfig } from 'pg';

export type { Pool } from 'pg';

// Object identifiers of built-in types (pg_type).
const TIMESTAMPTZ = 1184;
const DATE = 1082;

/**
 * A pool where a `timestamptz` is a kit Instant (milliseconds, with microseconds as their fraction) instead of a Date,
 * and a `date` its text. `int8` stays text, as `pg` gives it: `dedup_key` uses all 64 bits.
 */
export function createPool(connection: string | PoolConfig, options: { readonly max?: number } = {}): Pool {
  const target = typeof connection === 'string' ? { connectionString: connection } : connection;
  const pool = new Pool({
    max: options.max ?? 10,
    ...target,
    options: '-c timezone=UTC',
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced; a query on a broken one rejects by itself.
  pool.on('error', () => undefined);
  // One that breaks while it is lent out, between two queries, says so to nobody else; its next query rejects.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** An Instant as a `timestamptz` parameter. */
export function toTimestamp(instant: number): string {
  const milliseconds = Math.floor(instant);
  const microseconds = Math.round((instant - milliseconds) * 1000);
  const text = new Date(milliseconds).toISOString();
  return microseconds === 0 ? text : `${text.slice(0, -1)}${String(microseconds).padStart(3, '0')}Z`;
}

/** A `timestamptz` of the years 1 to 9999 in a UTC session, as text, to an Instant: `2025-03-30 01:00:00.123456+00`. */
export function fromTimestamp(text: string): number {
  const seconds = Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}Z`);
  if (text[19] !== '.') return seconds;
  const fraction = text.slice(20, text.indexOf('+', 20));
  return seconds + Number(fraction.padEnd(6, '0')) / 1000;
}

const builtinParser: (oid: number) => (text: string) => unknown = types.getTypeParser;

// `pg` declares this as a set of overloads per type; only text results are ever asked for.
const getTypeParser: typeof types.getTypeParser = (oid: number) => {
  if (oid === TIMESTAMPTZ) return fromTimestamp;
  if (oid === DATE) return (text: string) => text;
  return builtinParser(oid);
};
