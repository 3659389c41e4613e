import type { JsonObject } from '@vigie/kit';
import type { Pool } from 'pg';

import { newSecret, secretHash } from '#platform/auth/secret.ts';

import { updateConnector } from './connector-rows.ts';
import type { ConnectorChange } from './connector-rows.ts';
import { insertCodec } from './codec-rows.ts';
import type { NewCodec } from './codec-rows.ts';
import { createDevices } from './devices/create-devices.ts';
import { DeviceRefused } from './new-device.ts';
import type { Derivations, NewDevice, RegistryFaultKind, WrittenDevice } from './new-device.ts';

interface Scope {
  readonly organisation: number;
}

interface NewConnector {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly settings: JsonObject;
}

/** What was written, or why nothing was: which element of the list, and what of it. */
export type Written<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly fault: { readonly kind: RegistryFaultKind; readonly index: number; readonly detail: string };
    };

export interface RegistryOptions {
  readonly derivations: Derivations;
  readonly clock: { now(): number };
  /** Called after each commit: when it resolves the way of the frames knows the change; of these devices, or of all. */
  changed(devices?: readonly number[]): Promise<void>;
}

/** Changes to the registry. */
export class Registry {
  private readonly pool: Pool;
  private readonly options: RegistryOptions;

  constructor(pool: Pool, options: RegistryOptions) {
    this.pool = pool;
    this.options = options;
  }

  /** The value is the connector's token: 256 random bits, kept as their SHA-256 and shown this once. */
  async createConnector({ organisation }: Scope, connector: NewConnector): Promise<Written<string>> {
    const token = newSecret();
    const { rowCount } = await this.pool.query(
      `insert into connector (organisation_id, key, kind, name, settings, token_hash)
       values ($1, $2, $3, $4, $5, $6) on conflict (key) do nothing`,
      [
        organisation,
        connector.id,
        connector.kind,
        connector.name,
        JSON.stringify(connector.settings),
        secretHash(token),
      ],
    );
    if (rowCount === 0) return duplicate(connector.id);
    await this.options.changed();
    return { ok: true, value: token };
  }

  /** Closed, never erased: what came through it stays. False where there is none of that name. */
  async disableConnector({ organisation }: Scope, id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update connector set disabled_time = coalesce(disabled_time, now()) where organisation_id = $1 and key = $2`,
      [organisation, id],
    );
    if (rowCount === 0) return false;
    await this.options.changed();
    return true;
  }

  /** False where there is none of that name. */
  async changeConnector({ organisation }: Scope, id: string, change: ConnectorChange): Promise<boolean> {
    if (!(await updateConnector(this.pool, { organisation, id }, change))) return false;
    await this.options.changed();
    return true;
  }

  /** The new token; the old one is refused from here on. */
  async renewConnectorToken({ organisation }: Scope, id: string): Promise<string | undefined> {
    const token = newSecret();
    const { rowCount } = await this.pool.query(
      'update connector set token_hash = $3 where organisation_id = $1 and key = $2',
      [organisation, id, secretHash(token)],
    );
    if (rowCount === 0) return undefined;
    await this.options.changed();
    return token;
  }

  /** A version is written once and never changed. */
  async createCodec({ organisation }: Scope, codec: NewCodec): Promise<Written<void>> {
    const made = await insertCodec(this.pool, organisation, codec);
    if (!made) return duplicate(`${codec.id} ${codec.version}`);
    await this.options.changed();
    return { ok: true, value: undefined };
  }

  /** All or none, in one transaction; a device that is there already is not touched. */
  async createDevices(
    { organisation, who = 'registry' }: Scope & { readonly who?: string },
    devices: readonly NewDevice[],
  ): Promise<Written<WrittenDevice[]>> {
    const { derivations, clock } = this.options;
    try {
      const options = { organisation, who, derivations, time: clock.now() };
      const written = await createDevices(this.pool, devices, options);
      if (written.ok) await this.options.changed(written.devices);
      return written;
    } catch (error) {
      if (!(error instanceof DeviceRefused)) throw error;
      return { ok: false, fault: { kind: error.kind, index: error.index, detail: error.message } };
    }
  }
}

function duplicate(detail: string): Written<never> {
  return { ok: false, fault: { kind: 'duplicate', index: 0, detail } };
}
