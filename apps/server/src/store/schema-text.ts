import type { Pool } from 'pg';

// Partitions come and go with the months; they look like their parents.
const TABLES = `
select c.oid::int8 as oid, c.relname as name, coalesce(pg_get_partkeydef(c.oid), '') as partition,
  coalesce(array_to_string(c.reloptions, ', '), '') as options
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
order by c.relname`;

const COLUMNS = `
select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
  || case when a.attnotnull then ' not null' else '' end
  || case a.attidentity when 'a' then ' identity' else '' end
  || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped
order by a.attnum`;

// Not-null constraints are said with their columns.
const CONSTRAINTS = `
select conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
where conrelid = $1 and contype <> 'n' order by conname`;

const INDEXES = `
select pg_get_indexdef(i.indexrelid) as line from pg_index i
where i.indrelid = $1 and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
order by 1`;

const SEQUENCES = `
select sequencename || ' increment ' || increment_by as line from pg_sequences
where schemaname = 'public' and sequencename not like '%\\_id\\_seq' or sequencename = 'frame_id_seq' order by 1`;

/** The schema as text, drawn from the catalogue: what the golden file is compared with. */
export async function schemaText(pool: Pool): Promise<string> {
  const { rows } = await pool.query<{ oid: string; name: string; partition: string; options: string }>(TABLES);
  const parts: string[] = [];
  for (const { oid, name, partition, options } of rows) {
    const head = [name, partition && `partition by ${partition}`, options && `with (${options})`].filter(Boolean);
    const lines: string[] = [];
    for (const sql of [COLUMNS, CONSTRAINTS, INDEXES]) {
      const found = await pool.query<{ line: string }>(sql, [oid]);
      lines.push(...found.rows.map(({ line }) => `  ${line}`));
    }
    parts.push([`table ${head.join(' ')}`, ...lines].join('\n'));
  }
  const sequences = await pool.query<{ line: string }>(SEQUENCES);
  return `${[...parts, ...sequences.rows.map(({ line }) => `sequence ${line}`)].join('\n\n')}\n`;
}
