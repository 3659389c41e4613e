// What the picture is drawn from; all other chunks are words, times and places.
const KEPT = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'pHYs']);

const SIGNATURE = 8;

/** A PNG without its metadata; `undefined` where its chunks do not hold together. */
export function cleanPng(given: Buffer): Buffer | undefined {
  const kept: Buffer[] = [given.subarray(0, SIGNATURE)];
  let at = SIGNATURE;
  while (at + 12 <= given.length) {
    const end = at + 12 + given.readUInt32BE(at);
    if (end > given.length) return undefined;
    const type = given.toString('latin1', at + 4, at + 8);
    if (KEPT.has(type)) kept.push(given.subarray(at, end));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}
