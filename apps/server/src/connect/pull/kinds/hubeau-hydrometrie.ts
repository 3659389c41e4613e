import type { Json, JsonObject } from '@vigie/kit';
import { DAY, formatInstant, HOUR, MINUTE } from '@vigie/kit';
import type { ParsedFrame } from '#connect/connector-kind.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { numberOf, textOf } from '#connect/envelope/field.ts';
import {
  BASE_SETTING,
  HUBEAU,
  hydroVerdict,
  PAGE,
  parameterOfNext,
  stationGroups,
} from '#connect/pull/kinds/hubeau.ts';
import type { Verdict } from '#connect/pull/kinds/hubeau.ts';
import { listPage } from '#connect/pull/json-page.ts';
import type { PullAsk, PullKind, PullRequest } from '#connect/pull/pull-kind.ts';
import { baseOf, namesOf } from '#connect/pull/source-settings.ts';
import type { SettingFault } from '#connect/setting-field.ts';

const STATION = /^[A-Z]\d{7}\d{2}$/;

function request({ from, to, part, page }: PullAsk, settings: JsonObject): PullRequest {
  const quantity = textOf(settings['quantity']);
  const query = new URLSearchParams({
    code_entite: part,
    ...(quantity === 'H' || quantity === 'Q' ? { grandeur_hydro: quantity } : {}),
    date_debut_obs: formatInstant(Math.floor(from / 1_000) * 1_000),
    date_fin_obs: formatInstant(Math.floor(to / 1_000) * 1_000),
    sort: 'asc',
    size: String(PAGE),
    ...(page === undefined ? {} : { cursor: page }),
  });
  return { url: `${baseOf(settings, HUBEAU)}/api/v2/hydrometrie/observations_tr?${query.toString()}` };
}

/** The values in the units of the registry: Hub'Eau says millimetres and litres a second. */
function dataOf(record: JsonObject): Record<string, Json> | undefined {
  const value = numberOf(record['resultat_obs']);
  const field = { H: 'stage', Q: 'discharge' }[textOf(record['grandeur_hydro']) ?? ''];
  if (field === undefined) return undefined;
  const codes = {
    status: record['code_statut'] ?? null,
    qualification: record['code_qualification_obs'] ?? null,
    method: record['code_methode_obs'] ?? null,
    continuity: record['code_continuite'] ?? null,
  };
  return { [field]: value === undefined ? null : value / 1_000, ...codes };
}

/** 12: interpolated, the one method that is no measure. */
function withMethod(verdict: Verdict, method: Json | undefined): Verdict {
  return numberOf(method) === 12 ? { ...verdict, reasons: [...verdict.reasons, 'estimated'] } : verdict;
}

function parse(record: JsonObject): ParsedFrame {
  // asked for a site, Hub'Eau says each value twice, once without a station: only stations are devices
  const device = deviceKey(record['code_station']);
  if (device === undefined) return { unreadable: 'device', detail: 'no station code' };
  const time = networkTime(record['date_obs']);
  if (time === undefined) return { unreadable: 'time', detail: 'date_obs cannot be read' };
  const data = dataOf(record);
  if (data === undefined) return { event: `grandeur-${textOf(record['grandeur_hydro']) ?? 'absente'}` };
  const verdict = hydroVerdict(record['code_qualification_obs'], record['libelle_qualification_obs']);
  return {
    uplink: { device, time, data, restates: true, verdict: withMethod(verdict, record['code_methode_obs']) },
  };
}

function check(settings: JsonObject): readonly SettingFault[] {
  const stations = namesOf(settings['stations']);
  const wrong = stations.filter((code) => !STATION.test(code));
  if (wrong.length === 0) return [];
  const shown = wrong.slice(0, 3).join(', ');
  return [
    {
      name: 'stations',
      message: `Codes de station à 10 caractères attendus (un code de site en a 8, et ses valeurs viennent en double) : ${shown}.`,
    },
  ];
}

export const hubeauHydrometrie: PullKind = {
  kind: 'hubeau-hydrometrie-v2',
  label: { fr: 'Hub’Eau, hydrométrie temps réel', en: 'Hub’Eau, real-time hydrometry' },
  about: {
    fr: 'Un appareil par station (code à 10 caractères) ; champs « stage » (m) et « discharge » (m³/s).',
    en: 'A device for each station (10-character code); fields “stage” (m) and “discharge” (m³/s).',
  },
  settings: [
    {
      name: 'stations',
      type: 'names',
      required: true,
      label: { fr: 'Stations', en: 'Stations' },
      help: { fr: 'Codes de station à 10 caractères.', en: 'Station codes of 10 characters.' },
      example: 'Y421401001',
    },
    {
      name: 'quantity',
      type: 'choice',
      label: { fr: 'Grandeur', en: 'Quantity' },
      help: { fr: 'Hauteurs et débits, ou l’un des deux.', en: 'Stage and discharge, or one of them.' },
      choices: [
        { value: 'both', label: { fr: 'Hauteur et débit', en: 'Stage and discharge' } },
        { value: 'H', label: { fr: 'Hauteur', en: 'Stage' } },
        { value: 'Q', label: { fr: 'Débit', en: 'Discharge' } },
      ],
    },
    BASE_SETTING,
  ],
  // Hub'Eau polls its own sources every 2 minutes, producers publish every 5 to 60, and one month is kept
  rhythm: { every: 5 * MINUTE, overlap: 2 * HOUR, window: DAY, history: 7 * DAY, longest: 7 * DAY },
  quota: { perMinute: 30, perDay: 10_000 },
  accept: 'application/json',
  check,
  parts: stationGroups,
  request,
  page: (answer) => listPage(answer, 'data', (page) => parameterOfNext(page, 'cursor')),
  parse,
};
