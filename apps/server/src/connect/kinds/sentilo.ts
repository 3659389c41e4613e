import type { Instant, Json, JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { readTime } from '#connect/envelope/envelope-time.ts';
import { objectOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';
import { ADDRESS } from '#connect/guide.ts';

/**
 * Sentilo: one message says many sensors of one component at many times (`PUT /data/{provider}`), or one sensor
 * (`/{sensor}`, `/{sensor}/{value}`). Sensors are named `{component}-{letter}` by CESVA: `TA120-T246177-N` is the level of
 * the minute of the sound level meter `TA120-T246177`. One frame is one component at one time; its data are named by the
 * last part of the sensor.
 */
function split(message: Json, settings: JsonObject): readonly Json[] {
  const groups = new Map<string, JsonObject[]>();
  for (const sensor of sensorsOf(message)) {
    const device = deviceOf(sensor, settings);
    for (const observation of objectsOf(sensor['observations'])) {
      const group = groupOf(groups, `${device} ${textOf(observation['timestamp'])}`, nameOf(sensor));
      group.push({ ...sensor, observations: [observation] });
    }
  }
  if (groups.size > 0) return [...groups.values()].map((group) => ({ sensors: group }));
  return Array.isArray(message) ? message : [message];
}

/** Two values of one sensor at one time are two frames. */
function groupOf(groups: Map<string, JsonObject[]>, key: string, sensor: string): JsonObject[] {
  for (let n = 0; ; n++) {
    const group = groups.get(`${key} ${n}`);
    if (group?.some((member) => nameOf(member) === sensor) === true) continue;
    const fresh = group ?? [];
    groups.set(`${key} ${n}`, fresh);
    return fresh;
  }
}

function sensorsOf(message: Json): readonly JsonObject[] {
  const object = objectOf(message);
  const providers = objectsOf(object?.['providers']);
  return [object ?? {}, ...providers].flatMap((one) => objectsOf(one['sensors']));
}

const DATA_ADDRESS = /(?:^|\/)data\/[^/]+\/([^/]+)(?:\/([^/]+))?$/;

/** `data/{provider}/{sensor}` and `…/{value}`: the address says the sensor, and even the value. */
function place(message: Json, path: string): Json {
  const [, sensor, value] = DATA_ADDRESS.exec(path) ?? [];
  if (sensor === undefined) return message;
  const object = objectOf(message) ?? {};
  if (value !== undefined) return { sensors: [{ sensor, observations: [{ ...object, value }] }] };
  return object['observations'] === undefined ? message : { sensors: [{ ...object, sensor }] };
}

/** The component a sensor belongs to: said, or in its name; the sensor itself where the connector says so. */
function deviceOf(sensor: JsonObject, settings: JsonObject): string {
  if (settings['devices'] === 'sensor') return nameOf(sensor);
  return textOf(sensor['component']) ?? componentOf(nameOf(sensor));
}

function nameOf(sensor: JsonObject): string {
  return textOf(sensor['sensor']) ?? '';
}

function parse(envelope: JsonObject, context: ParseContext): ParsedFrame {
  const lines = objectOf(envelope['data']);
  // rows of a gateway that regrouped them: {time, data: {sensor: value}}
  if (lines !== undefined) return groupFrame(Object.entries(lines), envelope['time'], context);
  const sensors = objectsOf(envelope['sensors']);
  const values: [string, Json][] = [];
  let time: Json | undefined;
  for (const sensor of sensors) {
    const observation = objectsOf(sensor['observations'])[0];
    values.push([nameOf(sensor), observation?.['value'] ?? null]);
    time ??= observation?.['timestamp'];
  }
  const said = sensors[0] === undefined ? undefined : deviceOf(sensors[0], context.settings);
  return groupFrame(values, time, { ...context, device: said });
}

function groupFrame(
  values: readonly (readonly [string, Json])[],
  time: Json | undefined,
  context: ParseContext,
): ParsedFrame {
  const first = values[0]?.[0];
  if (first === undefined) return { unreadable: 'unknown-message', detail: 'no sensors: not a message of Sentilo' };
  const instant: Instant | undefined = time === undefined ? context.receivedTime : readTime(time);
  // here the time is the sensor's own: a wrong one would move the measure
  if (instant === undefined) return { unreadable: 'time', detail: 'the timestamp cannot be read' };
  const perSensor = context.settings['devices'] === 'sensor';
  const field = (sensor: string): string => (perSensor ? 'value' : fieldOf(sensor));
  const data = Object.fromEntries(values.map(([sensor, value]) => [field(sensor), plainValue(value)]));
  return uplinkFrame(
    {
      device: context.device ?? componentOf(first),
      time: instant,
      port: undefined,
      counter: undefined,
      payload: undefined,
      decode: () => undefined,
      data,
    },
    context,
  );
}

function componentOf(sensor: string): string {
  const dash = sensor.lastIndexOf('-');
  return dash > 0 ? sensor.slice(0, dash) : sensor;
}

function fieldOf(sensor: string): string {
  const dash = sensor.lastIndexOf('-');
  return dash > 0 ? sensor.slice(dash + 1) : 'value';
}

/** Sentilo writes every value as text. */
function plainValue(value: Json): Json {
  if (typeof value !== 'string') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

export const sentilo: ConnectorKind = {
  kind: 'sentilo',
  label: { fr: 'Sentilo (sonomètres CESVA…)', en: 'Sentilo (CESVA sound level meters…)' },
  tokenHeader: 'identity_key',
  settings: [
    {
      name: 'devices',
      type: 'choice',
      label: { fr: 'Un appareil est', en: 'A device is' },
      help: {
        fr: 'Le composant (sonomètre CESVA : capteurs « …-N », « …-O ») ou chaque capteur.',
        en: 'The component (CESVA meter: sensors “…-N”, “…-O”) or each sensor.',
      },
      choices: [
        { value: 'component', label: { fr: 'le composant', en: 'the component' } },
        { value: 'sensor', label: { fr: 'chaque capteur', en: 'each sensor' } },
      ],
    },
  ],
  guide: {
    where: {
      fr: 'Sonomètre CESVA : page Sentilo de ses réglages. Il envoie ensuite à …/data/{fournisseur}.',
      en: 'CESVA meter: the Sentilo page of its settings. It then sends to …/data/{provider}.',
    },
    lines: [
      ADDRESS,
      { name: { fr: 'Jeton (IDENTITY_KEY)', en: 'Token (IDENTITY_KEY)' }, value: '{token}' },
      { name: { fr: 'Fournisseur', en: 'Provider' }, value: '{id}' },
    ],
  },
  split,
  place,
  parse,
};
