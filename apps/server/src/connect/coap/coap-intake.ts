import type { CoapRequest } from '#connect/coap/coap-request.ts';
import { admit, receiptOf, recordRefusal, understand } from '#connect/intake.ts';
import type { Admission, IntakeParts } from '#connect/intake.ts';
import { IntakeUnavailable } from '#connect/intake-batcher.ts';
import type { Refusal } from '#connect/refusal.ts';

/** Response of RFC 7252 §12.1.2, with a word for whoever looks at the device. */
export interface CoapAnswer {
  readonly code: string;
  readonly words: string;
  /** Seconds before it is worth trying again. */
  readonly maxAge?: number;
}

const JSON_FORMAT = 50;
/** No format, text, bytes: what a device sends that knows no JSON. */
const BYTE_FORMATS: ReadonlySet<number | undefined> = new Set([undefined, 0, 42]);
const RETRY_SECONDS = 30;

const CODES: Readonly<Partial<Record<Refusal, string>>> = {
  'unknown-connector': '4.04',
  'wrong-token': '4.01',
  'connector-disabled': '4.03',
  'not-a-push-connector': '4.05',
  'body-too-large': '4.13',
  'too-many-frames': '4.13',
  'media-refused': '4.15',
  'xml-refused': '4.15',
};

/** `ingest/{connector}[/{device}]`, its token in the query or as a segment of the path: answers once every frame is durable. */
export async function takeCoap(parts: IntakeParts, request: CoapRequest, body: Uint8Array): Promise<CoapAnswer> {
  const [root, key = '', ...rest] = request.path;
  if (root !== 'ingest') return { code: '4.04', words: 'no-such-route' };
  const { admission, device } = admitted(parts, key, { token: request.token, rest });
  const refuse = async (refusal: Refusal): Promise<CoapAnswer> => {
    const identity = 'connector' in admission ? admission.connector.identity : admission.identity;
    await recordRefusal(parts, identity, { refusal, body });
    return { code: CODES[refusal] ?? '4.00', words: refusal };
  };
  if ('refusal' in admission) return refuse(admission.refusal);
  const message = messageOf(request, body, device);
  if (message === undefined) return { code: '4.15', words: 'content-format' };
  const { connector } = admission;
  const understood = understand({ connector, body: message, device, path: rest.join('/') }, parts.clock.now());
  if ('refusal' in understood) return refuse(understood.refusal);
  try {
    const { accepted, quarantined, rejected } = receiptOf(await parts.batcher.submit(understood.frames));
    return { code: '2.04', words: `accepted ${accepted} quarantined ${quarantined} rejected ${rejected}` };
  } catch (error) {
    if (!(error instanceof IntakeUnavailable)) throw error;
    return { code: '5.03', words: 'intake-unavailable', maxAge: RETRY_SECONDS };
  }
}

/** Every segment may be the token; the first that is not is the device. */
function admitted(
  parts: IntakeParts,
  key: string,
  { token, rest }: { token: string | undefined; rest: readonly string[] },
): { admission: Admission; device: string | undefined } {
  if (token !== undefined) return { admission: admit(parts, key, [token]), device: rest[0] };
  for (const [at, segment] of rest.entries()) {
    const admission = admit(parts, key, [segment]);
    if ('connector' in admission) return { admission, device: rest.toSpliced(at, 1)[0] };
  }
  return { admission: admit(parts, key, rest), device: rest[0] };
}

/** JSON as it came; bytes of the device that the address names, in an envelope that keeps them readable. */
function messageOf({ format }: CoapRequest, body: Uint8Array, device: string | undefined): Uint8Array | undefined {
  const isJson = format === JSON_FORMAT || body[0] === 0x7b || body[0] === 0x5b;
  if (format === JSON_FORMAT || (isJson && format !== 42)) return body;
  if (!BYTE_FORMATS.has(format)) return undefined;
  return Buffer.from(JSON.stringify({ coap: { device: device ?? '', bytes: Buffer.from(body).toString('hex') } }));
}
