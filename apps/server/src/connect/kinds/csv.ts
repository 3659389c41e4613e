import type { Instant, Json, JsonObject } from '@vigie/kit';
import { localToInstant } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { readTime } from '#connect/envelope/envelope-time.ts';
import { numberOf, textOf } from '#connect/envelope/field.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { httpGuide } from '#connect/guide.ts';
import { settingAt } from '#connect/setting-field.ts';
import type { SettingFault, SettingField } from '#connect/setting-field.ts';

const COLUMNS = {
  device: ['device', 'appareil', 'deveui', 'dev_eui', 'id', 'capteur', 'station', 'sensor'],
  time: ['time', 'date', 'heure', 'horodatage', 'timestamp', 'datetime', 'phenomenontime', 'date_heure'],
  field: [],
  value: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
type Column = keyof typeof COLUMNS;

const HAS_ZONE = /(?:Z|UTC|GMT|CES?T|[+-]\d{2}(?::?\d{2})?)$/i;
const DAY_ALONE = /^(?:\d{4}-\d{2}-\d{2}|\d{2}\/\d{2}\/\d{4})$/;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/;
/** French writing: spaces between thousands, a comma before the decimals. */
const FRENCH_NUMBER = /^[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?$|^[+-]?\d+,\d+$/;

/** A row as an object of texts by column. Empty cells say nothing: "not counted" is not 0. */
function parse(row: JsonObject, context: ParseContext): ParsedFrame {
  const { settings } = context;
  const named = columnsOf(row, settings);
  const device = textOf(settings['device']) ?? context.device ?? textAt(row, named.device);
  const written = textAt(row, named.time);
  const time = written === undefined ? undefined : timeOf(written, textOf(settings['zone']) ?? 'UTC');
  // a row without its time would be a new value each time the file comes
  if (time === undefined) return { unreadable: 'time', detail: `no readable time in column ${named.time ?? '?'}` };
  const data = dataOf(row, named);
  if (data === undefined) return { unreadable: 'payload', detail: 'the row holds no value' };
  return uplinkFrame(
    { device, time, port: undefined, counter: undefined, payload: undefined, decode: () => undefined, data },
    context,
  );
}

type Named = Readonly<Record<Column, string | undefined>>;

function columnsOf(row: JsonObject, settings: JsonObject): Named {
  const find = (name: Column): string | undefined =>
    textOf(settingAt(settings, `columns.${name}`)) ?? usualColumn(row, COLUMNS[name]);
  return { device: find('device'), time: find('time'), field: find('field'), value: find('value') };
}

function usualColumn(row: JsonObject, usual: readonly string[]): string | undefined {
  const columns = Object.keys(row);
  for (const name of usual) {
    const column = columns.find((one) => one.toLowerCase() === name);
    if (column !== undefined) return column;
  }
  return undefined;
}

function textAt(row: JsonObject, column: string | undefined): string | undefined {
  const text = column === undefined || !Object.hasOwn(row, column) ? undefined : textOf(row[column])?.trim();
  return text === '' ? undefined : text;
}

function dataOf(row: JsonObject, named: Named): JsonObject | undefined {
  if (named.field !== undefined && named.value !== undefined) {
    const field = textAt(row, named.field);
    const value = textAt(row, named.value);
    return field === undefined || value === undefined ? undefined : Object.fromEntries([[field, cell(value)]]);
  }
  const taken = new Set(Object.values(named));
  const cells = Object.keys(row).flatMap((name) => {
    const value = taken.has(name) ? undefined : textAt(row, name);
    return value === undefined ? [] : [[name, cell(value)] as const];
  });
  return cells.length === 0 ? undefined : Object.fromEntries(cells);
}

/** A number as it is written in France or in English; anything else, a formula too, stays the text it is. */
function cell(text: string): Json {
  if (PLAIN_NUMBER.test(text)) return numberOf(text) ?? text;
  if (!FRENCH_NUMBER.test(text)) return text;
  return numberOf(text.replace(/[ \u00a0\u202f]/g, '').replace(',', '.')) ?? text;
}

function timeOf(written: string, zone: string): Instant | undefined {
  const text = DAY_ALONE.test(written) ? `${written}T00:00` : written;
  const time = readTime(text);
  if (time === undefined || zone === 'UTC' || HAS_ZONE.test(text) || /^\d+(\.\d+)?$/.test(text)) return time;
  const wall = new Date(time);
  const date = { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() };
  const midnight = Date.UTC(date.year, date.month - 1, date.day);
  return localToInstant(date, time - midnight, zone);
}

function check(settings: JsonObject): readonly SettingFault[] {
  const [field, value] = [settingAt(settings, 'columns.field'), settingAt(settings, 'columns.value')];
  if ((field === undefined) === (value === undefined)) return [];
  const name = field === undefined ? 'columns.field' : 'columns.value';
  return [{ name, message: 'Les colonnes du nom de la mesure et de sa valeur vont ensemble.' }];
}

const column = (name: Column, words: Pick<SettingField, 'label' | 'help'>, example: string): SettingField => ({
  name: `columns.${name}`,
  type: 'text',
  ...words,
  example,
});

export const csv: ConnectorKind = {
  kind: 'csv',
  label: { fr: 'Fichiers CSV', en: 'CSV files' },
  settings: [
    column(
      'device',
      {
        label: { fr: 'Colonne de l’appareil', en: 'Column of the device' },
        help: {
          fr: 'Vide : device, appareil, devEui, capteur, station…',
          en: 'Empty: device, devEui, sensor, station…',
        },
      },
      'Capteur',
    ),
    {
      name: 'device',
      type: 'text',
      label: { fr: 'Appareil unique', en: 'Single device' },
      help: { fr: 'Quand le fichier ne parle que d’un appareil.', en: 'When the file is of one device only.' },
      example: 'station-4',
    },
    column(
      'time',
      {
        label: { fr: 'Colonne de l’heure', en: 'Column of the time' },
        help: { fr: 'Vide : date, heure, horodatage, timestamp…', en: 'Empty: time, date, timestamp…' },
      },
      'Horodatage',
    ),
    {
      name: 'zone',
      type: 'choice',
      label: { fr: 'Fuseau des heures', en: 'Zone of the times' },
      help: { fr: 'Quand l’heure n’en dit pas.', en: 'Where the time says none.' },
      choices: [
        { value: 'UTC', label: { fr: 'UTC', en: 'UTC' } },
        { value: 'Europe/Paris', label: { fr: 'heure de Paris', en: 'time of Paris' } },
      ],
    },
    column(
      'field',
      {
        label: { fr: 'Colonne du nom de la mesure', en: 'Column of the measure’s name' },
        help: {
          fr: 'Une ligne par valeur : avec la colonne de la valeur.',
          en: 'One line a value: with the column of the value.',
        },
      },
      'Paramètre',
    ),
    column(
      'value',
      {
        label: { fr: 'Colonne de la valeur', en: 'Column of the value' },
        help: { fr: 'Vide : chaque autre colonne est une mesure.', en: 'Empty: every other column is a measure.' },
      },
      'Résultat',
    ),
    {
      name: 'delimiter',
      type: 'choice',
      label: { fr: 'Séparateur', en: 'Delimiter' },
      help: { fr: 'Vide : reconnu sur la première ligne.', en: 'Empty: recognised on the first line.' },
      choices: [
        { value: ';', label: { fr: 'point-virgule', en: 'semicolon' } },
        { value: ',', label: { fr: 'virgule', en: 'comma' } },
        { value: '\t', label: { fr: 'tabulation', en: 'tab' } },
        { value: '|', label: { fr: 'barre', en: 'bar' } },
      ],
    },
  ],
  check,
  guide: httpGuide(
    {
      fr: 'Envoyez le fichier, ou déposez-le dans VIGIE_DROP_FOLDER/{id}/',
      en: 'Send the file, or put it into VIGIE_DROP_FOLDER/{id}/',
    },
    {
      name: { fr: 'Commande', en: 'Command' },
      value:
        'curl --data-binary @mesures.csv -H "Authorization: Bearer {token}" -H "Content-Type: text/csv" {base}/ingest/{id}',
    },
  ),
  parse,
};
