import { existsSync } from 'node:fs';
import { importCodecs } from './codec-import.ts';
import type { ImportReport } from './codec-import.ts';
import { runCodecTest } from './codec-test.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';

function inWords({ imported, known, skipped }: ImportReport): string {
  const lines = [
    ...skipped.map(({ file, reason }) => `✗ ${file} : ${reason}`),
    ...imported.map(({ id, version, passed }) => `${passed ? '✓' : '–'} ${id} ${version}`),
  ];
  return [...lines, `${imported.length} imported, ${known} there already, ${skipped.length} skipped`].join('\n');
}

export const codecCommand: Command = {
  name: 'codec',
  usage: 'codec test FILE.jsonl[.gz] [--json] | codec import FOLDER [--json]',
  about:
    'test: runs codecs in the cage on their examples, one codec a line, as in the corpus form. import: takes in the codecs of a folder in the form of The Things Network’s repository (vendor/{maker}/*.yaml), to be activated in the supervisor.',
  async run({ args: [verb, file], json, config, print }) {
    if ((verb !== 'test' && verb !== 'import') || file === undefined)
      throw new UsageError('codec knows two verbs: test, with a file, and import, with a folder.');
    if (!existsSync(file)) throw new UsageError(`Nothing at ${file}.`);
    if (verb === 'test') return runCodecTest(file, { json });
    const report = await importCodecs(config(), file);
    print(json ? JSON.stringify(report) : inWords(report));
    return 0;
  },
};
