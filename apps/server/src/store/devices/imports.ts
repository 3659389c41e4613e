import type { Instant } from '@vigie/kit';
import type pg from 'pg';
import { pageOf, present, readCursor, writeCursor } from '../read-page.ts';
import type { PageQuery } from '../read-page.ts';

interface Scope {
  readonly organisation: number;
}

type State = 'checking' | 'importing' | 'done' | 'refused' | 'failed' | 'interrupted';

interface Counts {
  readonly lines: number;
  readonly written: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
}

interface Options {
  readonly dryRun: boolean;
  readonly partial: boolean;
  readonly mapping?: string;
  readonly connector?: string;
  readonly model?: string;
}

interface Fault {
  readonly line: number;
  readonly column?: string;
  readonly what: string;
  readonly mend: string;
}

interface JobRow extends Counts {
  readonly id: number;
  readonly who: string;
  readonly begun: Instant;
  readonly ended: Instant | null;
  readonly state: State;
  readonly options: Options;
  readonly detail: string | null;
  readonly warnings: readonly string[];
}

interface Mapping {
  readonly columns: Readonly<Record<string, string>>;
  readonly defaults: Readonly<Record<string, string>>;
}

const JOBS = `
select id, who, created_time as begun, ended_time as ended, state, options, lines, written, created, updated, unchanged,
  refused, detail, warnings
from import_job
where organisation_id = $1 and ($2::int is null or id < $2) and ($3::int is null or id = $3)
order by id desc limit $4`;

const UPDATE = `
update import_job set
  state = coalesce($2, state), detail = coalesce($3, detail), warnings = coalesce($4::jsonb, warnings),
  lines = coalesce($5, lines), written = coalesce($6, written), created = coalesce($7, created),
  updated = coalesce($8, updated), unchanged = coalesce($9, unchanged), refused = coalesce($10, refused),
  ended_time = case when $11 then now() else ended_time end
where id = $1`;

// Until the tables are counted again the planner takes ten thousand objects for a few: the map then waits a minute.
const COUNT_AGAIN = 'analyze thing, device, datastream, latest';

const FAULTS = `
select id, line, column_name as column, what, mend from import_fault
where organisation_id = $1 and job_id = $2 and id > $3 order by id limit $4`;

const ADD_FAULTS = `
insert into import_fault (organisation_id, job_id, line, column_name, what, mend)
select $1, $2, line, "column", what, mend
from jsonb_to_recordset($3::jsonb) as n(line int, "column" text, what text, mend text)`;

const INTERRUPT = `
update import_job set state = 'interrupted', ended_time = now(),
  detail = 'Vigie s’est arrêté pendant cet import : renvoyez le fichier, ce qui est écrit sera reconnu.'
where state in ('checking', 'importing')`;

const PUT_MAPPING = `
insert into import_mapping (organisation_id, name, mapping) values ($1, $2, $3)
on conflict (organisation_id, name) do update set mapping = excluded.mapping, changed_time = now()`;

const job = ({ ended, detail, ...row }: JobRow) => ({ ...row, ended: present(ended), detail: present(detail) });

/** Imports, what came of them, and how files name their columns. */
export class Imports {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async create({ organisation, who }: Scope & { readonly who: string }, options: Options): Promise<number> {
    const { rows } = await this.pool.query<{ id: number }>(
      'insert into import_job (organisation_id, who, options) values ($1, $2, $3) returning id',
      [organisation, who, JSON.stringify(options)],
    );
    if (rows[0] === undefined) throw new Error('the import was not written down');
    return rows[0].id;
  }

  async update(
    id: number,
    change: Partial<Counts> & {
      readonly state?: State;
      readonly detail?: string;
      readonly warnings?: readonly string[];
      readonly ended?: boolean;
    },
  ): Promise<void> {
    const { lines, written, created, updated, unchanged, refused } = change;
    if (change.state === 'done' && (created ?? 0) > 0) await this.pool.query(COUNT_AGAIN);
    const warnings = change.warnings && JSON.stringify(change.warnings);
    const said = [change.state, change.detail, warnings];
    const counts = [lines, written, created, updated, unchanged, refused];
    await this.pool.query(UPDATE, [id, ...said, ...counts, change.ended ?? false]);
  }

  async addFaults({ organisation }: Scope, id: number, faults: readonly Fault[]): Promise<void> {
    if (faults.length > 0) await this.pool.query(ADD_FAULTS, [organisation, id, JSON.stringify(faults)]);
  }

  async list({ organisation }: Scope, query: PageQuery) {
    const [before = null] = readCursor(query.cursor, 1) ?? [];
    const { rows } = await this.pool.query<JobRow>(JOBS, [organisation, before, null, query.limit + 1]);
    return pageOf(rows, query.limit, { item: job, position: ({ id }) => writeCursor(id) });
  }

  async find({ organisation }: Scope, id: number) {
    const { rows } = await this.pool.query<JobRow>(JOBS, [organisation, null, id, 1]);
    return rows[0] && job(rows[0]);
  }

  async faults({ organisation }: Scope, id: number, query: PageQuery) {
    const [after = 0] = readCursor(query.cursor, 1) ?? [];
    const { rows } = await this.pool.query<Omit<Fault, 'column'> & { id: string; column: string | null }>(FAULTS, [
      organisation,
      id,
      after,
      query.limit + 1,
    ]);
    const item = ({ line, column, what, mend }: (typeof rows)[number]) => ({
      line,
      column: present(column),
      what,
      mend,
    });
    return pageOf(rows, query.limit, { item, position: (row) => writeCursor(row.id) });
  }

  /** Those that a stopped program left half-way. */
  async interrupt(): Promise<void> {
    await this.pool.query(INTERRUPT);
  }

  async mappings({ organisation }: Scope) {
    const { rows } = await this.pool.query<{ name: string; mapping: Mapping }>(
      'select name, mapping from import_mapping where organisation_id = $1 order by name',
      [organisation],
    );
    return rows.map(({ name, mapping }) => ({ ...mapping, name }));
  }

  async putMapping({ organisation }: Scope, { name, ...mapping }: Mapping & { readonly name: string }): Promise<void> {
    await this.pool.query(PUT_MAPPING, [organisation, name, JSON.stringify(mapping)]);
  }

  /** False where there is none. */
  async deleteMapping({ organisation }: Scope, name: string): Promise<boolean> {
    const sql = 'delete from import_mapping where organisation_id = $1 and name = $2';
    return (await this.pool.query(sql, [organisation, name])).rowCount === 1;
  }
}
