import type { Instant, Json, JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { readTime } from '#connect/envelope/envelope-time.ts';
import { objectOf, textOf } from '#connect/envelope/field.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { HEADER, same } from '#connect/guide.ts';
import type { SettingFault } from '#connect/setting-field.ts';

const LINKS = ['Datastream', 'MultiDatastream'] as const;
const ADDRESSED = /(?:^|\/)(Multi)?Datastreams\(('?)([^()']{1,200})\2\)\/Observations$/;

/** `CreateObservations` (OGC 18-088 §12): rows of several datastreams become Observations, one frame each. */
function split(message: Json): readonly Json[] {
  const parts: readonly Json[] = Array.isArray(message) ? message : [message];
  return parts.flatMap((part: Json) => rowsOf(part));
}

function rowsOf(part: Json): readonly Json[] {
  const object = objectOf(part);
  const rows = object?.['dataArray'];
  if (object === undefined || !Array.isArray(rows)) return [part];
  const components = Array.isArray(object['components']) ? object['components'].map(textOf) : [];
  const links = Object.fromEntries(LINKS.flatMap((link) => (link in object ? [[link, object[link] ?? null]] : [])));
  return rows.map((row: Json) => {
    const cells: readonly Json[] = Array.isArray(row) ? row : [row];
    const named = components.flatMap((name, at) => (name === undefined ? [] : [[name, cells[at] ?? null] as const]));
    return { ...links, ...Object.fromEntries(named) };
  });
}

/** `Datastreams(12)/Observations`: the address, or the MQTT topic, says whose the Observation is. */
function place(message: Json, path: string): Json {
  const [, multi, quote, id] = ADDRESSED.exec(path) ?? [];
  const object = objectOf(message);
  if (id === undefined || object === undefined || LINKS.some((link) => link in object)) return message;
  const link = multi === undefined ? 'Datastream' : 'MultiDatastream';
  return { ...object, [link]: { '@iot.id': quote === '' && /^\d+$/.test(id) ? Number(id) : id } };
}

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const id = datastreamOf(envelope);
  if (id === undefined) {
    return { unreadable: 'device', detail: 'no Datastream with @iot.id: Vigie cannot know whose the Observation is' };
  }
  const result = envelope['result'];
  if (result === undefined) return { unreadable: 'payload', detail: 'an Observation has a result' };
  const time = timeOf(envelope, context);
  if (time === undefined) return { unreadable: 'time', detail: 'phenomenonTime is not ISO 8601' };
  const { device, field } = meantBy(id, context.settings);
  const data = objectOf(result) ?? { [field]: result };
  return uplinkFrame(
    { device, time, port: undefined, counter: undefined, payload: undefined, decode: () => undefined, data },
    context,
  );
}

function datastreamOf(envelope: JsonObject): string | undefined {
  for (const link of LINKS) {
    const said = textOf(objectOf(envelope[link])?.['@iot.id']);
    if (said !== undefined) return said;
    const reference = textOf(envelope[`${link}@iot.navigationLink`] ?? objectOf(envelope[link])?.['@iot.selfLink']);
    const [, id] = /Datastreams\('?([^()']{1,200})'?\)/.exec(reference ?? '') ?? [];
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Start of the phenomenon's interval: a value of Vigie stands for what follows its time. */
function timeOf(envelope: JsonObject, context: ParseContext): Instant | undefined {
  const said = envelope['phenomenonTime'] ?? envelope['resultTime'];
  if (said === undefined || said === null) return context.receivedTime;
  return readTime(typeof said === 'string' ? said.split('/')[0] : said);
}

/** Device and field of a datastream, as the connector's table says; else the datastream itself, field `result`. */
function meantBy(id: string, settings: JsonObject): { device: string; field: string } {
  const table = objectOf(settings['datastreams']);
  const entry = table !== undefined && Object.hasOwn(table, id) ? objectOf(table[id]) : undefined;
  return { device: textOf(entry?.['device']) ?? id, field: textOf(entry?.['field']) ?? 'result' };
}

function check(settings: JsonObject): readonly SettingFault[] {
  const table = objectOf(settings['datastreams']) ?? {};
  return Object.entries(table).flatMap(([id, entry]) => {
    const object = objectOf(entry);
    if (object !== undefined && textOf(object['device']) !== undefined) return [];
    return [{ name: `datastreams.${id}`, message: 'Attendu : {"device": "…", "field": "…"}.' }];
  });
}

/** Observations of another SensorThings service, or of a sensor that speaks it. */
export const sensorthings: ConnectorKind = {
  kind: 'sensorthings',
  label: { fr: 'SensorThings (Observations poussées)', en: 'SensorThings (pushed Observations)' },
  topics: ['v1.1/+/Observations', 'v1.1/Observations', 'v1.1/CreateObservations'],
  settings: [
    {
      name: 'datastreams',
      type: 'table',
      label: { fr: 'Datastreams', en: 'Datastreams' },
      help: {
        fr: 'À chaque @iot.id de l’émetteur, l’appareil et le champ de Vigie. Sans cela : appareil = @iot.id, champ « result ».',
        en: 'For each @iot.id of the sender, the device and field of Vigie. Otherwise: device = @iot.id, field “result”.',
      },
      example: '{"12": {"device": "station-4", "field": "temperature"}}',
    },
  ],
  check,
  guide: {
    where: {
      fr: 'Émetteur SensorThings 1.1, par HTTP ou sur le courtier MQTT de Vigie',
      en: 'SensorThings 1.1 sender, over HTTP or on Vigie’s MQTT broker',
    },
    lines: [
      { name: same('POST'), value: '{base}/ingest/{id}/v1.1/Observations' },
      { name: same('POST'), value: '{base}/ingest/{id}/v1.1/Datastreams(12)/Observations' },
      { name: same('POST'), value: '{base}/ingest/{id}/v1.1/CreateObservations' },
      HEADER,
      { name: { fr: 'Sujet MQTT', en: 'MQTT topic' }, value: 'v1.1/Datastreams(12)/Observations' },
      { name: { fr: 'Identifiant et mot de passe MQTT', en: 'MQTT user and password' }, value: '{id} / {token}' },
    ],
  },
  split,
  place,
  parse,
};
