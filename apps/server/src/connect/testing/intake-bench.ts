import type { JsonObject } from '@vigie/kit';
import { secretHash } from '#platform/auth/secret.ts';
import type { RegisteredConnector } from '#connect/connector-directory.ts';
import type { CommittedFrame, ConnectorIdentity } from '#connect/frame-log.ts';
import type { IntakeParts } from '#connect/intake.ts';
import { IntakeBatcher } from '#connect/intake-batcher.ts';
import type { BatcherOptions } from '#connect/intake-batcher.ts';
import { RejectionBook } from '#connect/rejection-book.ts';
import { MemoryLog } from '#connect/testing/memory-log.ts';

export const TOKEN = 'a-token-of-the-connector';

export interface IntakeBench {
  readonly parts: IntakeParts;
  readonly log: MemoryLog;
  readonly counted: Map<string, number>;
  readonly committed: CommittedFrame[];
  readonly clock: { time: number; now(): number };
}

interface BenchConnector {
  readonly kind: string;
  readonly disabled?: boolean;
  readonly settings?: JsonObject;
  readonly devices?: readonly string[];
}

/** Intake over a frame log in memory, with one connector a name. */
export function intakeBench(
  connectors: Readonly<Record<string, BenchConnector>>,
  options: Partial<BatcherOptions> = {},
): IntakeBench {
  const log = new MemoryLog();
  const clock = { time: Date.UTC(2026, 0, 15, 12), now: () => clock.time };
  const counted = new Map<string, number>();
  const committed: CommittedFrame[] = [];
  const names = Object.keys(connectors);
  const registered = new Map<string, RegisteredConnector>();
  for (const [key, { kind, disabled = false, settings = {} }] of Object.entries(connectors)) {
    const identity = { id: names.indexOf(key) + 1, key, kind, organisation: 1 };
    registered.set(key, { identity, tokenHash: secretHash(TOKEN), disabled, settings });
  }
  const counter = {
    countRejected: async (connector: ConnectorIdentity, n: number) => {
      counted.set(connector.key, n + (counted.get(connector.key) ?? 0));
    },
  };
  const parts: IntakeParts = {
    directory: {
      find: (key) => registered.get(key),
      ownsDevice: (connector, device) => connectors[names[connector - 1] ?? '']?.devices?.includes(device) ?? false,
    },
    batcher: new IntakeBatcher({ log, onCommitted: (frames) => committed.push(...frames), ...options }),
    rejections: new RejectionBook({ counter, clock }),
    clock,
    homeOrganisation: 1,
  };
  return { parts, log, counted, committed, clock };
}
