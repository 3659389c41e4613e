const HEX = /^(?:[0-9a-fA-F]{2})*$/;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** Bytes written in hexadecimal; nothing when the text is not. */
export function hexBytes(text: string): Uint8Array | undefined {
  return HEX.test(text) ? Buffer.from(text, 'hex') : undefined;
}

/** Bytes written in base64, standard or URL alphabet, padded or not; nothing when the text is not. */
export function base64Bytes(text: string): Uint8Array | undefined {
  const bare = text.length % 4 === 1 ? undefined : text;
  return bare !== undefined && BASE64.test(bare) ? Buffer.from(bare, 'base64') : undefined;
}

/** Hexadecimal when every character allows it, else base64. Say which one where the sender can. */
export function anyBytes(text: string): Uint8Array | undefined {
  const bare = text.replace(/^0x|\s+/g, '');
  return hexBytes(bare) ?? base64Bytes(bare);
}
