import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '#platform/nearest.ts';

/** One setting: `VIGIE_NAME` in the environment, `--name` as a flag, `name` in the file. */
interface Option {
  readonly type: 'text' | 'integer' | 'boolean';
  readonly default: string | number | boolean | undefined;
  readonly about: string;
  /** Read also from the file that `VIGIE_NAME_FILE` names. */
  readonly secret?: boolean;
}

export const OPTIONS = {
  port: { type: 'integer', default: 8080, about: 'HTTP port: pages, supervisor, API, intake.' },
  host: { type: 'text', default: '0.0.0.0', about: 'Address the servers listen on.' },
  mqtt_port: { type: 'integer', default: 1883, about: 'Port of the embedded MQTT broker; 0 turns it off.' },
  coap_port: { type: 'integer', default: 0, about: 'UDP port of the CoAP server (NB-IoT); 0 turns it off.' },
  drop_folder: {
    type: 'text',
    default: undefined,
    about: 'Folder of one folder a CSV connector: files put there are taken in.',
  },
  data: { type: 'text', default: './data', about: 'Folder of everything that must outlive the program.' },
  database_url: {
    type: 'text',
    default: undefined,
    secret: true,
    about: 'An own PostgreSQL ≥ 15 instead of the embedded one.',
  },
  bootstrap_token: {
    type: 'text',
    default: undefined,
    secret: true,
    about: 'API token with administrator rights, for automation.',
  },
  territory: { type: 'text', default: 'Aix-Marseille-Provence', about: 'Name of the territory on screens.' },
  public_url: { type: 'text', default: undefined, about: 'Address residents use, as the start says it.' },
  trust_proxy: {
    type: 'text',
    default: undefined,
    about: 'Addresses of reverse proxies whose X-Forwarded-* is believed, separated by commas.',
  },
  body_limit: { type: 'integer', default: 1_048_576, about: 'Largest body of an intake request, in bytes.' },
  pull_private: {
    type: 'text',
    default: 'no',
    about: 'yes: pulled sources may have plain http and private addresses (an own gateway, a test).',
  },
  decode_workers: { type: 'integer', default: 2, about: 'Threads that run codecs.' },
  retention_frames_days: { type: 'integer', default: 1095, about: 'Days raw frames are kept.' },
  retention_observations_days: {
    type: 'integer',
    default: 1095,
    about: 'Days single observations are kept; aggregates stay.',
  },
  demo_months: { type: 'integer', default: 13, about: 'Months of past that the demonstration tells.' },
  log_level: { type: 'text', default: 'info', about: 'fatal, error, warn, info, debug or trace.' },
} as const satisfies Readonly<Record<string, Option>>;

type OptionName = keyof typeof OPTIONS;

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly mqttPort: number;
  readonly coapPort: number;
  readonly dropFolder: string | undefined;
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly bootstrapToken: string | undefined;
  readonly territory: string;
  readonly publicUrl: string | undefined;
  readonly trustProxy: string | undefined;
  readonly bodyLimit: number;
  readonly pullPrivate: string;
  readonly decodeWorkers: number;
  readonly retentionFramesDays: number;
  readonly retentionObservationsDays: number;
  readonly demoMonths: number;
  readonly logLevel: string;
}

/** A setting that cannot be understood: says which, where it stands and how to mend it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

function unknown(where: string, name: string, spell: (option: string) => string): ConfigError {
  const near = nearest(name, Object.keys(OPTIONS));
  const hint =
    near === undefined ? `Known: ${Object.keys(OPTIONS).map(spell).join(', ')}.` : `Did you mean ${spell(near)}?`;
  return new ConfigError(`Unknown setting ${spell(name)} in ${where}. ${hint}`);
}

function typed(name: OptionName, value: unknown, where: string): string | number | boolean {
  const option: Option = OPTIONS[name];
  if (option.type === 'integer') {
    const number = typeof value === 'number' ? value : Number(String(value).trim() || Number.NaN);
    if (!Number.isInteger(number) || number < 0) {
      throw new ConfigError(`${name} in ${where} must be a whole number ≥ 0, not "${String(value)}". ${option.about}`);
    }
    return number;
  }
  return String(value);
}

type Layer = Partial<Record<OptionName, string | number | boolean>>;

const isOption = (name: string): name is OptionName => Object.hasOwn(OPTIONS, name);

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Layer {
  const layer: Layer = {};
  const spell = (option: string) => `VIGIE_${option.toUpperCase()}`;
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith('VIGIE_') || value === undefined || variable === 'VIGIE_CONFIG') continue;
    const name = variable.slice('VIGIE_'.length).toLowerCase();
    const secret = name.endsWith('_file') ? name.slice(0, -'_file'.length) : undefined;
    if (isOption(name)) layer[name] = typed(name, value, 'the environment');
    else if (secret !== undefined && isOption(secret)) layer[secret] = readFileSync(value, 'utf8').trim();
    else throw unknown('the environment', name, spell);
  }
  return layer;
}

function fromFile(path: string | undefined): Layer {
  if (path === undefined || !existsSync(path)) return {};
  const layer: Layer = {};
  const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
  for (const [name, value] of Object.entries(parsed ?? {})) {
    if (!isOption(name)) throw unknown(path, name, (option) => option);
    layer[name] = typed(name, value, path);
  }
  return layer;
}

function fromFlags(flags: Readonly<Record<string, string>>): Layer {
  const layer: Layer = {};
  for (const [flag, value] of Object.entries(flags)) {
    const name = flag.replaceAll('-', '_');
    if (!isOption(name)) throw unknown('the command line', name, (option) => `--${option.replaceAll('_', '-')}`);
    layer[name] = typed(name, value, 'the command line');
  }
  return layer;
}

/** Settings by precedence: defaults < file (`VIGIE_CONFIG`) < environment < flags. The only reader of the environment. */
export function readConfig(
  flags: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const defaults = Object.fromEntries(Object.entries(OPTIONS).map(([name, option]) => [name, option.default]));
  const merged: Record<string, unknown> = {
    ...defaults,
    ...fromFile(environment['VIGIE_CONFIG']),
    ...fromEnvironment(environment),
    ...fromFlags(flags),
  };
  const camel = Object.entries(merged).map(([name, value]) => [
    name.replace(/_([a-z])/g, (_, c: string) => c.toUpperCase()),
    value,
  ]);
  const config = Object.fromEntries(camel) as Config; // typed() checked every value against its option
  return { ...config, data: resolve(config.data) };
}

/** Text of the settings for `--help`. */
export function settingsHelp(): string {
  return Object.entries(OPTIONS)
    .map(([name, option]) => {
      const shown = option.default === undefined ? '' : ` [${String(option.default)}]`;
      return `  VIGIE_${name.toUpperCase()}  --${name.replaceAll('_', '-')}${shown}\n      ${option.about}`;
    })
    .join('\n');
}
