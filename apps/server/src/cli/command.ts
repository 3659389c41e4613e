import type { Config } from '../config.ts';

/** What a command is given after its name. */
export interface CommandCall {
  readonly args: readonly string[];
  /** What the command's own `--name` said; empty for a switch. */
  readonly options: Readonly<Record<string, string>>;
  readonly json: boolean;
  /** Read when asked: `codec test` needs none. */
  readonly config: () => Config;
  readonly print: (text: string) => void;
}

/** One word of `npx vigie`. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly about: string;
  /** Its own `--name` without a value, and those with one; every other is a setting. */
  readonly switches?: readonly string[];
  readonly options?: readonly string[];
  /** Exit code. */
  run(call: CommandCall): Promise<number>;
}

/** Misuse: the message is printed with the usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
