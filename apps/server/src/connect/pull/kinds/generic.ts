import type { Instant, Json, JsonObject } from '@vigie/kit';
import { DAY, formatInstant, HOUR, MINUTE } from '@vigie/kit';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { objectOf, textOf, valueAt } from '#connect/envelope/field.ts';
import { localDate, localDateTime, zoneFaults } from '#connect/pull/local-date.ts';
import { nextPage } from '#connect/pull/kinds/generic-paging.ts';
import type { PullAnswer, PullAsk, PullPage, PullRequest, Rhythm } from '#connect/pull/pull-kind.ts';
import { namesOf, textSetting, zoneOf } from '#connect/pull/source-settings.ts';
import { readSourceTime } from '#connect/pull/source-time.ts';
import type { SettingFault } from '#connect/setting-field.ts';

// What the two generic kinds, JSON and CSV, have in common.

export const GENERIC_RHYTHM: Rhythm = { every: 15 * MINUTE, overlap: 6 * HOUR, window: 2 * DAY, history: 7 * DAY };
export const GENERIC_QUOTA = { perMinute: 20, perDay: 5_000 } as const;

/** An address without `{part}` is one question. */
const ONLY_PART = '-';

export function genericParts(settings: JsonObject): readonly string[] {
  const parts = namesOf(settings['parts']);
  return parts.length === 0 ? [ONLY_PART] : parts;
}

function writeTime(time: Instant, settings: JsonObject): string {
  switch (textOf(settings['askFormat'])) {
    case 'date':
      return localDate(time, zoneOf(settings));
    case 'local':
      return localDateTime(time, zoneOf(settings));
    case 'seconds':
      return String(Math.floor(time / 1_000));
    case 'milliseconds':
      return String(Math.floor(time));
    default:
      return formatInstant(Math.floor(time / 1_000) * 1_000);
  }
}

/** The address with its holes filled; a page that is an address of the same service is asked as it is. */
export function genericRequest(ask: PullAsk, settings: JsonObject): PullRequest {
  const template = textSetting(settings, 'url', '');
  const holes: Readonly<Record<string, string>> = {
    from: writeTime(ask.from, settings),
    to: writeTime(ask.to, settings),
    part: ask.part,
    cursor: ask.page ?? '',
    page: ask.page ?? textSetting(settings, 'firstPage', '1'),
    secret: textSetting(settings, 'secret', ''),
  };
  const filled = template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(holes, name) ? encodeURIComponent(holes[name] ?? '') : whole,
  );
  const url = ask.page !== undefined && textOf(settings['paging']) === 'link' ? ask.page : filled;
  return { url, headers: { ...headersOf(settings['headers']), ...headersOf(settings['secretHeaders']) } };
}

function headersOf(value: Json | undefined): Record<string, string> {
  const entries = Object.entries(objectOf(value) ?? {}).flatMap(([name, each]) => {
    const said = textOf(each);
    return said === undefined ? [] : [[name.toLowerCase(), said] as const];
  });
  return Object.fromEntries(entries);
}

/** The records of a page with the next one, by the paging of the settings. */
export function genericPage(
  read: { readonly records: readonly JsonObject[]; readonly whole: Json },
  { answer, ask }: { readonly answer: PullAnswer; readonly ask: PullAsk },
  settings: JsonObject,
): PullPage {
  const { part } = ask;
  // a source that is asked for one site does not always say which one it answers for
  const records = part === ONLY_PART ? read.records : read.records.map((record) => ({ part, ...record }));
  const next = nextPage(
    { ...read, headers: answer.headers, asked: ask.page },
    genericRequest(ask, settings).url,
    settings,
  );
  return next === undefined ? { records } : { records, next };
}

function deviceOf(record: JsonObject, settings: JsonObject): string | undefined {
  const path = textOf(settings['device']);
  return deviceKey(path === undefined ? (settings['deviceId'] ?? record['part']) : valueAt(record, path));
}

export function genericParse(record: JsonObject, { settings }: ParseContext): ParsedFrame {
  const device = deviceOf(record, settings);
  if (device === undefined) return { unreadable: 'device', detail: 'no device at the path of the settings' };
  const said = valueAt(record, textSetting(settings, 'time', 'time'));
  const time = readSourceTime(said, settings);
  if (time === undefined) return { unreadable: 'time', detail: 'no time that can be read at the path of the settings' };
  const path = textOf(settings['data']);
  const data = path === undefined ? record : objectOf(valueAt(record, path));
  if (data === undefined) return { unreadable: 'payload', detail: 'no object at the path of the data' };
  return { uplink: { device, time, data, restates: true } };
}

export function genericFaults(settings: JsonObject): readonly SettingFault[] {
  const template = textSetting(settings, 'url', '');
  const faults: SettingFault[] = [...zoneFaults(settings)];
  if (URL.parse(template.replaceAll(/\{\w+\}/g, 'x')) === null)
    faults.push({
      name: 'url',
      message: 'Une adresse entière est attendue. Ex. « https://exemple.fr/mesures?depuis={from} ».',
    });
  if (settings['device'] === undefined && settings['deviceId'] === undefined && namesOf(settings['parts']).length === 0)
    faults.push({ name: 'device', message: 'Dites où lire l’appareil (« device »), ou lequel c’est (« deviceId »).' });
  if (template.includes('{part}') !== namesOf(settings['parts']).length > 0)
    faults.push({ name: 'parts', message: '« {part} » dans l’adresse et « parts » vont ensemble.' });
  return faults;
}
