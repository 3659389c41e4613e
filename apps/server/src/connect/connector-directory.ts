import type { JsonObject } from '@vigie/kit';
import type { ConnectorIdentity } from '#connect/frame-log.ts';

/** A connector as the registry knows it. */
export interface RegisteredConnector {
  readonly identity: ConnectorIdentity;
  /** SHA-256 of its token. */
  readonly tokenHash: Uint8Array;
  readonly disabled: boolean;
  readonly settings: JsonObject;
}

/** What intake asks of the registry, from memory: it is on the way of every frame. */
export interface ConnectorDirectory {
  find(key: string): RegisteredConnector | undefined;
  /** True when the device is registered under that connector. */
  ownsDevice(connector: number, device: string): boolean;
}
