import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';

export interface CleanPhoto {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  /** The picture with nothing beside it: no place, no time, no maker, no thumbnail, no trailer. */
  readonly body: Buffer;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture known by its first bytes, whatever its name says; `undefined` where it is none of the three, or is broken. */
export function cleanPhoto(given: Buffer): CleanPhoto | undefined {
  if (given[0] === 0xff && given[1] === 0xd8) return wrap('image/jpeg', cleanJpeg(given));
  if (given.subarray(0, 8).equals(PNG)) return wrap('image/png', cleanPng(given));
  const riff = given.toString('latin1', 0, 4) === 'RIFF' && given.toString('latin1', 8, 12) === 'WEBP';
  return riff ? wrap('image/webp', cleanWebp(given)) : undefined;
}

function wrap(type: CleanPhoto['type'], body: Buffer | undefined): CleanPhoto | undefined {
  return body && { type, body };
}
