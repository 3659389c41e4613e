import type { Uplink } from '@vigie/kit';

/** Port of data in JSON whose sender names none. */
const DATA_PORT = 1;

/** What a codec is given of a frame: its bytes, or its data as text for a codec that reads JSON. */
export function payloadOf(uplink: Uplink | undefined): { readonly bytes: Uint8Array; readonly port: number } {
  if (uplink?.data === undefined) return { bytes: uplink?.bytes ?? new Uint8Array(), port: uplink?.port ?? 0 };
  return { bytes: asciiOf(JSON.stringify(uplink.data)), port: uplink.port ?? DATA_PORT };
}

/** One byte a character, so that a codec needs no decoder of UTF-8. */
function asciiOf(text: string): Uint8Array {
  const escaped = text.replaceAll(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(escaped, 'latin1');
}
