import type { CommandKind, CommandParameter, Json, JsonObject } from '@vigie/kit';
import { parseInstant } from '@vigie/kit';

/** Where an order is wrong and how to mend it. */
export interface CommandFault {
  readonly where: string;
  readonly message: string;
}

/** Values as they were asked: numbers, and instants in milliseconds since 1970. */
export type AskedValues = Readonly<Record<string, number>>;

export type CheckedParameters =
  | { readonly ok: true; readonly values: AskedValues }
  | { readonly ok: false; readonly faults: readonly CommandFault[] };

/** Checks what was asked against the declared parameters. */
export function checkParameters(kind: CommandKind, asked: JsonObject, now: number): CheckedParameters {
  const faults: CommandFault[] = [];
  const values: Record<string, number> = {};
  const known = new Set(kind.parameters.map(({ key }) => key));
  for (const key of Object.keys(asked)) {
    if (!known.has(key))
      faults.push({ where: key, message: `paramètre inconnu ; attendus : ${[...known].join(', ')}` });
  }
  for (const parameter of kind.parameters) {
    const value = readValue(parameter, asked[parameter.key], now);
    if (typeof value === 'number') values[parameter.key] = value;
    else faults.push({ where: parameter.key, message: value.fault });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, values };
}

function readValue(parameter: CommandParameter, given: Json | undefined, now: number): number | { fault: string } {
  if (given === undefined || given === null) return { fault: 'valeur attendue' };
  switch (parameter.type) {
    case 'instant':
      return instantValue(parameter, given, now);
    case 'choice':
      return choiceValue(parameter, given);
    case 'integer':
      return integerValue(parameter, given);
  }
}

function choiceValue({ choices = [] }: CommandParameter, given: Json): number | { fault: string } {
  const chosen = choices.find(({ value }) => value === given);
  return chosen?.value ?? { fault: `une de ces valeurs : ${choices.map(({ value }) => value).join(', ')}` };
}

function integerValue(parameter: CommandParameter, given: Json): number | { fault: string } {
  if (typeof given !== 'number' || !Number.isInteger(given)) return { fault: 'nombre entier attendu' };
  if (inBounds(parameter, given)) return given;
  return { fault: `de ${parameter.min} à ${parameter.max} ${parameter.unit ?? ''}`.trim() };
}

function inBounds(
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: CommandParameter,
  value: number,
): boolean {
  return value >= min && value <= max;
}

function instantValue(parameter: CommandParameter, given: Json, now: number): number | { fault: string } {
  const time = typeof given === 'string' ? parseInstant(given) : undefined;
  if (time === undefined) return { fault: 'date et heure ISO 8601 avec fuseau attendues' };
  const ahead = (time - now) / 1000;
  if (inBounds(parameter, ahead)) return time;
  return { fault: `entre ${parameter.min} s et ${parameter.max} s à partir de maintenant` };
}

/** Values as the codec wants them at the moment of sending: instants become seconds to wait. */
export function valuesToSend(kind: CommandKind, values: AskedValues, now: number): AskedValues {
  const sent = kind.parameters.map(({ key, type }) => {
    const value = values[key] ?? Number.NaN;
    return [key, type === 'instant' ? Math.max(0, Math.round((value - now) / 1000)) : value] as const;
  });
  return Object.fromEntries(sent);
}

/** True when the bytes depend on the moment of sending. */
export function dependsOnTime(kind: CommandKind): boolean {
  return kind.parameters.some(({ type }) => type === 'instant');
}
