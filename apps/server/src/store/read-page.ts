import { toTimestamp } from '#platform/db/pool.ts';

/** A page asked for: `cursor` is what an earlier page gave as `next`. */
export interface PageQuery {
  readonly limit: number;
  readonly cursor?: string;
}

export interface ReadScope {
  readonly organisation: number;
}

/** Position after the last item of a page, opaque to callers. */
export function writeCursor(...position: readonly (string | number)[]): string {
  return Buffer.from(position.join(' ')).toString('base64url');
}

/** Whole numbers of a cursor; `undefined` without one. A cursor nobody gave out starts at the beginning. */
export function readCursor(cursor: string | undefined, numbers: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  const position = Buffer.from(cursor, 'base64url').toString().split(' ');
  return position.length === numbers && position.every((part) => /^-?\d{1,18}$/.test(part)) ? position : undefined;
}

/** Rows read with one more than the limit → a page; the extra row only says that there is a next one. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  { item, position }: { item: (row: Row) => Item; position: (row: Row) => string },
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? position(last) : undefined;
  return { items: shown.map(item), next };
}

/** Milliseconds since 1970 → what PostgreSQL reads as a timestamptz, exactly. */
export function timeParameter(instant: number | undefined): string | null {
  return instant === undefined ? null : toTimestamp(instant);
}

/** Text a person typed → pattern of `ilike` that finds it anywhere. */
export function containsPattern(text: string | undefined): string | null {
  return text === undefined ? null : `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** SQL null → absence. */
export function present<T>(value: T | null): T | undefined {
  return value ?? undefined;
}
