import { ROLES } from '#platform/auth/principal.ts';
import type { Role } from '#platform/auth/principal.ts';
import { openDatabase } from '#platform/db/database.ts';
import { createPeople } from '#store/accounts-people.ts';
import { migrate } from '#store/migrate.ts';
import type { Config } from '../config.ts';
import { UsageError } from './command.ts';

/** The organisation a new instance has from its first migration. */
const HOME = { organisation: 1 };

type People = ReturnType<typeof createPeople>;

/** A role as a person wrote it. */
export function requireRole(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new UsageError(`Unknown role "${text}". Known: ${ROLES.join(', ')}.`);
  return role;
}

/** Opens the database for one change to accounts; works beside a running server. */
export async function withPeople<T>(
  config: Config,
  change: (people: People, scope: typeof HOME) => Promise<T>,
): Promise<T> {
  const quiet = { info: () => undefined, error: () => undefined };
  const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.data, log: quiet });
  try {
    const pool = database.pool(1);
    await migrate(pool);
    return await change(createPeople(pool), HOME);
  } finally {
    await database.release();
  }
}
