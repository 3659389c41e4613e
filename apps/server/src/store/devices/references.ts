import type pg from 'pg';
import type { DeviceDraft, DraftFault } from './device-draft.ts';

/** Rows of what drafts name. */
export interface References {
  readonly connectors: ReadonlyMap<string, { readonly row: number; readonly disabled: boolean }>;
  /** By `key version`. */
  readonly codecs: ReadonlyMap<string, number>;
  readonly suppliers: ReadonlyMap<string, number>;
  readonly contracts: ReadonlyMap<string, number>;
  readonly groups: ReadonlyMap<string, number>;
}

interface KeyRow {
  readonly kind: 'connector' | 'codec' | 'supplier' | 'contract' | 'group';
  readonly key: string;
  readonly row: number;
  readonly disabled: boolean;
}

const KEYS = `
select 'connector' as kind, key, id as row, disabled_time is not null as disabled
from connector where organisation_id = $1 and key = any ($2)
union all select 'codec', key || ' ' || version, id, false from codec where organisation_id = $1 and key = any ($3)
union all select 'supplier', key, id, false from supplier where organisation_id = $1 and key = any ($4)
union all select 'contract', key, id, false from contract where organisation_id = $1 and key = any ($5)
union all select 'group', key, id, false from device_group where organisation_id = $1 and key = any ($6)`;

const named = (keys: readonly (string | null | undefined)[]): string[] => [
  ...new Set(keys.filter((key) => typeof key === 'string')),
];

/** Reads, once for a whole list, what its drafts refer to. */
export async function readReferences(
  client: pg.ClientBase | pg.Pool,
  organisation: number,
  drafts: readonly Pick<DeviceDraft, 'connector' | 'fields'>[],
): Promise<References> {
  const fields = drafts.map((draft) => draft.fields);
  const { rows } = await client.query<KeyRow>(KEYS, [
    organisation,
    named(drafts.map(({ connector }) => connector)),
    named(fields.map(({ codec }) => codec?.id)),
    named(fields.map(({ supplier }) => supplier)),
    named(fields.map(({ contract }) => contract)),
    named(fields.flatMap(({ groups }) => groups ?? [])),
  ]);
  const of = (kind: KeyRow['kind']) =>
    new Map(rows.filter((row) => row.kind === kind).map(({ key, row }) => [key, row]));
  const connectors = rows.filter(({ kind }) => kind === 'connector');
  return {
    connectors: new Map(connectors.map(({ key, row, disabled }) => [key, { row, disabled }])),
    codecs: of('codec'),
    suppliers: of('supplier'),
    contracts: of('contract'),
    groups: of('group'),
  };
}

/** What fields name and nobody knows. */
function unknownOf({ codec, supplier, contract, groups }: DeviceDraft['fields'], known: References) {
  const asked = [
    { member: 'codec', key: codec && `${codec.id} ${codec.version}`, among: known.codecs },
    { member: 'supplier', key: supplier, among: known.suppliers },
    { member: 'contract', key: contract, among: known.contracts },
    ...(groups ?? []).map((key) => ({ member: 'groups' as const, key, among: known.groups })),
  ] as const;
  return asked.find(({ key, among }) => typeof key === 'string' && !among.has(key));
}

const KINDS = {
  codec: 'unknown-codec',
  supplier: 'unknown-supplier',
  contract: 'unknown-contract',
  groups: 'unknown-group',
} as const;

/** What a draft names and nobody knows. */
export function unknownReference(
  { connector, fields }: Pick<DeviceDraft, 'connector' | 'fields'>,
  known: References,
): DraftFault | undefined {
  const through = known.connectors.get(connector);
  if (through === undefined || through.disabled)
    return { kind: 'unknown-connector', member: 'connector', detail: connector };
  const unknown = unknownOf(fields, known);
  return unknown && { kind: KINDS[unknown.member], member: unknown.member, detail: unknown.key ?? '' };
}
