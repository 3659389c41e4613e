/*
 * Runs inside QuickJS around a codec, as text: see cage-driver.ts. What came out of a codec, or was thrown by it, put
 * into words and JSON with primordials only.
 */

export interface Primordials {
  readonly parse: typeof JSON.parse;
  readonly stringify: typeof JSON.stringify;
  readonly ownKeys: typeof Reflect.ownKeys;
  readonly deleteProperty: typeof Reflect.deleteProperty;
  readonly apply: typeof Reflect.apply;
  readonly has: typeof Reflect.has;
  readonly isArray: typeof Array.isArray;
  readonly indexOf: (text: string, search: string) => number;
  readonly slice: (text: string, end: number) => string;
  readonly text: typeof String;
  readonly date: typeof Date;
  readonly evaluate: (code: string) => unknown;
}

export function faultText(p: Primordials, fault: string, detail: string): string {
  return p.stringify({ fault, detail: p.slice(detail, 200) });
}

/** What was thrown, in words; anything at all can be thrown. */
export function thrownText(p: Primordials, thrown: unknown): string {
  try {
    if (typeof thrown !== 'object' || thrown === null) return p.text(thrown);
    const { name, message } = thrown as { readonly name?: unknown; readonly message?: unknown };
    if (typeof message !== 'string') return p.slice(p.stringify(thrown) ?? 'an object', 200);
    return typeof name === 'string' ? name + ': ' + message : message;
  } catch {
    return 'something that cannot be read';
  }
}

export function thrownFault(p: Primordials, thrown: unknown): string {
  const text = thrownText(p, thrown);
  return faultText(p, p.indexOf(text, 'InternalError: out of memory') === 0 ? 'codec-memory' : 'codec-threw', text);
}

/** JSON has no word for these; the text goes to the mapping, which makes it a value that is not a number. */
export function markNotFinite(this: unknown, _key: string, value: unknown): unknown {
  return typeof value === 'number' && value - value !== 0 ? '' + value : value;
}

/** JSON of the data; empty where it is no object, for a toJSON of the codec's own can make anything of one. */
export function dataText(p: Primordials, data: unknown): string {
  const plain: unknown = p.stringify(data);
  if (typeof plain !== 'string') return '';
  const text: unknown = p.indexOf(plain, 'null') < 0 ? plain : p.stringify(data, markNotFinite);
  return typeof text === 'string' && (text[0] === '{' || text[0] === '[') ? text : '';
}

/** What a codec says in its errors or warnings, at most ten; a lone text is taken for a list of one. */
export function eachSaid(p: Primordials, value: unknown, take: (text: string) => void): void {
  if (typeof value === 'string') take(p.slice(value, 200));
  if (!p.isArray(value)) return;
  const said: readonly unknown[] = value;
  for (let i = 0; i < said.length && i < 10; i += 1) take(p.slice(thrownText(p, said[i]), 200));
}

export function errorsText(p: Primordials, errors: unknown): string {
  let all = '';
  eachSaid(p, errors, (text) => {
    all += (all === '' ? '' : '; ') + (text === '' ? '?' : text);
  });
  return all;
}

/** The inside of a JSON array. */
export function warningsText(p: Primordials, warnings: unknown): string {
  let all = '';
  eachSaid(p, warnings, (text) => {
    all += (all === '' ? '' : ',') + p.stringify(text);
  });
  return all;
}

/** For the driver to send along. */
export const WORD_PARTS = [
  faultText,
  thrownText,
  thrownFault,
  markNotFinite,
  dataText,
  eachSaid,
  errorsText,
  warningsText,
];
