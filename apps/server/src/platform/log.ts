import { pino } from 'pino';
import type { Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard error; secrets never written. */
export function createLog(level: string): Log {
  return pino(
    { level, base: undefined, redact: ['req.headers.authorization', 'req.headers.cookie', 'token', 'password'] },
    pino.destination({ fd: 2, sync: false }),
  );
}
