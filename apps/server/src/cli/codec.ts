import { existsSync } from 'node:fs';
import { runCodecTest } from './codec-test.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';

export const codecCommand: Command = {
  name: 'codec',
  usage: 'codec test FILE.jsonl[.gz] [--json]',
  about: 'Runs codecs in the cage on their examples: one codec a line, as in the corpus form.',
  async run({ args: [verb, file], json }) {
    if (verb !== 'test' || file === undefined) throw new UsageError('codec knows one verb: test, and needs a file.');
    if (!existsSync(file)) throw new UsageError(`No file at ${file}.`);
    return runCodecTest(file, { json });
  },
};
