import type { Capability, CommandRow, KnownCommand } from '../ports/commands.ts';
import { isoTime } from '../api/shapes.ts';

/** Where the service stands: `https://vigie.example/sta/v1.1`. */
export type ServiceRoot = string;

type Entity = Readonly<Record<string, unknown>>;
type Parameter = KnownCommand['parameters'][number];

/** One capability is one order of one device. Neither a device's identifier nor an order's name holds a `!`. */
export const capabilityId = (device: string, kind: string): string => `${device}!${kind}`;

/** The device and the order that an identifier of a capability names. */
export function capabilityOf(id: string): { readonly device: string; readonly kind: string } | undefined {
  const at = id.lastIndexOf('!');
  return at < 1 ? undefined : { device: id.slice(0, at), kind: id.slice(at + 1) };
}

const quoted = (id: string): string => `'${id.replaceAll("'", "''")}'`;
const address = (root: ServiceRoot, set: string, id: string): string =>
  `${root}/${set}(${encodeURIComponent(quoted(id))})`;

function constraintOf({ choices, min, max }: Parameter): Entity | undefined {
  if (choices !== undefined) return { type: 'AllowedValues', value: choices.map(({ value }) => value) };
  if (min === undefined && max === undefined) return undefined;
  return { type: 'AllowedValues', interval: [[min ?? null, max ?? null]] };
}

/** A parameter as a field of a SWE Common DataRecord (OGC 17-011r2). */
function fieldOf(parameter: Parameter): Entity {
  const { key, label, type, unit, choices } = parameter;
  const constraint = constraintOf(parameter);
  return {
    name: key,
    label: label.fr,
    type: type === 'instant' ? 'Time' : unit === undefined ? 'Count' : 'Quantity',
    ...(choices === undefined
      ? {}
      : { description: choices.map(({ value, label: said }) => `${value} : ${said.fr}`).join(' ; ') }),
    ...(type === 'instant' ? { uom: { href: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian' } } : {}),
    ...(unit === undefined ? {} : { uom: { code: unit } }),
    ...(constraint === undefined ? {} : { constraint }),
  };
}

export function capabilityEntity(root: ServiceRoot, { device, thing, model, command }: Capability): Entity {
  const self = address(root, 'TaskingCapabilities', capabilityId(device, command.id));
  return {
    '@iot.id': capabilityId(device, command.id),
    '@iot.selfLink': self,
    name: command.label.fr,
    description: command.about?.fr ?? command.label.fr,
    taskingParameters: { type: 'DataRecord', field: command.parameters.map(fieldOf) },
    properties: { device, thing, mode: command.mode, confirmed: command.confirmed, provenByMeasure: command.proven },
    'Actuator@iot.navigationLink': address(root, 'Actuators', model),
    'Tasks@iot.navigationLink': `${self}/Tasks`,
  };
}

export function actuatorEntity(root: ServiceRoot, { model, maker, modelLabel }: Capability): Entity {
  const self = address(root, 'Actuators', model);
  return {
    '@iot.id': model,
    '@iot.selfLink': self,
    name: `${maker} ${model}`,
    description: modelLabel.fr,
    encodingType: 'text/plain',
    metadata: modelLabel.en,
    'TaskingCapabilities@iot.navigationLink': `${self}/TaskingCapabilities`,
  };
}

/** A command of the ledger; its state and what proved it are properties. */
export function taskEntity(root: ServiceRoot, command: CommandRow): Entity {
  const { id, asked, parameters, device, kind, state, stateTime, stateReason, measured } = command;
  return {
    '@iot.id': id,
    '@iot.selfLink': address(root, 'Tasks', id),
    creationTime: isoTime(asked),
    taskingParameters: parameters,
    properties: {
      state,
      stateTime: isoTime(stateTime),
      ...(stateReason === undefined ? {} : { stateReason }),
      ...(measured === undefined ? {} : { measured: { value: measured.value, time: isoTime(measured.time) } }),
    },
    'TaskingCapability@iot.navigationLink': address(root, 'TaskingCapabilities', capabilityId(device.id, kind)),
  };
}

/** `TaskingCapabilities('a!switch')` → the set and the key; a set alone has none. */
export function parseSegment(segment: string): { readonly set: string; readonly key: string | undefined } | undefined {
  const found = /^([A-Za-z]+)(?:\((?:'((?:[^']|'')*)'|(\d{1,18}))\))?$/.exec(segment);
  if (found === null) return undefined;
  const [, set = '', text, digits] = found;
  return { set, key: text?.replaceAll("''", "'") ?? digits };
}
