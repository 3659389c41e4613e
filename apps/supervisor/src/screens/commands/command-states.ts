import type { Command } from './commands-api.ts';

/** In the order of a life. */
export const COMMAND_STATES: readonly Command['state'][] = [
  'asked',
  'queued',
  'sent',
  'acknowledged',
  'verified',
  'unproven',
  'expired',
  'failed',
  'cancelled',
];
