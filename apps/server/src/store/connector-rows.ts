import type { JsonObject } from '@vigie/kit';
import type { Pool } from 'pg';

/** What is changed of a connector; absent: left as it is. */
export interface ConnectorChange {
  readonly name?: string;
  /** All of them, not a part. */
  readonly settings?: JsonObject;
  readonly disabled?: boolean;
}

/** False where there is none of that name. A connector closed twice keeps the time of the first. */
export async function updateConnector(
  pool: Pool,
  connector: { readonly organisation: number; readonly id: string },
  { name, settings, disabled }: ConnectorChange,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update connector set
       name = coalesce($3, name),
       settings = coalesce($4, settings),
       disabled_time = case when $5::boolean is null then disabled_time
                            when $5 then coalesce(disabled_time, now()) end
     where organisation_id = $1 and key = $2`,
    [
      connector.organisation,
      connector.id,
      name ?? null,
      settings === undefined ? null : JSON.stringify(settings),
      disabled ?? null,
    ],
  );
  return rowCount === 1;
}
