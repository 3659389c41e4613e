export interface FieldChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function textOf(value: unknown): string {
  if (value === undefined || value === null || value === '') return '–';
  if (Array.isArray(value)) return value.map(textOf).join(', ') || '–';
  if (typeof value !== 'object') return JSON.stringify(value).replaceAll(/^"|"$/g, '');
  if (!isObject(value)) return JSON.stringify(value);
  const { id, version } = value;
  return typeof id === 'string' && typeof version === 'string' ? `${id} ${version}` : JSON.stringify(value);
}

/** What an entry of the journal says changed, field by field. */
export function changesOf(detail: Readonly<Record<string, unknown>>): readonly FieldChange[] {
  const { changes } = detail;
  if (!isObject(changes)) return [];
  return Object.entries(changes).map(([what, change]) => {
    const { before, after } = isObject(change) ? change : { before: undefined, after: change };
    return { what, before: textOf(before), after: textOf(after) };
  });
}
