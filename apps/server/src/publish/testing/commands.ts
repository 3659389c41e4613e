import type { Pool } from '#platform/db/pool.ts';
import { readCommandBalance, readCommandEvents, readCommands } from '#store/read-commands.ts';
import type { CommandActions } from '../ports/commands.ts';

/** The ledger of commands as it is in the database, and nobody who takes new ones. */
export function silentCommands(pool: Pool): CommandActions {
  const none = { ok: false, fault: { kind: 'no-device' } } as const;
  return {
    plan: async () => none,
    ask: async () => none,
    cancel: async () => 'unknown',
    known: () => undefined,
    capabilities: () => [],
    list: (scope, query) => readCommands(pool, scope, query),
    events: (scope, id) => readCommandEvents(pool, scope, id),
    balance: (scope, query) => readCommandBalance(pool, scope, query),
  };
}
