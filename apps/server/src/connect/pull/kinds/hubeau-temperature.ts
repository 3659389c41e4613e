import type { JsonObject } from '@vigie/kit';
import { DAY, HOUR } from '@vigie/kit';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { numberOf } from '#connect/envelope/field.ts';
import {
  BASE_SETTING,
  HUBEAU,
  PAGE,
  parameterOfNext,
  sandreVerdict,
  stationGroups,
  ZONE_SETTING,
} from '#connect/pull/kinds/hubeau.ts';
import { listPage } from '#connect/pull/json-page.ts';
import type { PullAsk, PullKind, PullRequest } from '#connect/pull/pull-kind.ts';
import { localDate, zoneFaults } from '#connect/pull/local-date.ts';
import { baseOf, localTime, zoneOf } from '#connect/pull/source-settings.ts';

function request({ from, to, part, page }: PullAsk, settings: JsonObject): PullRequest {
  const zone = zoneOf(settings);
  const query = new URLSearchParams({
    code_station: part,
    date_debut_mesure: localDate(from, zone),
    date_fin_mesure: localDate(to, zone),
    sort: 'asc',
    size: String(PAGE),
    page: page ?? '1',
  });
  return { url: `${baseOf(settings, HUBEAU)}/api/v1/temperature/chronique?${query.toString()}` };
}

function parse(record: JsonObject, { settings }: ParseContext): ParsedFrame {
  const device = deviceKey(record['code_station']);
  if (device === undefined) return { unreadable: 'device', detail: 'no station code' };
  const time = localTime(record['date_mesure_temp'], record['heure_mesure_temp'], zoneOf(settings));
  if (time === undefined) return { unreadable: 'time', detail: 'date_mesure_temp cannot be read' };
  const data = {
    waterTemperature: numberOf(record['resultat']) ?? null,
    qualification: record['code_qualification'] ?? null,
  };
  return { uplink: { device, time, data, restates: true, verdict: sandreVerdict(record['code_qualification']) } };
}

export const hubeauTemperature: PullKind = {
  kind: 'hubeau-temperature',
  label: { fr: 'Hub’Eau, température des cours d’eau', en: 'Hub’Eau, river temperature' },
  about: {
    fr: 'Un appareil par station ; champ « waterTemperature » (°C). Publication avec des mois de retard.',
    en: 'A device for each station; field “waterTemperature” (°C). Published months late.',
  },
  settings: [
    {
      name: 'stations',
      type: 'names',
      required: true,
      label: { fr: 'Stations', en: 'Stations' },
      help: { fr: 'Codes de station de mesure (Naïades).', en: 'Codes of measuring stations (Naïades).' },
      example: '06195000',
    },
    ZONE_SETTING,
    BASE_SETTING,
  ],
  rhythm: { every: 12 * HOUR, overlap: 90 * DAY, window: 180 * DAY, history: 365 * DAY },
  quota: { perMinute: 60, perDay: 5_000 },
  accept: 'application/json',
  check: zoneFaults,
  parts: stationGroups,
  request,
  page: (answer) => listPage(answer, 'data', (page) => parameterOfNext(page, 'page')),
  parse,
};
