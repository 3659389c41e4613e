import { apiOf, queryOf } from './api-call.ts';
import { UsageError } from './command.ts';
import type { Command, CommandCall } from './command.ts';
import { exportDevices } from './export.ts';
import { importDevices } from './import.ts';

interface Device {
  readonly id: string;
  readonly connector: string;
  readonly name: string;
  readonly lifeCycle: string;
  readonly asset?: string;
  readonly commune?: string;
}

interface Page {
  readonly items: readonly Device[];
  readonly total: number;
}

/** Beyond, `export` is the way. */
const MOST_LISTED = 1000;

async function list({ args, options, json, config, print }: CommandCall): Promise<number> {
  const { connector, model, group } = options;
  const q = args.length === 0 ? undefined : args.join(' ');
  const query = queryOf({ q, connector, model, group, limit: String(MOST_LISTED) });
  const page = await apiOf(config()).json<Page>(`/api/v1/devices${query}`);
  if (json) {
    print(JSON.stringify(page));
    return 0;
  }
  for (const { id, connector: through, name, lifeCycle, asset = '–', commune = '–' } of page.items)
    print([id, through, lifeCycle, asset, commune, name].join('\t'));
  print(`${page.items.length} of ${page.total} devices`);
  return 0;
}

async function show({ args, options, json, config, print }: CommandCall): Promise<number> {
  const [id] = args;
  if (id === undefined) throw new UsageError('device show needs the identifier of a device.');
  const query = queryOf({ connector: options['connector'] });
  const device = await apiOf(config()).json<Record<string, unknown>>(
    `/api/v1/devices/${encodeURIComponent(id)}${query}`,
  );
  if (json) print(JSON.stringify(device));
  else
    for (const [member, value] of Object.entries(device))
      print(`${member}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return 0;
}

const VERBS: Readonly<Record<string, Command['run']>> = { list, show, import: importDevices, export: exportDevices };

export const deviceCommand: Command = {
  name: 'device',
  usage:
    'device list [WORDS] | show ID | import FILE.csv | export [FILE.csv] [--connector KEY] [--model ID] [--group KEY] [--json]',
  about: 'Devices of a running Vigie: found, shown, brought in from a file, written to one.',
  switches: ['dry-run', 'partial', 'spreadsheet'],
  options: ['connector', 'model', 'mapping', 'group'],
  async run(call) {
    const [verb = '', ...args] = call.args;
    const work = VERBS[verb];
    if (work === undefined) throw new UsageError(`device knows ${Object.keys(VERBS).join(', ')}.`);
    return work({ ...call, args });
  },
};
