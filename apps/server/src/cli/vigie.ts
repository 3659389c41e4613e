#!/usr/bin/env node
import { nearest } from '#platform/nearest.ts';
import { ConfigError, readConfig, settingsHelp } from '../config.ts';
import { codecCommand } from './codec.ts';
import { UsageError } from './command.ts';
import type { Command, CommandCall } from './command.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
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

/** `--name value` and `--name=value` are settings; `--json` and `--help` stand alone; the rest are words. */
function parse(argv: readonly string[]): Parsed {
  const words: string[] = [];
  const flags: Record<string, string> = {};
  const rest = [...argv];
  while (rest.length > 0) {
    const word = rest.shift() ?? '';
    if (word === '--json' || word === '--help' || word === '-h' || !word.startsWith('--')) words.push(word);
    else if (word.includes('=')) flags[word.slice(2, word.indexOf('='))] = word.slice(word.indexOf('=') + 1);
    else flags[word.slice(2)] = rest.shift() ?? '';
  }
  const plain = words.filter((word) => !['--json', '--help', '-h'].includes(word));
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
    else if (error instanceof ConfigError) complain(error.message);
    else throw error;
    return 2;
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
  return run(command, { args, json, config: () => readConfig(flags), print });
}

process.exitCode = await main(process.argv.slice(2));
