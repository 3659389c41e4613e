import type { Instant, Json, JsonObject } from '@vigie/kit';
import type { ConnectorKind, ParseContext, ParsedFrame } from '#connect/connector-kind.ts';
import { readTime } from '#connect/envelope/envelope-time.ts';
import { objectOf, objectsOf, textOf } from '#connect/envelope/field.ts';
import { uplinkFrame } from '#connect/envelope/uplink-frame.ts';

/**
 * Sentilo (`PUT /data/{provider}`): one message says many sensors of one component at many times. Sensors are named
 * `{component}-{letter}` by CESVA: `TA120-T246177-N` is the level of the minute of the sound level meter `TA120-T246177`.
 * One frame is one component at one time; its data are named by the last part of the sensor.
 */
function split(message: Json): readonly Json[] {
  const sensors = objectsOf(objectOf(message)?.['sensors']);
  const groups = new Map<string, JsonObject[]>();
  for (const sensor of sensors) {
    const component = textOf(sensor['component']) ?? componentOf(nameOf(sensor));
    for (const observation of objectsOf(sensor['observations'])) {
      const key = `${component} ${textOf(observation['timestamp'])}`;
      const group = groups.get(key) ?? [];
      group.push({ ...sensor, observations: [observation] });
      groups.set(key, group);
    }
  }
  if (groups.size > 0) return [...groups.values()].map((group) => ({ sensors: group }));
  return Array.isArray(message) ? message : [message];
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
  return groupFrame(values, time, context);
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
  const data = Object.fromEntries(values.map(([sensor, value]) => [fieldOf(sensor), plainValue(value)]));
  return uplinkFrame(
    {
      device: componentOf(first),
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
  split,
  parse,
};
