/** An instant as a `datetime-local` field writes it, in the reader's own zone. */
export function localText(time: number): string {
  const date = new Date(time);
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What such a field holds, as ISO 8601 with its zone; empty for nothing. */
export function instantText(local: string): string {
  const time = new Date(local).getTime();
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
