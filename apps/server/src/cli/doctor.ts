import { openDatabase } from '#platform/db/database.ts';
import { checkStore } from '#store/check-store.ts';
import type { Command } from './command.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  usage: 'doctor [--json]',
  about: 'Counts frames and ends again from the rows, compares them with the ledger, and says what is wrong.',
  async run({ config, json, print }) {
    const { databaseUrl: url, data: dataFolder } = config();
    const database = await openDatabase({ url, dataFolder, log: { info: () => undefined, error: print } });
    try {
      const findings = await checkStore(database.pool(1));
      const wrong = findings.filter((finding) => !finding.ok);
      if (json) print(JSON.stringify({ ok: wrong.length === 0, findings }));
      else for (const { ok, what, detail } of findings) print(`${ok ? 'ok   ' : 'WRONG'} ${what}: ${detail}`);
      return wrong.length === 0 ? 0 : 1;
    } finally {
      await database.release();
    }
  },
};
