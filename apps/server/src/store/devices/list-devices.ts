import type { LifeCycle } from '@vigie/kit';
import type pg from 'pg';
import { DEVICE_COLUMNS, DEVICE_TABLES, recordOf } from './device-record.ts';
import type { DeviceRecord, DeviceRow } from './device-record.ts';
import { wordsOf } from './search-words.ts';

/** What a list of devices may be sorted by; a leading `-` turns it round. */
export const DEVICE_SORTS = {
  created: 'v.id::text',
  id: 'v.key',
  name: 'lower(v.name)',
  model: `coalesce(v.model, '')`,
  lifeCycle: 'v.life_cycle',
  connector: 'c.key',
  asset: `coalesce(o.key, '')`,
  commune: `coalesce(o.commune, '')`,
  installed: `coalesce(to_char(v.installed_time, 'YYYY-MM-DD"T"HH24:MI:SS'), '')`,
  firmware: `coalesce(v.firmware, '')`,
} as const;

export type DeviceSort = keyof typeof DEVICE_SORTS;

export interface DeviceFilter {
  readonly q?: string;
  readonly id?: string;
  readonly connector?: string;
  readonly model?: string;
  readonly lifeCycle?: LifeCycle;
  readonly group?: string;
  readonly tag?: string;
  readonly supplier?: string;
  readonly contract?: string;
  /** Name or Insee code. */
  readonly commune?: string;
  readonly domain?: string;
  readonly asset?: string;
}

export interface DeviceListQuery extends DeviceFilter {
  readonly limit: number;
  readonly cursor?: string;
  readonly sort?: DeviceSort;
  readonly descending?: boolean;
}

type Parameter = string | number | readonly string[];

/** Conditions with their parameters, numbered from `first`. */
function conditions(filter: DeviceFilter, first: number): { readonly sql: string[]; readonly values: Parameter[] } {
  const values: Parameter[] = [];
  const sql: string[] = [];
  const add = (value: Parameter | undefined, condition: (place: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    sql.push(condition(`$${first + values.length - 1}`));
  };
  const words = filter.q === undefined ? [] : wordsOf(filter.q);
  if (words.length > 0) add(words, (at) => `(v.search || ' ' || coalesce(o.search, '')) like all (${at})`);
  add(filter.id, (at) => `v.key = ${at}`);
  add(filter.connector, (at) => `c.key = ${at}`);
  add(filter.model, (at) => `v.model = ${at}`);
  add(filter.lifeCycle, (at) => `v.life_cycle = ${at}`);
  add(filter.tag === undefined ? undefined : [filter.tag], (at) => `v.tags @> ${at}`);
  add(filter.supplier, (at) => `s.key = ${at}`);
  add(filter.contract, (at) => `t.key = ${at}`);
  add(filter.commune, (at) => `(o.commune_code = ${at} or o.commune = ${at})`);
  add(filter.domain, (at) => `o.domain = ${at}`);
  add(filter.asset, (at) => `o.key = ${at}`);
  add(
    filter.group,
    (at) => `exists (select from device_group_member m join device_group g on g.id = m.group_id
    where m.device_id = v.id and g.key = ${at})`,
  );
  return { sql, values };
}

/** Where a page ended: the value sorted by, and the row. */
interface Position {
  readonly value: string;
  readonly row: number;
}

function readPosition(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, row, value] = /^(\d{1,10}) (.*)$/s.exec(text) ?? [];
  return row === undefined || value === undefined || value.includes('\0') ? undefined : { row: Number(row), value };
}

const writePosition = ({ value, row }: Position): string => Buffer.from(`${row} ${value}`).toString('base64url');

/** Condition of the rows beyond a position; its parameters are added. */
function after(
  { row, value }: Position,
  { column, byRow, descending }: { column: string; byRow: boolean; descending: boolean },
  parameters: Parameter[],
): string {
  const beyond = descending ? '<' : '>';
  parameters.push(row);
  const at = `$${parameters.length}`;
  if (byRow) return `v.id ${beyond} ${at}`;
  parameters.push(value);
  return `(${column}, v.id) ${beyond} ($${parameters.length}, ${at}::int)`;
}

export interface DevicePage {
  readonly items: readonly DeviceRecord[];
  readonly next?: string;
}

/** Devices of an organisation, filtered and in order. */
export async function listDevices(
  pool: pg.Pool,
  { organisation }: { readonly organisation: number },
  query: DeviceListQuery,
): Promise<DevicePage> {
  const { limit, sort = 'created', descending = false } = query;
  const { sql, values } = conditions(query, 2);
  const position = readPosition(query.cursor);
  const [column, byRow] = [DEVICE_SORTS[sort], sort === 'created'];
  const parameters: Parameter[] = [organisation, ...values];
  const where = ['v.organisation_id = $1', ...sql];
  if (position !== undefined) where.push(after(position, { column, byRow, descending }, parameters));
  parameters.push(limit + 1);
  const direction = descending ? ' desc' : '';
  const order = byRow ? `v.id${direction}` : `${column}${direction}, v.id${direction}`;
  const text = `select ${DEVICE_COLUMNS}, ${column} as sorted ${DEVICE_TABLES}
    where ${where.join(' and ')} order by ${order} limit $${parameters.length}`;
  const { rows } = await pool.query<DeviceRow & { readonly sorted: string }>(text, parameters);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const items = shown.map(recordOf);
  return last === undefined ? { items } : { items, next: writePosition({ row: last.row, value: last.sorted }) };
}

/** How many devices a filter finds. */
export async function countDevices(
  pool: pg.Pool,
  { organisation }: { readonly organisation: number },
  filter: DeviceFilter,
): Promise<number> {
  const { sql, values } = conditions(filter, 2);
  const where = ['v.organisation_id = $1', ...sql].join(' and ');
  // without a filter only the table of devices is read
  const tables = sql.length === 0 ? 'from device v' : DEVICE_TABLES;
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n ${tables} where ${where}`, [
    organisation,
    ...values,
  ]);
  return rows[0]?.n ?? 0;
}
