import type { Json, JsonObject, Label } from '@vigie/kit';
import { nearest } from '#platform/nearest.ts';
import { objectOf } from '#connect/envelope/field.ts';

/** One thing a manager may set of a connector: a form draws it, the API checks it. */
export interface SettingField {
  /** Where it stands in the settings: `url`, `mapping.device`. */
  readonly name: string;
  readonly label: Label;
  readonly help: Label;
  /** `path` leads to a member of a message (`a.b.0.c`), `names` is a list of texts, `table` an object keyed by the sender's names. */
  readonly type: 'text' | 'secret' | 'number' | 'path' | 'names' | 'table' | 'choice';
  readonly required?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: Label }[];
  readonly example?: string;
}

/** What is wrong with one setting, and how to mend it. */
export interface SettingFault {
  /** Place in the settings: `mapping.device`. */
  readonly name: string;
  readonly message: string;
}

const MAX_TEXT = 2_000;
const MAX_NAMES = 100;

/** Every fault of the settings as far as each field shows it. Names nobody knows are notes, unless they look like a slip. */
export function settingFaults(settings: JsonObject, fields: readonly SettingField[]): readonly SettingFault[] {
  const faults: SettingFault[] = [];
  for (const field of fields) {
    const value = settingAt(settings, field.name);
    if (value === undefined || value === null) {
      if (field.required === true) faults.push({ name: field.name, message: `Réglage nécessaire : ${field.help.fr}` });
      continue;
    }
    const wrong = wrongValue(value, field);
    if (wrong !== undefined) faults.push({ name: field.name, message: `${wrong}${exampleOf(field)}` });
  }
  return [...faults, ...strangers(settings, fields)];
}

/** The value at `a` or `a.b`: settings are at most two levels deep. */
export function settingAt(settings: JsonObject, name: string): Json | undefined {
  const [first = '', second] = name.split('.');
  const outer = Object.hasOwn(settings, first) ? settings[first] : undefined;
  if (second === undefined) return outer;
  const inner = objectOf(outer);
  return inner !== undefined && Object.hasOwn(inner, second) ? inner[second] : undefined;
}

interface Expected {
  readonly fits: (value: Json) => boolean;
  readonly words: string;
}

const EXPECTED: Readonly<Record<Exclude<SettingField['type'], 'choice'>, Expected>> = {
  text: { fits: (value) => isText(value), words: 'Un texte est attendu.' },
  secret: { fits: (value) => isText(value), words: 'Un texte est attendu.' },
  number: { fits: (value) => typeof value === 'number' && Number.isFinite(value), words: 'Un nombre est attendu.' },
  path: { fits: (value) => isPath(value), words: 'Un chemin est attendu : des noms séparés par des points.' },
  names: { fits: (value) => isNames(value), words: 'Un texte ou une liste de textes est attendu (100 au plus).' },
  table: { fits: (value) => objectOf(value) !== undefined, words: 'Un objet JSON est attendu.' },
};

function wrongValue(value: Json, { type, choices = [] }: SettingField): string | undefined {
  if (type !== 'choice') return EXPECTED[type].fits(value) ? undefined : EXPECTED[type].words;
  if (choices.some((choice) => choice.value === value)) return undefined;
  return `Valeurs admises : ${choices.map((choice) => `« ${choice.value} »`).join(', ')}.`;
}

const isText = (value: Json): boolean => typeof value === 'string' && value !== '' && value.length <= MAX_TEXT;

function isPath(value: Json): boolean {
  return typeof value === 'string' && value.length <= MAX_TEXT && value.split('.').every((step) => step !== '');
}

function isNames(value: Json): boolean {
  if (!Array.isArray(value)) return isText(value);
  return value.length > 0 && value.length <= MAX_NAMES && value.every(isText);
}

const exampleOf = ({ example }: SettingField): string => (example === undefined ? '' : ` Ex. « ${example} ».`);

/** Inside a group every name counts; outside, one that is nearly a known name. */
function strangers(settings: JsonObject, fields: readonly SettingField[]): readonly SettingFault[] {
  const known = fields.map(({ name }) => name);
  const tops = new Set(known.map((name) => name.split('.')[0] ?? name));
  const faults: SettingFault[] = [];
  for (const [top, value] of Object.entries(settings)) {
    const group = known.filter((name) => name.startsWith(`${top}.`));
    if (group.length > 0) faults.push(...strangersIn(top, value, group));
    else if (!tops.has(top)) {
      const near = nearest(top, [...tops]);
      if (near !== undefined) faults.push({ name: top, message: `Réglage inconnu. Vouliez-vous dire « ${near} » ?` });
    }
  }
  return faults;
}

function strangersIn(top: string, value: Json, group: readonly string[]): readonly SettingFault[] {
  const inner = objectOf(value);
  if (inner === undefined) return [{ name: top, message: 'Un objet est attendu.' }];
  const names = group.map((name) => name.slice(top.length + 1));
  return Object.keys(inner)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      name: `${top}.${name}`,
      message: `Réglage inconnu. Vouliez-vous dire « ${nearest(name, names) ?? names.join(', ')} » ?`,
    }));
}
