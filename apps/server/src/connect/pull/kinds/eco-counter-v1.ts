import type { JsonObject } from '@vigie/kit';
import { DAY, MINUTE, parseInstant } from '@vigie/kit';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { numberOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { SITES_SETTING } from '#connect/pull/kinds/eco-counter-v2.ts';
import { BASE_SETTING, ZONE_SETTING } from '#connect/pull/kinds/hubeau.ts';
import { jsonOf, NOT_JSON } from '#connect/pull/json-page.ts';
import { localDateTime, zoneFaults } from '#connect/pull/local-date.ts';
import type { PullAnswer, PullAsk, PullKind, PullPage, PullRequest } from '#connect/pull/pull-kind.ts';
import { baseOf, namesOf, textSetting, zoneOf } from '#connect/pull/source-settings.ts';

const ECO_COUNTER = 'https://apieco.eco-counter-tools.com';
const STEPS = ['15m', 'hour', 'day', 'week', 'month'] as const;

function request({ from, to, part }: PullAsk, settings: JsonObject): PullRequest {
  const zone = zoneOf(settings);
  const query = new URLSearchParams({
    begin: localDateTime(from, zone),
    end: localDateTime(to, zone),
    step: textSetting(settings, 'step', 'hour'),
    complete: 'false',
  });
  const url = `${baseOf(settings, ECO_COUNTER)}/api/1.0/data/site/${encodeURIComponent(part)}?${query.toString()}`;
  return { url, headers: { authorization: `Bearer ${textSetting(settings, 'accessToken', '')}` } };
}

function page(answer: PullAnswer, { part }: PullAsk): PullPage {
  const json = jsonOf(answer);
  if (json === undefined) return NOT_JSON;
  if (!Array.isArray(json)) return { fault: 'unknown-shape', detail: 'no list of counts in the answer' };
  return { records: objectsOf(json).map((count) => ({ site: part, ...count })) };
}

function parse(record: JsonObject, { settings }: ParseContext): ParsedFrame {
  const device = deviceKey(record['site']);
  if (device === undefined) return { unreadable: 'device', detail: 'no site' };
  // `isoDate` says its offset, `date` is the site's own local time
  const said = textOf(record['isoDate']) ?? textOf(record['date']) ?? '';
  const time = parseInstant(said, zoneOf(settings));
  if (time === undefined) return { unreadable: 'time', detail: 'the date cannot be read' };
  const data = { count: numberOf(record['counts']) ?? null, status: numberOf(record['status']) ?? null };
  return { uplink: { device, time, data, restates: true } };
}

export const ecoCounterV1: PullKind = {
  kind: 'eco-counter-v1',
  label: { fr: 'Eco-Counter (API v1)', en: 'Eco-Counter (API v1)' },
  about: {
    fr: 'Un appareil par site ou par canal ; champ « count », total du pas de temps qui commence à l’heure dite.',
    en: 'A device for each site or channel; field “count”, total of the step that begins at the time.',
  },
  settings: [
    SITES_SETTING,
    {
      name: 'accessToken',
      type: 'secret',
      required: true,
      label: { fr: 'Jeton d’accès', en: 'Access token' },
      help: {
        fr: 'Remis par Eco-Counter (en-tête Authorization).',
        en: 'Given by Eco-Counter (header Authorization).',
      },
    },
    {
      name: 'step',
      type: 'choice',
      label: { fr: 'Pas de temps', en: 'Step' },
      help: { fr: 'Celui des comptages demandés.', en: 'That of the counts asked for.' },
      choices: STEPS.map((step) => ({ value: step, label: { fr: step, en: step } })),
    },
    ZONE_SETTING,
    { ...BASE_SETTING, example: ECO_COUNTER },
  ],
  rhythm: { every: 60 * MINUTE, overlap: 3 * DAY, window: 31 * DAY, history: 60 * DAY, longest: 31 * DAY },
  quota: { perMinute: 20, perDay: 2_000 },
  accept: 'application/json',
  check: zoneFaults,
  parts: (settings) => namesOf(settings['sites']),
  request,
  page,
  parse,
};
