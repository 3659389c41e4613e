import { openDatabase } from '#platform/db/database.ts';
import { migrate } from '#store/migrate.ts';
import type { Command } from './command.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate [--json]',
  about: 'Brings the database to the schema of this version, without starting anything else.',
  async run({ config, json, print }) {
    const { databaseUrl: url, data: dataFolder } = config();
    const database = await openDatabase({ url, dataFolder, log: { info: () => undefined, error: print } });
    try {
      const ran = await migrate(database.pool(1));
      if (json) print(JSON.stringify({ migrations: ran }));
      else print(ran.length === 0 ? 'The schema is up to date.' : `Done: ${ran.join(', ')}`);
      return 0;
    } finally {
      await database.release();
    }
  },
};
