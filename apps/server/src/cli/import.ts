import { openAsBlob, existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { apiOf, queryOf } from './api-call.ts';
import type { Api } from './api-call.ts';
import { UsageError } from './command.ts';
import type { Command, CommandCall } from './command.ts';

interface Job {
  readonly id: number;
  readonly state: string;
  readonly lines: number;
  readonly written: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly detail?: string;
  readonly warnings: readonly string[];
}

interface Fault {
  readonly line: number;
  readonly column?: string;
  readonly what: string;
  readonly mend: string;
}

const ASK_AGAIN_MS = 500;
/** Of more, the file is better mended first. */
const MOST_SHOWN = 1000;

async function ended(api: Api, begun: Job): Promise<Job> {
  let job = begun;
  while (job.state === 'checking' || job.state === 'importing') {
    await pause(ASK_AGAIN_MS);
    job = await api.json<Job>(`/api/v1/imports/${job.id}`);
  }
  return job;
}

function report(job: Job, faults: readonly Fault[]): string {
  const { state, lines, created, updated, unchanged, refused, written, detail, warnings } = job;
  const counts = `${lines} lines: ${created} new, ${updated} changed, ${unchanged} unchanged, ${refused} refused; ${written} written`;
  const wrong = faults.map(
    ({ line, column, what, mend }) => `line ${line}${column ? ` ${column}` : ''}: ${what} ${mend}`,
  );
  return [`${state}, ${counts}.`, ...(detail === undefined ? [] : [detail]), ...warnings, ...wrong].join('\n');
}

/** Sends a file of devices and waits for what comes of it. */
export async function importDevices({ args, options, json, config, print }: CommandCall): Promise<number> {
  const [file] = args;
  if (file === undefined) throw new UsageError('import needs a CSV file.');
  if (!existsSync(file)) throw new UsageError(`No file at ${file}.`);
  const { connector, model, mapping } = options;
  const flag = (name: string) => (options[name] === undefined ? undefined : 'true');
  const query = queryOf({ connector, model, mapping, dryRun: flag('dry-run'), partial: flag('partial') });
  const api = apiOf(config());
  const answer = await api.send(`/api/v1/imports${query}`, await openAsBlob(file));
  const job = await ended(api, (await answer.json()) as Job); // the shape the API describes
  const { items: faults } = await api.json<{ items: Fault[] }>(`/api/v1/imports/${job.id}/faults?limit=${MOST_SHOWN}`);
  print(json ? JSON.stringify({ ...job, faults }) : report(job, faults));
  return job.state === 'done' ? 0 : 1;
}

export const importCommand: Command = {
  name: 'import',
  usage: 'import FILE.csv [--dry-run] [--partial] [--connector KEY] [--model ID] [--mapping NAME] [--json]',
  about:
    'Brings devices of a file into a running Vigie; --dry-run tells what it would do, --partial takes the good lines of a bad file.',
  switches: ['dry-run', 'partial'],
  options: ['connector', 'model', 'mapping'],
  run: importDevices,
};
