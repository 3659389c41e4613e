import type { Json, JsonObject } from '@vigie/kit';
import { objectOf, objectsOf, textOf, valueAt } from '#connect/envelope/field.ts';
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
import { jsonOf, NOT_JSON } from '#connect/pull/json-page.ts';
import type { PullKind } from '#connect/pull/pull-kind.ts';

/** The list of records: under a path, the answer itself, or the one object it is. */
function recordsOf(json: Json, settings: JsonObject): readonly JsonObject[] | undefined {
  const path = textOf(settings['items']);
  const items = path === undefined ? json : valueAt(json, path);
  if (Array.isArray(items)) return objectsOf(items);
  const only = path === undefined ? objectOf(items) : undefined;
  return only === undefined ? undefined : [only];
}

export const httpJsonPull: PullKind = {
  kind: 'http-json-pull',
  label: { fr: 'JSON relevé par HTTP', en: 'JSON pulled over HTTP' },
  about: {
    fr: 'Un service qui rend du JSON : les réglages disent l’adresse, la liste, l’appareil, l’heure. Chaque champ de l’enregistrement peut être une mesure.',
    en: 'A service that answers JSON: the settings say address, list, device, time. Each field of a record may be a measure.',
  },
  settings: [
    ...GENERIC_SETTINGS,
    {
      name: 'items',
      type: 'path',
      label: { fr: 'Liste', en: 'List' },
      help: { fr: 'Chemin de la liste d’enregistrements.', en: 'Path of the list of records.' },
      example: 'data',
    },
    {
      name: 'data',
      type: 'path',
      label: { fr: 'Valeurs', en: 'Values' },
      help: {
        fr: 'Chemin de l’objet des valeurs ; sinon, tout l’enregistrement.',
        en: 'Path of the object of values; else the whole record.',
      },
    },
  ],
  rhythm: GENERIC_RHYTHM,
  quota: GENERIC_QUOTA,
  accept: 'application/json, application/x-ndjson;q=0.9, */*;q=0.1',
  check: genericFaults,
  parts: genericParts,
  request: genericRequest,
  page(answer, ask, settings) {
    const whole = jsonOf(answer);
    if (whole === undefined) return NOT_JSON;
    const records = recordsOf(whole, settings);
    if (records === undefined)
      return { fault: 'unknown-shape', detail: 'no list of records at the path of the settings' };
    return genericPage({ records, whole }, { answer, ask }, settings);
  },
  parse: genericParse,
};
