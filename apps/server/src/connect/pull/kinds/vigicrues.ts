import type { JsonObject } from '@vigie/kit';
import { formatInstant, MINUTE } from '@vigie/kit';
import type { ParsedFrame } from '#connect/connector-kind.ts';
import { deviceKey } from '#connect/envelope/device-key.ts';
import { networkTime } from '#connect/envelope/envelope-time.ts';
import { firstOf, numberOf, objectOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { BASE_SETTING } from '#connect/pull/kinds/hubeau.ts';
import { jsonOf, NOT_JSON } from '#connect/pull/json-page.ts';
import type { PullAnswer, PullAsk, PullKind, PullPage } from '#connect/pull/pull-kind.ts';
import { baseOf, namesOf } from '#connect/pull/source-settings.ts';

const VIGICRUES = 'https://www.vigicrues.gouv.fr';
/** Level of the State on a section, under the names that versions of the service have used. */
const LEVEL = ['NivInfViCr', 'NivSituVigiCruEnt', 'NivSituVigiCru'];
const SECTION = ['CdEntCru', 'CdEntVigiCru'];
const NAME = ['LbEntCru', 'lbentcru', 'NomEntVigiCru'];

/** The sections asked for. The service says levels as they are now and no time: the time of asking stands for it. */
function page(answer: PullAnswer, { to }: PullAsk, settings: JsonObject): PullPage {
  const json = jsonOf(answer);
  if (json === undefined) return NOT_JSON;
  const features = objectOf(json)?.['features'];
  if (!Array.isArray(features)) return { fault: 'unknown-shape', detail: 'no list "features" in the answer' };
  const wanted = new Set(namesOf(settings['sections']));
  const time = formatInstant(to);
  const records = objectsOf(features).flatMap(({ properties }) => {
    const said = objectOf(properties);
    const section = said && textOf(firstOf(said, SECTION));
    if (said === undefined || section === undefined || !wanted.has(section)) return [];
    return [{ section, name: textOf(firstOf(said, NAME)) ?? null, level: firstOf(said, LEVEL) ?? null, time }];
  });
  return { records };
}

function parse(record: JsonObject): ParsedFrame {
  const device = deviceKey(record['section']);
  if (device === undefined) return { unreadable: 'device', detail: 'no section code' };
  const time = networkTime(record['time']);
  if (time === undefined) return { unreadable: 'time', detail: 'the time cannot be read' };
  const level = numberOf(record['level']);
  // 0 is "no information", which is no level
  const known = level !== undefined && level >= 1 && level <= 4;
  return { uplink: { device, time, data: { stateVigilance: known ? level : null } } };
}

export const vigicrues: PullKind = {
  kind: 'vigicrues',
  label: { fr: 'Vigicrues, vigilance de l’État', en: 'Vigicrues, vigilance of the State' },
  about: {
    fr: 'Un appareil par tronçon ; champ « stateVigilance » : 1 vert, 2 jaune, 3 orange, 4 rouge. C’est la vigilance de l’État : elle ne se mêle jamais aux niveaux locaux.',
    en: 'A device for each section; field “stateVigilance”: 1 green, 2 yellow, 3 orange, 4 red. It is the State’s vigilance and is never mixed with local levels.',
  },
  settings: [
    {
      name: 'sections',
      type: 'names',
      required: true,
      label: { fr: 'Tronçons', en: 'Sections' },
      help: { fr: 'Codes des tronçons de vigilance (CdEntCru).', en: 'Codes of vigilance sections (CdEntCru).' },
      example: 'MC6',
    },
    { ...BASE_SETTING, example: VIGICRUES },
  ],
  // bulletins at 10 h and 16 h, more often in a flood
  rhythm: { every: 15 * MINUTE, overlap: 0, window: 60 * MINUTE, history: 0 },
  quota: { perMinute: 6, perDay: 500 },
  accept: 'application/json, application/geo+json',
  // what was said before now cannot be asked again: one window stands for any outage
  parts: (settings) => (namesOf(settings['sections']).length === 0 ? [] : ['sections']),
  request: (_, settings) => ({ url: `${baseOf(settings, VIGICRUES)}/services/InfoVigiCru.geojson` }),
  page,
  parse,
};
