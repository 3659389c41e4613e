#!/usr/bin/env node
import { nearest } from '#platform/nearest.ts';
import { ConfigError, readConfig, settingsHelp } from '../config.ts';
import { ApiRefused } from './api-call.ts';
import { codecCommand } from './codec.ts';
import { UsageError } from './command.ts';
import type { Command, CommandCall } from './command.ts';
import { demoCommand } from './demo.ts';
import { deviceCommand } from './device.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { serveCommand } from './serve.ts';
import { tokenCommand } from './token.ts';
import { userCommand } from './user.ts';

const COMMANDS: readonly Command[] = [
  serveCommand,
  demoCommand,
  migrateCommand,
  doctorCommand,
  codecCommand,
  deviceCommand,
  importCommand,
  exportCommand,
  userCommand,
  tokenCommand,
];

const print = (text: string) => void process.stdout.write(`${text}\n`);
const complain = (text: string) => void process.stderr.write(`${text}\n`);

function help(): string {
  const lines = COMMANDS.map(({ usage, about }) => `  vigie ${usage}\n      ${about}`);
  return `Vigie: what your territory's sensors say, nothing lost.\n\n${lines.join('\n')}\n\nSettings: defaults < file ($VIGIE_CONFIG) < environment < flags; VIGIE_X_FILE reads a secret from a file.\n${settingsHelp()}`;
}

interface Parsed {
  readonly words: readonly string[];
  readonly flags: Readonly<Record<string, string>>;
  readonly json: boolean;
  readonly help: boolean;
}

const ALONE = new Set(['--json', '--help', '-h']);

/** `--name` of any command that has no value. */
const switches = new Set(COMMANDS.flatMap((command) => command.switches ?? []));

/** `--name value` and `--name=value` are settings, or options of a command; `--json` and `--help` stand alone; the rest are words. */
function parse(argv: readonly string[]): Parsed {
  const words: string[] = [];
  const flags: Record<string, string> = {};
  const rest = [...argv];
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (ALONE.has(word) || !word.startsWith('--')) words.push(word);
    else if (switches.has(word.slice(2))) flags[word.slice(2)] = '';
    else if (word.includes('=')) flags[word.slice(2, word.indexOf('='))] = word.slice(word.indexOf('=') + 1);
    else flags[word.slice(2)] = rest.shift() ?? '';
  }
  const plain = words.filter((word) => !ALONE.has(word));
  return {
    words: plain,
    flags,
    json: words.includes('--json'),
    help: words.includes('--help') || words.includes('-h'),
  };
}

function unknownCommand(name: string): number {
  const near = nearest(
    name,
    COMMANDS.map((known) => known.name),
  );
  complain(`Unknown command "${name}".${near === undefined ? '' : ` Did you mean "vigie ${near}"?`} See vigie --help.`);
  return 2;
}

async function run(command: Command, call: CommandCall): Promise<number> {
  try {
    return await command.run(call);
  } catch (error) {
    if (error instanceof UsageError) complain(`${error.message}\nusage: vigie ${command.usage}`);
    else if (error instanceof ConfigError || error instanceof ApiRefused) complain(error.message);
    else throw error;
    return error instanceof ApiRefused ? 1 : 2;
  }
}

async function main(argv: readonly string[]): Promise<number> {
  const { words, flags, json, help: wantsHelp } = parse(argv);
  const [name, ...args] = words;
  if (name === undefined) {
    print(help());
    return wantsHelp ? 0 : 2;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) return unknownCommand(name);
  if (wantsHelp) {
    print(`vigie ${command.usage}\n    ${command.about}`);
    return 0;
  }
  const own = new Set([...(command.switches ?? []), ...(command.options ?? [])]);
  const [options, settings] = [true, false].map((wanted) =>
    Object.fromEntries(Object.entries(flags).filter(([flag]) => own.has(flag) === wanted)),
  );
  return run(command, { args, options: options ?? {}, json, config: () => readConfig(settings ?? {}), print });
}

process.exitCode = await main(process.argv.slice(2));
