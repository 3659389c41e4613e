import { readFileSync, readlinkSync } from 'node:fs';

/** Where the system tells the processor time of the thread that asks; undefined where it does not (only Linux does). */
export function threadTimeFile(): string | undefined {
  try {
    const file = `/proc/${readlinkSync('/proc/thread-self')}/schedstat`;
    return readThreadTime(file) === undefined ? undefined : file;
  } catch {
    return undefined;
  }
}

/** Milliseconds of processor time the thread of that file has had, read from outside, even while it hangs. */
export function readThreadTime(file: string): number | undefined {
  try {
    const [nanoseconds] = readFileSync(file, 'latin1').split(' ');
    const milliseconds = Number(nanoseconds) / 1e6;
    return Number.isFinite(milliseconds) ? milliseconds : undefined;
  } catch {
    return undefined;
  }
}
