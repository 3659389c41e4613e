import type { Json, JsonObject } from '@vigie/kit';
import { addDays, DAY, formatDate, localDate as dayOf, MINUTE, parseInstant } from '@vigie/kit';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { numberOf, objectOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { BASE_SETTING, ZONE_SETTING } from '#connect/pull/kinds/hubeau.ts';
import { jsonOf, NOT_JSON } from '#connect/pull/json-page.ts';
import { localDate, zoneFaults } from '#connect/pull/local-date.ts';
import type { PullAnswer, PullAsk, PullKind, PullPage, PullRequest } from '#connect/pull/pull-kind.ts';
import { baseOf, namesOf, textSetting, zoneOf } from '#connect/pull/source-settings.ts';
import type { SettingField } from '#connect/setting-field.ts';

const ECO_COUNTER = 'https://api.eco-counter.com';

export const SITES_SETTING: SettingField = {
  name: 'sites',
  type: 'names',
  required: true,
  label: { fr: 'Sites', en: 'Sites' },
  help: { fr: 'Numéros des sites de comptage.', en: 'Numbers of the counting sites.' },
  example: '100003041',
};

function request({ from, to, part }: PullAsk, settings: JsonObject): PullRequest {
  const zone = zoneOf(settings);
  const query = new URLSearchParams({
    siteId: part,
    startDate: localDate(from, zone),
    // the end is not included, and the day of `to` is wanted
    endDate: formatDate(addDays(dayOf(to, zone), 1)),
    gapFilling: 'false',
    include: 'status',
  });
  for (const mode of namesOf(settings['travelModes'])) query.append('travelModes', mode);
  const url = `${baseOf(settings, ECO_COUNTER)}/api/v2/history/traffic/raw?${query.toString()}`;
  return { url, headers: { 'x-api-key': textSetting(settings, 'apiKey', '') } };
}

/** A list of flows, each with its counts: one record a count. */
function page(answer: PullAnswer, { part }: PullAsk): PullPage {
  const json = jsonOf(answer);
  if (json === undefined) return NOT_JSON;
  const flows: Json | undefined = Array.isArray(json) ? json : objectOf(json)?.['data'];
  if (!Array.isArray(flows)) return { fault: 'unknown-shape', detail: 'no list of flows in the answer' };
  const records = objectsOf(flows).flatMap(({ data, ...flow }) =>
    objectsOf(data).map((count) => ({ siteId: part, ...flow, ...count })),
  );
  return { records };
}

function parse(record: JsonObject, { settings }: ParseContext): ParsedFrame {
  const flow = textOf(record['flowID'] ?? record['flowId']);
  const device = deviceKey(flow ?? record['siteId']);
  if (device === undefined) return { unreadable: 'device', detail: 'no flow and no site' };
  const time = parseInstant(textOf(record['timestamp']) ?? '', zoneOf(settings));
  if (time === undefined) return { unreadable: 'time', detail: 'the timestamp cannot be read' };
  const data = {
    // 0 is "counted none", null is "not counted": only the first is a value
    count: numberOf(record['counts']) ?? null,
    granularity: textOf(record['granularity']) ?? null,
    status: textOf(record['status']) ?? null,
  };
  return { uplink: { device, time, data, restates: true } };
}

export const ecoCounterV2: PullKind = {
  kind: 'eco-counter-v2',
  label: { fr: 'Eco-Counter (API v2)', en: 'Eco-Counter (API v2)' },
  about: {
    fr: 'Un appareil par flux (flowID : un mode et un sens) ; champ « count », total du pas de temps qui commence à l’heure dite.',
    en: 'A device for each flow (flowID: one mode and direction); field “count”, total of the step that begins at the time.',
  },
  settings: [
    SITES_SETTING,
    {
      name: 'apiKey',
      type: 'secret',
      required: true,
      label: { fr: 'Clé d’API', en: 'API key' },
      help: { fr: 'Remise par Eco-Counter (en-tête X-API-KEY).', en: 'Given by Eco-Counter (header X-API-KEY).' },
    },
    {
      name: 'travelModes',
      type: 'names',
      label: { fr: 'Modes', en: 'Modes' },
      help: { fr: 'Tous si vide.', en: 'All when empty.' },
      example: 'bike',
    },
    ZONE_SETTING,
    { ...BASE_SETTING, example: ECO_COUNTER },
  ],
  // 31 days at most in one question, of which one goes to whole days; counts of the last days are still corrected
  rhythm: { every: 60 * MINUTE, overlap: 3 * DAY, window: 29 * DAY, history: 60 * DAY, longest: 29 * DAY },
  quota: { perMinute: 20, perDay: 2_000 },
  accept: 'application/json',
  check: zoneFaults,
  parts: (settings) => namesOf(settings['sites']),
  request,
  page,
  parse,
};
