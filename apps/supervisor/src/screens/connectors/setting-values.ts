import type { Setting, Settings } from './connector-api.ts';

/** What stands in the fields of a form, by the name of the setting. */
export type Texts = Readonly<Record<string, string>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at `a` or `a.b`. */
function valueAt(settings: Settings, name: string): unknown {
  const [first = '', second] = name.split('.');
  const outer = settings[first];
  if (second === undefined) return outer;
  return isObject(outer) ? outer[second] : undefined;
}

/** Settings as a form shows them. */
export function textsOf(fields: readonly Setting[], settings: Settings): Texts {
  return Object.fromEntries(fields.map((field) => [field.name, textOf(field, valueAt(settings, field.name))]));
}

function textOf({ type }: Setting, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (type === 'names' && Array.isArray(value)) return value.join('\n');
  if (type === 'table') return JSON.stringify(value, undefined, 2);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Settings of what stands in the form, with those the form does not know; the server checks the rest. */
export function settingsOf(
  fields: readonly Setting[],
  texts: Texts,
  before: Settings,
): { readonly settings: Settings; readonly wrong: readonly string[] } {
  const tops = new Set(fields.map(({ name }) => name.split('.')[0]));
  const settings: Record<string, unknown> = Object.fromEntries(
    Object.entries(before).filter(([name]) => !tops.has(name)),
  );
  const wrong: string[] = [];
  for (const field of fields) {
    const written = texts[field.name] ?? '';
    // a tab may be a choice: the delimiter of a table
    const text = field.type === 'choice' ? written : written.trim();
    if (text === '') continue;
    const value = readText(field, text);
    if (value === undefined) wrong.push(field.name);
    else put(settings, field.name, value);
  }
  return { settings, wrong };
}

function put(settings: Record<string, unknown>, name: string, value: unknown): void {
  const [first = '', second] = name.split('.');
  if (second === undefined) {
    settings[first] = value;
    return;
  }
  const inner = settings[first];
  settings[first] = { ...(isObject(inner) ? inner : {}), [second]: value };
}

function readText({ type }: Setting, text: string): unknown {
  switch (type) {
    case 'number': {
      const number = Number(text.replace(',', '.'));
      // the server says what is wrong with it, in the user's words
      return Number.isFinite(number) ? number : text;
    }
    case 'names': {
      const names = text.split('\n').flatMap((line) => line.trim() || []);
      return names.length === 1 ? names[0] : names;
    }
    case 'table':
      return parsedTable(text);
    default:
      return text;
  }
}

function parsedTable(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
