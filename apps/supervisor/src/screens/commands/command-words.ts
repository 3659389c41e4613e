import type { Language, Words } from '../../words/words.ts';
import type { Command } from './commands-api.ts';

/** Why, in words; what the network wrote itself stays as it is. */
export function reasonText(reason: string | undefined, words: Words): string | undefined {
  if (reason === undefined) return undefined;
  const attempt = /^attempt (\d+)$/.exec(reason)?.[1];
  return attempt === undefined ? (words.commands.reasons[reason] ?? reason) : words.commands.attempt(attempt);
}

/** Who made a step: a person, the scheduler, a network, a measure. */
export function whoText(who: string, words: Words): string {
  if (who === 'scheduler') return words.commands.scheduler;
  if (who === 'measure') return words.commands.byMeasure;
  return who.replace(/^(?:person|token|network):/, '');
}

/** An order in a line: its kind and its values. */
export function orderText(command: Command, words: Words, language: Language): string {
  const { kind, parameters, summary } = command;
  if (summary !== undefined) return summary[language];
  const values = Object.entries(parameters).map(([name, value]) => `${name} ${String(value)}`);
  const name = kind === 'raw' ? words.commands.raw : kind;
  return values.length === 0 ? name : `${name}, ${values.join(', ')}`;
}

/** The nearest time that something must have happened by. */
export function deadlineOf({ state, expires, proofUntil, ended }: Command): string | undefined {
  if (ended !== undefined) return undefined;
  return state === 'asked' ? expires : (proofUntil ?? expires);
}
