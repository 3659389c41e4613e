const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);

/** Flags of VP8X that announce a colour profile, Exif and XMP. */
const ANNOUNCED = 0b0010_1100;

/** A WebP without its metadata; `undefined` where its chunks do not hold together. */
export function cleanWebp(given: Buffer): Buffer | undefined {
  const kept: Buffer[] = [];
  let at = 12;
  while (at + 8 <= given.length) {
    const length = given.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > given.length) return undefined;
    const type = given.toString('latin1', at, at + 4);
    if (KEPT.has(type)) kept.push(type === 'VP8X' ? unannounced(given.subarray(at, end)) : given.subarray(at, end));
    at = end;
  }
  if (kept.length === 0) return undefined;
  const body = Buffer.concat(kept);
  const head = Buffer.from(given.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

function unannounced(chunk: Buffer): Buffer {
  const copy = Buffer.from(chunk);
  copy[8] = (copy[8] ?? 0) & ~ANNOUNCED;
  return copy;
}
