import pg from 'pg';

const { builtins } = pg.types;

/**
 * A pool where a `timestamptz` is a kit Instant (milliseconds, with microseconds as their fraction) instead of a Date,
 * and a `date` its text. `int8` stays text, as `pg` gives it: `dedup_key` uses all 64 bits.
 */
export function createPool(connection: string | pg.PoolConfig, options: { readonly max?: number } = {}): pg.Pool {
  const target = typeof connection === 'string' ? { connectionString: connection } : connection;
  const pool = new pg.Pool({
    max: options.max ?? 10,
    ...target,
    options: '-c timezone=UTC -c statement_timeout=0',
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced; a query on a broken one rejects by itself.
  pool.on('error', () => undefined);
  return pool;
}

/** An Instant as a `timestamptz` parameter. */
export function toTimestamp(instant: number): string {
  const milliseconds = Math.floor(instant);
  const microseconds = Math.round((instant - milliseconds) * 1000);
  const text = new Date(milliseconds).toISOString();
  return microseconds === 0 ? text : `${text.slice(0, -1)}${String(microseconds).padStart(3, '0')}Z`;
}

/** A `timestamptz` in a UTC session, as text, to an Instant: `2025-03-30 01:00:00.123456+00`. */
export function fromTimestamp(text: string): number {
  if (text === 'infinity') return Infinity;
  if (text === '-infinity') return -Infinity;
  const [, moment = '', fraction = '', era = ''] = /^(.*?)(?:\.(\d+))?\+00( BC)?$/.exec(text) ?? [];
  const [date = '', time = ''] = moment.split(' ');
  const [year = '', month = '', day = ''] = date.split('-');
  const signed = era === '' ? Number(year) : 1 - Number(year);
  const written = signed >= 0 && signed <= 9999 ? String(signed).padStart(4, '0') : expanded(signed);
  const seconds = Date.parse(`${written}-${month}-${day}T${time}Z`);
  return fraction === '' ? seconds : seconds + Number(fraction.padEnd(6, '0')) / 1000;
}

function expanded(year: number): string {
  return (year < 0 ? '-' : '+') + String(Math.abs(year)).padStart(6, '0');
}

// `pg` types a parser by its overloads (text and binary); only text results are asked for.
const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === builtins.TIMESTAMPTZ) return fromTimestamp;
  if (oid === builtins.DATE) return (text: string) => text;
  return pg.types.getTypeParser(oid, format);
}) as typeof pg.types.getTypeParser;
