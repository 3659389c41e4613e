import type { FlagReason, Flag, Json, JsonObject } from '@vigie/kit';
import { FAIL, NOT_EVALUATED, PASS, SUSPECT } from '@vigie/kit';
import { numberOf, textOf } from '#connect/envelope/field.ts';
import { groupsOf, namesOf } from '#connect/pull/source-settings.ts';
import type { SettingField } from '#connect/setting-field.ts';

// What the services of Hub'Eau have in common.

export const HUBEAU = 'https://hubeau.eaufrance.fr';
/** Records of a page. Above 20,000 records, page times size, Hub'Eau answers none. */
export const PAGE = 2_000;

export const BASE_SETTING: SettingField = {
  name: 'base',
  type: 'text',
  label: { fr: 'Adresse du service', en: 'Address of the service' },
  help: { fr: 'Un miroir ou une passerelle, à la place du service public.', en: 'A mirror or gateway instead.' },
  example: HUBEAU,
};

export const ZONE_SETTING: SettingField = {
  name: 'timeZone',
  type: 'text',
  label: { fr: 'Fuseau des heures', en: 'Zone of the hours' },
  help: { fr: 'Pour les heures écrites sans fuseau.', en: 'For hours written without a zone.' },
  example: 'Europe/Paris',
};

/** One parameter of the address `next`; the address itself is never followed, so that an answer cannot lead elsewhere. */
export function parameterOfNext(page: JsonObject, name: string): string | undefined {
  const next = textOf(page['next']);
  return next === undefined ? undefined : (URL.parse(next, HUBEAU)?.searchParams.get(name) ?? undefined);
}

/** Stations of one question: an address stays short, and a page holds something of each. */
const STATIONS_A_PART = 20;

export const stationGroups = (settings: JsonObject): readonly string[] =>
  groupsOf(namesOf(settings['stations']), STATIONS_A_PART);

export interface Verdict {
  readonly flag: Flag;
  readonly reasons: readonly FlagReason[];
}

const SUSPECTED: Verdict = { flag: SUSPECT, reasons: ['source-suspect'] };
const FAILED: Verdict = { flag: FAIL, reasons: ['source-suspect', 'device-fault'] };
const UNKNOWN: Verdict = { flag: NOT_EVALUATED, reasons: [] };
const GOOD: Verdict = { flag: PASS, reasons: [] };

/** Qualification of an analysis or a temperature: 1 correct, 2 incorrect, 3 uncertain, 4 not qualified, 0 cannot be said. */
export function sandreVerdict(code: Json | undefined): Verdict {
  switch (numberOf(code)) {
    case 1:
      return GOOD;
    case 2:
      return FAILED;
    case 3:
      return SUSPECTED;
    default:
      return UNKNOWN;
  }
}

/**
 * Qualification of real-time hydrometry, which is another list: 16 is "not qualified", and no praise. Codes that nobody
 * has written down are read by their label, and else mean nothing.
 */
export function hydroVerdict(code: Json | undefined, label: Json | undefined): Verdict {
  const known: Readonly<Record<number, Verdict>> = { 12: SUSPECTED, 16: UNKNOWN, 20: GOOD };
  const found = known[numberOf(code) ?? -1];
  if (found !== undefined) return found;
  const words = textOf(label)?.toLowerCase() ?? '';
  if (/incorrect|mauvais|erron|faux|fausse|invalide/.test(words)) return FAILED;
  if (/doute|incertain|suspect/.test(words)) return SUSPECTED;
  return UNKNOWN;
}
