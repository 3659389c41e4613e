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

function faultOf(value: string, { type, constraints = {} }: TableField): string | undefined {
  if (value === '') return constraints.required === true ? 'required' : undefined;
  const number = Number(value);
  if (type === 'number' && !Number.isFinite(number)) return `"${value}" is no number`;
  if (type === 'datetime' && (!DATETIME.test(value) || Number.isNaN(Date.parse(value))))
    return `"${value}" is no datetime`;
  if (constraints.enum && !constraints.enum.includes(value)) return `"${value}" is not in the list`;
  if (constraints.pattern !== undefined && !new RegExp(`^(?:${constraints.pattern})$`).test(value))
    return `"${value}" has another shape`;
  const { minimum = -Infinity, maximum = Infinity } = constraints;
  return type === 'number' && (number < minimum || number > maximum) ? `"${value}" is out of bounds` : undefined;
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
