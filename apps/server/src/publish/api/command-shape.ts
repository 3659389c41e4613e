import { COMMAND_ENDS, COMMAND_STATES, OPEN_COMMAND_STATES } from '@vigie/kit';
import type { CommandState } from '@vigie/kit';
import { z } from 'zod';
import { conflict, unprocessable } from '#platform/http/problem.ts';
import type { Problem } from '#platform/http/problem.ts';
import type { AskedOrder, CommandRow, OrderFault, OrderPlan } from '../ports/commands.ts';
import { deviceId, instant, isoTime, isoTimeOrAbsent, jsonObject, keyShape, text, time } from './shapes.ts';

const MOST_DEVICES = 2_000;
const WEEK_S = 604_800;
const label = z.object({ fr: z.string(), en: z.string() });

/** What is asked: which devices, which kind, which values. */
export const orderShape = z.strictObject({
  device: deviceId.optional(),
  devices: z.array(deviceId).max(MOST_DEVICES).optional(),
  things: z.array(keyShape).max(MOST_DEVICES).optional(),
  /** Every device of a model. */
  model: keyShape.optional(),
  kind: keyShape,
  parameters: jsonObject.optional(),
  /** Of the kind `raw`. */
  port: z.number().int().min(1).max(223).optional(),
  bytes: z
    .string()
    .regex(/^([0-9a-f]{2}){1,222}$/i, 'Octets en hexadécimal, 222 au plus.')
    .optional(),
  confirmed: z.boolean().optional(),
  priority: z.union([z.literal(-1), z.literal(0), z.literal(1)]).optional(),
  notBefore: instant.optional(),
  /** Seconds during which it may still be handed over. */
  expiresIn: z.number().int().min(10).max(WEEK_S).optional(),
  /** Downlinks a gateway and minute. */
  perMinute: z.number().int().min(1).max(30).optional(),
  /** Agrees to a live order where the device could keep a programme. */
  acceptLive: z.boolean().optional(),
  reason: text(500).optional(),
  /** The same key is the same order. */
  key: z.string().min(1).max(200).optional(),
});

type OrderBody = z.infer<typeof orderShape>;

/** The body as the way back takes it; `header` is the Idempotency-Key. */
export function askedOrder(body: OrderBody, header: string | undefined): AskedOrder {
  const { model, kind, confirmed, notBefore, perMinute, reason } = body;
  return {
    model,
    kind,
    confirmed,
    notBefore,
    perMinute,
    reason,
    ...chosenDevices(body),
    parameters: body.parameters ?? {},
    raw: rawDownlink(body),
    priority: body.priority ?? 0,
    expiresIn: body.expiresIn === undefined ? undefined : body.expiresIn * 1000,
    acceptLive: body.acceptLive ?? false,
    key: body.key ?? header,
  };
}

function chosenDevices({ device, devices = [], things = [] }: OrderBody): Pick<AskedOrder, 'devices' | 'things'> {
  return { devices: device === undefined ? devices : [device, ...devices], things };
}

function rawDownlink({ port, bytes }: OrderBody): AskedOrder['raw'] {
  return port === undefined || bytes === undefined ? undefined : { port, bytes: Buffer.from(bytes, 'hex') };
}

export const planView = z.object({
  commands: z.number(),
  start: time,
  finish: time,
  airSeconds: z.number(),
  gateways: z.array(
    z.object({
      gateway: z.string().optional(),
      commands: z.number(),
      airSeconds: z.number(),
      /** Of what the duty cycle leaves to orders. */
      share: z.number(),
      finish: time,
    }),
  ),
  warnings: z.array(z.enum(['live-order', 'unproven', 'unknown-gateway'])),
});

const seconds = (ms: number): number => Math.round(ms) / 1000;

export const viewPlan = ({
  commands,
  start,
  finish,
  airMs,
  gateways,
  warnings,
}: OrderPlan): z.infer<typeof planView> => ({
  commands,
  start: isoTime(start),
  finish: isoTime(finish),
  airSeconds: seconds(airMs),
  gateways: gateways.map((load) => ({
    gateway: load.gateway,
    commands: load.commands,
    airSeconds: seconds(load.airMs),
    share: Math.round(load.share * 1e4) / 1e4,
    finish: isoTime(load.finish),
  })),
  warnings: [...warnings],
});

export const states = z.enum(COMMAND_STATES);

export const commandView = z.object({
  id: z.string(),
  order: z.object({ id: z.string(), devices: z.number() }),
  device: z.object({ id: z.string(), name: z.string(), model: z.string().optional() }),
  thing: z.object({ key: z.string(), name: z.string(), commune: z.string().optional() }),
  connector: z.string(),
  kind: z.string(),
  summary: label.optional(),
  parameters: z.record(z.string(), z.unknown()),
  port: z.number(),
  bytes: z.string(),
  confirmed: z.boolean(),
  priority: z.number(),
  gateway: z.string().optional(),
  airSeconds: z.number(),
  who: z.string(),
  reason: z.string().optional(),
  asked: time,
  notBefore: time,
  expires: time,
  proofUntil: time.optional(),
  cancellable: z.boolean(),
  attempts: z.number(),
  state: states,
  stateTime: time,
  stateReason: z.string().optional(),
  ended: time.optional(),
  measured: z.object({ value: z.number(), time }).optional(),
});

export const eventView = z.object({
  time,
  kind: z.string(),
  who: z.string(),
  reason: z.string().optional(),
  value: z.number().optional(),
});

export function viewCommand(row: CommandRow): z.infer<typeof commandView> {
  const { airMs, handedOver, measured, parameters, ...rest } = row;
  return {
    ...rest,
    parameters: { ...parameters },
    airSeconds: seconds(airMs),
    asked: isoTime(row.asked),
    notBefore: isoTime(row.notBefore),
    expires: isoTime(row.expires),
    proofUntil: isoTimeOrAbsent(row.proofUntil),
    stateTime: isoTime(row.stateTime),
    ended: isoTimeOrAbsent(row.ended),
    // what its network keeps may be let go of; the network decides
    cancellable: row.ended === undefined && (!handedOver || row.state === 'queued'),
    measured: measured && { value: measured.value, time: isoTime(measured.time) },
  };
}

const counts = <Name extends CommandState>(names: readonly Name[]) =>
  // each name has its number
  z.object(Object.fromEntries(names.map((name) => [name, z.number()])) as Record<Name, z.ZodNumber>);

export const balanceView = z.object({
  asked: z.number(),
  open: counts(OPEN_COMMAND_STATES),
  ends: counts(COMMAND_ENDS),
});

/** asked = the sum of those that are open and of the ends, at every moment. */
export function viewBalance(balance: ReadonlyMap<CommandState, number>): z.infer<typeof balanceView> {
  const of = <Name extends CommandState>(names: readonly Name[]) =>
    // each name has its number
    Object.fromEntries(names.map((name) => [name, balance.get(name) ?? 0])) as Record<Name, number>;
  const asked = [...balance.values()].reduce((sum, count) => sum + count, 0);
  return { asked, open: of(OPEN_COMMAND_STATES), ends: of(COMMAND_ENDS) };
}

export const knownView = z.object({
  reachable: z.boolean(),
  loraClass: z.enum(['A', 'B', 'C']).optional(),
  ports: z.array(z.number()),
  commands: z.array(
    z.object({
      id: z.string(),
      label,
      about: label.optional(),
      mode: z.enum(['live', 'programme', 'setting']),
      confirmed: z.boolean(),
      proven: z.boolean(),
      parameters: z.array(
        z.object({
          key: z.string(),
          label,
          type: z.enum(['integer', 'choice', 'instant']),
          unit: z.string().optional(),
          min: z.number().optional(),
          max: z.number().optional(),
          choices: z.array(z.object({ value: z.number(), label })).optional(),
          initial: z.number().optional(),
        }),
      ),
    }),
  ),
});

/** What is wrong with an order, and how to mend it. */
export function problemOf(fault: OrderFault): Problem {
  switch (fault.kind) {
    case 'no-device':
      return unprocessable('no-device', 'Aucun appareil : donnez « device », « devices », « things » ou « model ».');
    case 'too-many':
      return unprocessable('too-many-devices', `Au plus ${MOST_DEVICES} appareils par ordre : faites-en plusieurs.`);
    case 'live-order':
      return conflict(
        'live-order',
        'Cet appareil sait garder un programme et l’exécuter seul : préférez-le. Pour un ordre direct malgré tout, « acceptLive » : true.',
      );
    case 'key-reused':
      return conflict('key-reused', 'Cette clé d’idempotence a déjà servi à un autre ordre : prenez-en une nouvelle.');
    case 'refused': {
      const errors = fault.faults.map(({ where, message }) => ({ where: `body.${where}`, message }));
      return unprocessable(
        'order-refused',
        'Rien n’a été envoyé : « errors » dit pour quel appareil et pourquoi.',
        errors,
      );
    }
  }
}
