import { parse as parseCsv } from 'csv-parse/sync';
import type { Json, JsonObject } from '@vigie/kit';
import { textOf } from '#connect/envelope/field.ts';
import {
  GENERIC_QUOTA,
  GENERIC_RHYTHM,
  genericFaults,
  genericPage,
  genericParse,
  genericParts,
  genericRequest,
} from '#connect/pull/kinds/generic.ts';
import { GENERIC_SETTINGS } from '#connect/pull/kinds/generic-settings.ts';
import type { PullAnswer, PullKind } from '#connect/pull/pull-kind.ts';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const FRENCH_NUMBER = /^[+-]?\d{1,3}(?:[\u00a0\u202f ]?\d{3})*(?:,\d+)?$|^[+-]?\d+(?:,\d+)?$/;

/** UTF-8 unless it is none: then what French offices wrote for thirty years. */
function textOfCsv({ body }: PullAnswer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return new TextDecoder('windows-1252').decode(body);
  }
}

function separatorOf(text: string, settings: JsonObject): string {
  const said = textOf(settings['separator']);
  if (said !== undefined) return said === 'tab' ? '\t' : said;
  const [head = ''] = text.split('\n', 1);
  const counts = [';', ',', '\t'].map((each) => [head.split(each).length, each] as const);
  return counts.toSorted((a, b) => b[0] - a[0])[0]?.[1] ?? ';';
}

/** A number where the text is one; nothing where it is empty; else the text, formulas included, as it is. */
function cell(text: string, commas: boolean): Json {
  const bare = text.trim();
  if (bare === '') return null;
  if (NUMBER.test(bare)) return Number(bare);
  return commas && FRENCH_NUMBER.test(bare) ? Number(bare.replaceAll(/[\u00a0\u202f ]/g, '').replace(',', '.')) : bare;
}

/** Columns that say who and when stay as they are written: `007` is no number. */
function recordOf(row: Readonly<Record<string, string>>, settings: JsonObject): JsonObject {
  const asWritten = new Set([textOf(settings['device']), textOf(settings['time']) ?? 'time']);
  const commas = textOf(settings['decimal']) !== 'point';
  return Object.fromEntries(
    Object.entries(row).map(([name, text]) => [name, asWritten.has(name) ? text : cell(text, commas)]),
  );
}

function rowsOf(text: string, settings: JsonObject): readonly Readonly<Record<string, string>>[] | undefined {
  try {
    // with `columns` each row is an object of texts
    return parseCsv(text, {
      bom: true,
      columns: (head: string[]) => head.map((name, at) => name.trim() || `column${at + 1}`),
      delimiter: separatorOf(text, settings),
      relax_column_count_less: true,
      skip_empty_lines: true,
    }) as Record<string, string>[];
  } catch {
    return undefined;
  }
}

export const httpCsvPull: PullKind = {
  kind: 'http-csv-pull',
  label: { fr: 'CSV relevé par HTTP', en: 'CSV pulled over HTTP' },
  about: {
    fr: 'Un service qui rend du CSV avec une ligne de titres : chaque colonne peut être une mesure. Virgule ou point, point-virgule ou virgule, UTF-8 ou Latin-1.',
    en: 'A service that answers CSV with a line of titles: each column may be a measure. Comma or point, semicolon or comma, UTF-8 or Latin-1.',
  },
  settings: [
    ...GENERIC_SETTINGS,
    {
      name: 'separator',
      type: 'choice',
      label: { fr: 'Séparateur', en: 'Separator' },
      help: { fr: 'Deviné si vide.', en: 'Found out when empty.' },
      choices: [';', ',', 'tab'].map((value) => ({ value, label: { fr: value, en: value } })),
    },
    {
      name: 'decimal',
      type: 'choice',
      label: { fr: 'Décimales', en: 'Decimals' },
      help: {
        fr: 'Virgule et point sont lus ; « point » garde « 1,5 » pour du texte.',
        en: 'Comma and point are read; “point” keeps “1,5” as text.',
      },
      choices: [
        { value: 'comma', label: { fr: 'Virgule ou point', en: 'Comma or point' } },
        { value: 'point', label: { fr: 'Point', en: 'Point' } },
      ],
    },
  ],
  rhythm: GENERIC_RHYTHM,
  quota: GENERIC_QUOTA,
  accept: 'text/csv, text/plain;q=0.9, */*;q=0.1',
  check: genericFaults,
  parts: genericParts,
  request: genericRequest,
  page(answer, ask, settings) {
    const rows = rowsOf(textOfCsv(answer), settings);
    if (rows === undefined) return { fault: 'not-csv', detail: 'the answer is no CSV with a line of titles' };
    const records = rows.map((row) => recordOf(row, settings));
    return genericPage({ records, whole: null }, { answer, ask }, settings);
  },
  parse: genericParse,
};
