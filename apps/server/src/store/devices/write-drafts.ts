import type pg from 'pg';
import { transaction } from '../transaction.ts';
import type { Applied, ApplyOptions } from './apply-plan.ts';
import { applyPlans } from './apply-plan.ts';
import type { DeviceDraft } from './device-draft.ts';
import { lockRecords, readRecords } from './device-record.ts';
import { deviceKey, planDraft } from './plan.ts';
import type { Planned } from './plan.ts';
import { readReferences } from './references.ts';
import type { References } from './references.ts';

async function knownThings(
  client: pg.ClientBase | pg.Pool,
  organisation: number,
  drafts: readonly DeviceDraft[],
): Promise<Set<string>> {
  const keys = drafts.flatMap(({ asset }) => (asset === undefined ? [] : [asset.key]));
  const { rows } = await client.query<{ key: string }>(
    'select key from thing where organisation_id = $1 and key = any ($2)',
    [organisation, keys],
  );
  return new Set(rows.map(({ key }) => key));
}

async function planWith(
  client: pg.ClientBase | pg.Pool,
  drafts: readonly DeviceDraft[],
  { organisation, records }: { organisation: number; records: Awaited<ReturnType<typeof readRecords>> },
): Promise<{ readonly plans: readonly Planned[]; readonly references: References }> {
  // a device is written whole: what it keeps is looked up beside what is asked
  const kept = records.map((record) => ({ connector: record.connector, fields: record }));
  const usual = drafts.flatMap(({ connector, defaults }) =>
    defaults === undefined ? [] : [{ connector, fields: defaults }],
  );
  const references = await readReferences(client, organisation, [...drafts, ...usual, ...kept]);
  const things = await knownThings(client, organisation, drafts);
  const known = { references, things, records: new Map(records.map((record) => [deviceKey(record), record])) };
  return { references, plans: drafts.map((draft) => planDraft(draft, known)) };
}

/** What a list of drafts would come to; writes nothing. */
export async function planDrafts(
  pool: pg.Pool,
  organisation: number,
  drafts: readonly DeviceDraft[],
): Promise<readonly Planned[]> {
  const ids = drafts.map(({ id }) => id);
  const records = await readRecords(pool, organisation, ids);
  return (await planWith(pool, drafts, { organisation, records })).plans;
}

/** What was done, in the order of the drafts. */
export interface WrittenDrafts extends Applied {
  readonly plans: readonly Planned[];
}

/** Writes a list of drafts in one transaction. `accept` says whether what is planned may be done; else nothing is. */
export async function writeDrafts(
  pool: pg.Pool,
  drafts: readonly DeviceDraft[],
  options: Omit<ApplyOptions, 'references'> & { readonly accept: (plans: readonly Planned[]) => boolean },
): Promise<WrittenDrafts> {
  const { organisation, accept } = options;
  return transaction(pool, async (client) => {
    const ids = drafts.map(({ id }) => id);
    const records = await lockRecords(client, organisation, ids);
    const { plans, references } = await planWith(client, drafts, { organisation, records });
    if (!accept(plans)) return { plans, created: [], devices: [] };
    return { plans, ...(await applyPlans(client, plans, { ...options, references })) };
  });
}
