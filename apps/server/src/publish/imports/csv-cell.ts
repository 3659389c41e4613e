// A spreadsheet runs what begins so, unless an apostrophe stands before it.
const RUNS = /^'*[=+\-@\t\r]/;

/** Text on the way out: what a spreadsheet would run is opened with an apostrophe. */
export function disarmed(text: string): string {
  return RUNS.test(text) ? `'${text}` : text;
}

/** Text on the way in: the apostrophe of the way out taken off; `=cmd` is plain text and stays. */
export function rearmed(cell: string): string {
  return cell.startsWith("'") && RUNS.test(cell) ? cell.slice(1) : cell;
}

/** What a cell holds: a value, nothing, or something else than what its column takes. */
export type Read<T> = { readonly value: T } | { readonly fault: string; readonly mend: string };

/** `1 234,50` as French spreadsheets write it, or `1234.50`. */
export function readNumber(cell: string, { min, max }: { min: number; max: number }): Read<number> {
  const plain = cell.replaceAll(/[\s\u00a0\u202f']/g, '').replace(',', '.');
  const value = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d{1,3})?$/i.test(plain) ? Number(plain) : Number.NaN;
  if (!Number.isFinite(value))
    return { fault: `« ${shown(cell)} » n’est pas un nombre.`, mend: 'Écrivez 12.5 ou 12,5, sans unité.' };
  if (value < min || value > max)
    return { fault: `${value} est hors limites.`, mend: `Donnez un nombre entre ${min} et ${max}.` };
  return { value };
}

/** `2025-03-30`, or `30/03/2025`. */
export function readDay(cell: string): Read<string> {
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell) ?? [];
  const iso = day === undefined ? cell : `${year}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  // `Date` takes 31 February for 3 March: what comes out must be what went in
  const real = Number.isFinite(time) && new Date(time).toISOString().startsWith(iso);
  if (real) return { value: iso };
  return { fault: `« ${shown(cell)} » n’est pas une date.`, mend: 'Écrivez 2025-03-30 ou 30/03/2025.' };
}

/** A cell as a message may show it. */
export function shown(cell: string): string {
  return cell.length > 60 ? `${cell.slice(0, 60)}…` : cell;
}
