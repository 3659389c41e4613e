import type { JsonObject } from '@vigie/kit';
import { DAY } from '@vigie/kit';
import type { ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { numberOf, textOf } from '#connect/envelope/field.ts';
import {
  BASE_SETTING,
  HUBEAU,
  PAGE,
  parameterOfNext,
  sandreVerdict,
  stationGroups,
  ZONE_SETTING,
} from '#connect/pull/kinds/hubeau.ts';
import type { Verdict } from '#connect/pull/kinds/hubeau.ts';
import { listPage } from '#connect/pull/json-page.ts';
import { localDate, zoneFaults } from '#connect/pull/local-date.ts';
import type { PullAsk, PullKind, PullRequest } from '#connect/pull/pull-kind.ts';
import { baseOf, localTime, namesOf, zoneOf } from '#connect/pull/source-settings.ts';

/** SANDRE parameter → field; any other is `p` and its code. */
const FIELDS: Readonly<Record<string, string>> = {
  '1295': 'turbidity',
  '1301': 'waterTemperature',
  '1302': 'pH',
  '1303': 'conductivity25',
  '1305': 'suspendedSolids',
  '1311': 'dissolvedOxygen',
  '1312': 'oxygenSaturation',
  '1313': 'bod5',
  '1330': 'orp',
  '1335': 'ammonium',
  '1339': 'nitrites',
  '1340': 'nitrates',
  '1350': 'phosphorus',
  '1433': 'orthophosphates',
};

/** Water itself; analyses of sediment or of animals are other quantities. 0: the support was not written down. */
const WATER: ReadonlySet<string> = new Set(['0', '3']);

function request({ from, to, part, page }: PullAsk, settings: JsonObject): PullRequest {
  const zone = zoneOf(settings);
  const query = new URLSearchParams({
    code_station: part,
    code_parametre: namesOf(settings['parameters']).join(','),
    date_debut_prelevement: localDate(from, zone),
    date_fin_prelevement: localDate(to, zone),
    sort: 'asc',
    size: String(PAGE),
    page: page ?? '1',
  });
  return { url: `${baseOf(settings, HUBEAU)}/api/v2/qualite_rivieres/analyse_pc?${query.toString()}` };
}

interface Result {
  readonly value: number | undefined;
  readonly verdict: Verdict;
}

/**
 * Remark codes: 1 a result; 10 below quantification, 7 traces, 2 below detection: the result says the limit, and half of
 * it stands for what is not known; 3 above saturation; 0 not analysed.
 */
function resultOf(record: JsonObject): Result {
  const said = numberOf(record['resultat']);
  const verdict = sandreVerdict(record['code_qualification']);
  switch (numberOf(record['code_remarque'])) {
    case 0:
      return { value: undefined, verdict };
    case 2:
    case 7:
    case 10:
      return {
        value: said === undefined ? undefined : said / 2,
        verdict: { ...verdict, reasons: [...verdict.reasons, 'estimated'] },
      };
    case 3:
      return { value: said, verdict: { flag: 3, reasons: ['source-suspect'] } };
    default:
      return { value: said, verdict };
  }
}

function dataOf(record: JsonObject, parameter: string, value: number | undefined): JsonObject {
  return {
    [FIELDS[parameter] ?? `p${parameter}`]: value ?? null,
    analysis: record['code_analyse'] ?? null,
    remark: record['code_remarque'] ?? null,
    fraction: record['code_fraction'] ?? null,
    status: record['code_statut'] ?? null,
  };
}

function parse(record: JsonObject, { settings }: ParseContext): ParsedFrame {
  const device = deviceKey(record['code_station']);
  if (device === undefined) return { unreadable: 'device', detail: 'no station code' };
  const parameter = textOf(record['code_parametre']);
  if (parameter === undefined) return { unreadable: 'payload', detail: 'no parameter code' };
  if (!WATER.has(textOf(record['code_support']) ?? '3')) return { event: 'other-support' };
  const time = localTime(record['date_prelevement'], record['heure_prelevement'], zoneOf(settings));
  if (time === undefined) return { unreadable: 'time', detail: 'date_prelevement cannot be read' };
  const { value, verdict } = resultOf(record);
  return { uplink: { device, time, data: dataOf(record, parameter, value), verdict } };
}

export const hubeauQualite: PullKind = {
  kind: 'hubeau-qualite',
  label: { fr: 'Hub’Eau, qualité des cours d’eau', en: 'Hub’Eau, river quality' },
  about: {
    fr: 'Analyses de laboratoire, publiées avec des mois de retard : une référence, pas du temps réel. Un appareil par station ; champs « nitrates », « ammonium », « pH »… ou « p » suivi du code SANDRE. Sous la limite de quantification : la moitié de la limite, marquée estimée.',
    en: 'Laboratory analyses, published months late: a reference, not live data. A device for each station; fields “nitrates”, “ammonium”, “pH”… or “p” and the SANDRE code. Below the limit of quantification: half the limit, marked estimated.',
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
    {
      name: 'parameters',
      type: 'names',
      required: true,
      label: { fr: 'Paramètres', en: 'Parameters' },
      help: { fr: 'Codes SANDRE : 1340 nitrates, 1335 ammonium…', en: 'SANDRE codes: 1340 nitrates, 1335 ammonium…' },
      example: '1340',
    },
    ZONE_SETTING,
    BASE_SETTING,
  ],
  rhythm: { every: DAY, overlap: 400 * DAY, window: 800 * DAY, history: 3_650 * DAY },
  quota: { perMinute: 60, perDay: 5_000 },
  accept: 'application/json',
  check: zoneFaults,
  parts: stationGroups,
  request,
  page: (answer) => listPage(answer, 'data', (page) => parameterOfNext(page, 'page')),
  parse,
};
