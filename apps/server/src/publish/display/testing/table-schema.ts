import { parse } from 'csv-parse/sync';

interface TableField {
  readonly name: string;
  readonly type: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly pattern?: string;
    readonly enum?: readonly string[];
    readonly minimum?: number;
    readonly maximum?: number;
  };
}

/** The part of a Table Schema that the national counting files use. */
export interface TableSchema {
  readonly fields: readonly TableField[];
  readonly primaryKey?: string;
}

const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

type Check = (value: string, field: TableField) => boolean;

const CHECKS: readonly (readonly [fault: string, holds: Check])[] = [
  ['is no number', (value, { type }) => type !== 'number' || Number.isFinite(Number(value))],
  [
    'is no datetime',
    (value, { type }) => type !== 'datetime' || (DATETIME.test(value) && !Number.isNaN(Date.parse(value))),
  ],
  ['is not in the list', (value, { constraints }) => constraints?.enum?.includes(value) ?? true],
  [
    'has another shape',
    (value, { constraints }) => new RegExp(`^(?:${constraints?.pattern ?? '.*'})$`, 's').test(value),
  ],
  ['is too small', (value, { constraints }) => !(Number(value) < (constraints?.minimum ?? -Infinity))],
  ['is too large', (value, { constraints }) => !(Number(value) > (constraints?.maximum ?? Infinity))],
];

function faultOf(value: string, field: TableField): string | undefined {
  if (value === '') return field.constraints?.required === true ? 'required' : undefined;
  const found = CHECKS.find(([, holds]) => !holds(value, field));
  return found && `"${value}" ${found[0]}`;
}

/** What is wrong with a file against its schema: header, types, constraints, primary key. */
export function faultsOf(text: string, { fields, primaryKey }: TableSchema): string[] {
  const [header = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true });
  const names = fields.map(({ name }) => name);
  const faults = header.join() === names.join() ? [] : [`header: ${header.join()}`];
  const keys = new Set<string>();
  for (const [at, row] of rows.entries()) {
    for (const [column, field] of fields.entries()) {
      const fault = faultOf(row[column] ?? '', field);
      if (fault !== undefined) faults.push(`line ${at + 2}, ${field.name}: ${fault}`);
    }
    const key = primaryKey === undefined ? String(at) : (row[names.indexOf(primaryKey)] ?? '');
    if (keys.has(key)) faults.push(`line ${at + 2}, ${primaryKey}: duplicate`);
    keys.add(key);
  }
  return faults;
}
