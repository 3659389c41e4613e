import type { Json, JsonObject } from '@vigie/kit';
import { numberOf, textOf, valueAt } from '#connect/envelope/field.ts';
import { textSetting } from '#connect/pull/source-settings.ts';

interface PageRead {
  readonly records: readonly JsonObject[];
  readonly whole: Json;
  readonly headers: Readonly<Record<string, string>>;
  readonly asked: string | undefined;
}

/** What to ask for next: nothing at the last page. An address of another service is never followed. */
export function nextPage(read: PageRead, url: string, settings: JsonObject): string | undefined {
  switch (textOf(settings['paging'])) {
    case 'cursor':
      return textOf(valueAt(read.whole, textSetting(settings, 'cursorPath', 'next')) ?? undefined);
    case 'page':
      return nextNumber(read, settings);
    case 'link':
      return sameService(linkOf(read, settings), url);
    default:
      return undefined;
  }
}

/** Pages are counted until one is short, or empty where no size is known. */
function nextNumber({ records, asked }: PageRead, settings: JsonObject): string | undefined {
  const size = numberOf(settings['pageSize']) ?? 1;
  if (records.length < size) return undefined;
  return String(Number(asked ?? textSetting(settings, 'firstPage', '1')) + 1);
}

/** `Link: <…>; rel="next"` (RFC 8288), or an address in the answer. */
function linkOf({ headers, whole }: PageRead, settings: JsonObject): string | undefined {
  const path = textOf(settings['cursorPath']);
  if (path !== undefined) return textOf(valueAt(whole, path) ?? undefined);
  for (const link of (headers['link'] ?? '').split(/,(?=\s*<)/)) {
    const found = /^\s*<([^>]*)>(.*)$/.exec(link);
    if (found !== null && /;\s*rel="?(?:[^"]*\s)?next(?:\s[^"]*)?"?/i.test(found[2] ?? '')) return found[1];
  }
  return undefined;
}

function sameService(link: string | undefined, url: string): string | undefined {
  const next = link === undefined ? null : URL.parse(link, url);
  return next !== null && next.origin === URL.parse(url)?.origin ? next.href : undefined;
}
