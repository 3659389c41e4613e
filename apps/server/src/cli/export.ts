import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { apiOf, queryOf } from './api-call.ts';
import type { Command, CommandCall } from './command.ts';

/** Standard output, which stays open when the file is over. */
function standardOutput(): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, done) => void process.stdout.write(chunk, () => done()),
  });
}

/** Writes the register as a file that `import` takes, or to standard output. */
export async function exportDevices({ args, options, json, config, print }: CommandCall): Promise<number> {
  const [file] = args;
  const { connector, model, group, spreadsheet } = options;
  const format = spreadsheet === undefined ? undefined : 'spreadsheet';
  const response = await apiOf(config()).open(`/api/v1/devices.csv${queryOf({ connector, model, group, format })}`);
  if (response.body === null) return 1;
  // the same stream under its two names: the web's and Node's
  const body = Readable.fromWeb(response.body as import('node:stream/web').ReadableStream);
  await pipeline(body, file === undefined ? standardOutput() : createWriteStream(file));
  if (file !== undefined) print(json ? JSON.stringify({ file }) : `Devices written to ${file}.`);
  return 0;
}

export const exportCommand: Command = {
  name: 'export',
  usage: 'export [FILE.csv] [--spreadsheet] [--connector KEY] [--model ID] [--group KEY] [--json]',
  about:
    'Writes the devices of a running Vigie as a file that import takes; --spreadsheet for a double click in France.',
  switches: ['spreadsheet'],
  options: ['connector', 'model', 'group'],
  run: exportDevices,
};
