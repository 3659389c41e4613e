import type { CommandKind, Json, JsonObject } from '@vigie/kit';
import type { CommandedDevice } from './commanded-device.ts';
import { valuesToSend } from './parameters.ts';
import type { AskedValues } from './parameters.ts';

/** Runs `encodeDownlink` of a codec in the cage. Never rejects for what a codec does. */
export type CallCodec = (
  codec: number,
  argument: JsonObject,
) => Promise<
  { readonly ok: true; readonly result: Json } | { readonly ok: false; readonly fault: string; readonly detail: string }
>;

export interface Downlink {
  readonly port: number;
  readonly bytes: Uint8Array;
}

export type Encoded =
  | { readonly ok: true; readonly downlink: Downlink }
  | { readonly ok: false; readonly reason: string };

/** Longest application payload of EU868 at any data rate (RP002-1.0.4); slower ones take less, which networks tell. */
const MAX_BYTES = 222;

const refused = (reason: string): Encoded => ({ ok: false, reason: reason.slice(0, 300) });

/** A downlink to a port the device does not know would be lost without a word: refused, with the ports it knows. */
export function checkPort({ model }: Pick<CommandedDevice, 'model'>, port: number): string | undefined {
  if (!Number.isInteger(port) || port < 1 || port > 223) return 'port : entier de 1 à 223';
  if (model === undefined || model.ports.includes(port)) return undefined;
  return `le modèle ${model.id} ne connaît pas le port ${port} ; ports connus : ${model.ports.join(', ')}`;
}

/** An order as bytes for its device, by its own codec in the cage. */
export async function encodeOrder(
  device: CommandedDevice,
  order: { readonly kind: CommandKind; readonly values: AskedValues; readonly now: number },
  callCodec: CallCodec,
): Promise<Encoded> {
  if (device.codec === undefined) return refused('ce capteur n’a pas de codec : seul un envoi brut est possible');
  const data = order.kind.encode(valuesToSend(order.kind, order.values, order.now));
  const answer = await callCodec(device.codec, { data });
  if (!answer.ok) return refused(`${answer.fault} : ${answer.detail}`);
  return readEncoded(device, answer.result);
}

function readEncoded(device: CommandedDevice, result: Json): Encoded {
  if (typeof result !== 'object' || result === null) return refused('codec-output : pas un objet');
  // a list has none of these members
  const { errors, fPort, bytes } = result as JsonObject;
  if (Array.isArray(errors) && errors.length > 0) return refused(`codec-errors : ${errors.map(String).join(' ; ')}`);
  if (!isBytes(bytes)) return refused(`codec-output : liste de 1 à ${MAX_BYTES} octets attendue`);
  const port = typeof fPort === 'number' ? fPort : (device.model?.ports[0] ?? 1);
  const wrong = checkPort(device, port);
  return wrong === undefined ? { ok: true, downlink: { port, bytes: Uint8Array.from(bytes) } } : refused(wrong);
}

function isBytes(value: Json | undefined): value is readonly number[] {
  if (!Array.isArray(value)) return false;
  const list: readonly Json[] = value;
  return list.length > 0 && list.length <= MAX_BYTES && list.every(isByte);
}

const isByte = (value: Json): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 255;
