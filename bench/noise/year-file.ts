import { open } from 'node:fs/promises';
import { DAY, HOUR, localTimeOfDay, localYear, uniform } from '@vigie/kit';

/** Tenths of a decibel as 16-bit numbers; this one is a missing second. */
export const MISSING = -32_768;
const CHUNK = 1_048_576;
const BYTES = 2;

export const YEAR = localYear(2025);

/** A street at 1 s: rhythm of the day, passages, a hole of half an hour a month. */
function levelAt(second: number): number {
  if (second % 2_592_000 < 1_800) return MISSING;
  const hour = localTimeOfDay(YEAR.start + Math.floor(second / 900) * 900_000) / HOUR;
  const rhythm = 58 - 9 * Math.cos(((hour - 3.5) / 12) * Math.PI);
  const passage =
    uniform(20_250_101, Math.floor(second / 12)) < 0.2 ? 11 * Math.sin((Math.PI * (second % 12)) / 12) : 0;
  return Math.round(10 * (rhythm + passage + 2 * uniform(7, second)));
}

/** Writes the year; gives its number of seconds. */
export async function writeYear(path: string): Promise<number> {
  const seconds = (YEAR.end - YEAR.start) / 1_000;
  const file = await open(path, 'w');
  try {
    for (let start = 0; start < seconds; start += DAY / 1_000) {
      const values = new Int16Array(Math.min(DAY / 1_000, seconds - start));
      for (let i = 0; i < values.length; i += 1) values[i] = levelAt(start + i);
      await file.write(new Uint8Array(values.buffer));
    }
  } finally {
    await file.close();
  }
  return seconds;
}

/** Reads it again, chunk by chunk: never more than 2 MB at once. */
export async function scan(path: string, take: (tenths: Int16Array) => void): Promise<void> {
  const file = await open(path, 'r');
  const values = new Int16Array(CHUNK);
  const bytes = new Uint8Array(values.buffer);
  try {
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, bytes.length);
      if (bytesRead === 0) return;
      take(values.subarray(0, bytesRead / BYTES));
    }
  } finally {
    await file.close();
  }
}
