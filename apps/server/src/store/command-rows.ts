import type { CommandState, JsonObject } from '@vigie/kit';

/** A row of `command` as the scheduler reads it. */
export interface OpenCommandRecord {
  readonly id: string;
  readonly organisation: number;
  readonly device: number;
  readonly thing: number;
  readonly connector: number;
  readonly kind: string;
  readonly parameters: JsonObject;
  readonly port: number;
  readonly bytes: Uint8Array;
  readonly confirmed: boolean;
  readonly lora_class: 'A' | 'B' | 'C' | null;
  readonly priority: number;
  readonly repeatable: boolean;
  readonly ref: string;
  readonly network_ref: string | null;
  readonly gateway: string | null;
  readonly sub_band: string | null;
  readonly air_ms: number;
  readonly not_before: number;
  readonly expires: number;
  readonly handover: number | null;
  readonly attempts: number;
  readonly proof: CommandProofRecord | null;
  readonly proof_from: number | null;
  readonly proof_until: number | null;
  readonly state: CommandState;
}

/** What a measure must show, as JSON. */
export type CommandProofRecord = {
  readonly tolerance: number;
  readonly within: number;
  readonly from?: number;
} & (
  | { readonly by: 'value'; readonly datastream: number; readonly equals: number }
  | { readonly by: 'cadence'; readonly datastreams: readonly number[]; readonly seconds: number }
);

export const OPEN_COLUMNS = `
  c.id::text, c.organisation_id as organisation, c.device_id as device, c.thing_id as thing, c.connector_id as connector,
  c.kind, c.parameters, c.port, c.bytes, c.confirmed, c.lora_class, c.priority, c.repeatable, c.ref::text, c.network_ref,
  c.gateway, c.sub_band, c.air_ms, c.not_before, c.expires_time as expires, c.handover_time as handover, c.attempts,
  c.proof, c.proof_from, c.proof_until, c.state`;

export function openCommand(row: OpenCommandRecord) {
  const { id, organisation, device, thing, connector, kind, parameters, port, bytes, confirmed } = row;
  const { priority, repeatable, ref, attempts, expires, state } = row;
  return {
    id,
    organisation,
    device,
    thing,
    connector,
    kind,
    parameters,
    port,
    bytes,
    confirmed,
    priority,
    repeatable,
    ref,
    attempts,
    expires,
    state,
    loraClass: row.lora_class ?? undefined,
    networkRef: row.network_ref ?? undefined,
    gateway: row.gateway ?? undefined,
    subBand: row.sub_band ?? undefined,
    airMs: row.air_ms,
    notBefore: row.not_before,
    handover: row.handover ?? undefined,
    proof: row.proof ?? undefined,
    proofFrom: row.proof_from ?? undefined,
    proofUntil: row.proof_until ?? undefined,
  };
}

export type StoredOpenCommand = ReturnType<typeof openCommand>;
