import type { JsonObject } from '@vigie/kit';
import type { CommandConnector } from './commanded-device.ts';
import type { Delivery, HttpAnswer } from './courier.ts';

const DETAIL = 200;
/** The network answered that it did not take it, and may later. */
const LATER = new Set([408, 425, 429, 503]);
const WRONG = 400;
const FAULT = 500;

/** What an answer means for the letter. `accepted` reads the body of a good one. */
export function deliveryOf(
  answer: HttpAnswer,
  accepted: (text: string) => Delivery = () => ({ kind: 'accepted', state: 'queued' }),
): Delivery {
  if (answer.kind === 'not-connected')
    return { kind: 'refused', reason: `network-unreachable: ${answer.detail}`, again: true };
  if (answer.kind === 'no-answer') return { kind: 'uncertain', reason: `no-answer: ${answer.detail}` };
  if (answer.status >= 200 && answer.status < WRONG) return accepted(answer.text);
  return refusalOf(answer);
}

function refusalOf({ status, text, retryAfterMs }: Extract<HttpAnswer, { kind: 'answer' }>): Delivery {
  const said = text.slice(0, DETAIL);
  if (LATER.has(status))
    return { kind: 'refused', reason: `network-busy: ${status}`, again: true, afterMs: retryAfterMs };
  if (status === 401 || status === 403)
    return { kind: 'refused', reason: `network-unauthorised: ${status}`, again: false };
  if (status === 404) return { kind: 'refused', reason: `network-unknown: ${said}`, again: false };
  if (status < FAULT) return { kind: 'refused', reason: `network-refused: ${status} ${said}`, again: false };
  // the server broke while it had the letter in its hand
  return { kind: 'uncertain', reason: `network-fault: ${status}` };
}

/** The body of a good answer, or why there is none to read. */
export function recallAnswer(answer: HttpAnswer): { readonly text: string } | { readonly refused: string } {
  if (answer.kind !== 'answer') return { refused: `network-unreachable: ${answer.detail}` };
  if (answer.status >= 200 && answer.status < WRONG) return { text: answer.text };
  return { refused: `network-refused: ${answer.status}` };
}

/** A setting that must be there for a network to be asked. */
export function missing(...names: readonly string[]): Delivery {
  return { kind: 'refused', reason: `connector-setting-missing: ${names.join(', ')}`, again: false };
}

export function textSetting({ settings }: CommandConnector, name: string): string | undefined {
  const value = settings[name];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** An address without its last slash, so that paths can be put behind it. */
export function baseUrl(connector: CommandConnector): string | undefined {
  return textSetting(connector, 'downlinkUrl')?.replace(/\/+$/, '');
}

export const isMqtt = (url: string): boolean => /^(?:mqtts?|wss?):\/\//.test(url);

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** A JSON object of a text, or nothing. */
export function jsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // JSON.parse gives exactly the Json type
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

export function objectIn(from: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = from?.[name];
  // an array is an object to typeof, and is none here
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** The objects of a list in an answer; none where there is no list. */
export function objectsIn(from: JsonObject | undefined, name: string): readonly JsonObject[] {
  const value = from?.[name];
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is JsonObject => typeof item === 'object' && item !== null && !Array.isArray(item));
}

export function textIn(from: JsonObject | undefined, name: string): string | undefined {
  const value = from?.[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
