const START_OF_SCAN = 0xda;
const END = 0xd9;
const APP1 = 0xe1;
const COMMENT = 0xfe;

// JFIF and Adobe say how colours are to be read; every other application segment is about something else.
const KEPT = new Set([0xe0, 0xee]);

const isDropped = (marker: number): boolean =>
  marker === COMMENT || (marker >= 0xe0 && marker <= 0xef && !KEPT.has(marker));

const ORIENTATION = 0x0112;

/** How a phone was held (1 to 8), from a segment of Exif; without it the picture would lie on its side. */
function orientationOf(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 0, 6) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(6);
  if (tiff.length < 14) return undefined;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return undefined;
  const entries = short(start);
  for (let at = start + 2; at + 12 <= tiff.length && at < start + 2 + entries * 12; at += 12) {
    if (short(at) !== ORIENTATION) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** A segment of Exif that says how the picture is turned, and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const head = Buffer.from('FFE100224578696600004D4D002A00000008000101120003000000010000000000000000', 'hex');
  head.writeUInt16BE(orientation, 28);
  return head;
}

/** What stays of a segment: all of it, nothing, or how the picture was held. */
function keptOf(marker: number, segment: Buffer): Buffer[] {
  if (!isDropped(marker)) return [segment];
  const turned = marker === APP1 ? orientationOf(segment.subarray(4)) : undefined;
  return turned === undefined || turned === 1 ? [] : [orientationSegment(turned)];
}

/** A JPEG without its metadata; `undefined` where its segments do not hold together. */
export function cleanJpeg(given: Buffer): Buffer | undefined {
  const kept: Buffer[] = [given.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= given.length) {
    if (given[at] !== 0xff) return undefined;
    const marker = given[at + 1] ?? 0;
    if (marker === START_OF_SCAN) return Buffer.concat([...kept, scanOf(given, at)]);
    const length = given.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > given.length) return undefined;
    kept.push(...keptOf(marker, given.subarray(at, at + 2 + length)));
    at += 2 + length;
  }
  return undefined;
}

/** The picture itself, up to its end; phones hide a film or a second picture behind it. */
function scanOf(given: Buffer, at: number): Buffer {
  for (let end = given.indexOf(0xff, at + 2); end >= 0; end = given.indexOf(0xff, end + 1)) {
    if (given[end + 1] === END) return given.subarray(at, end + 2);
  }
  return given.subarray(at);
}
