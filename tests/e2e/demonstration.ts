import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startVigie } from '../harness/server-process.ts';

/**
 * Starts the demonstration once for all specs; says its address and sign-in through the environment. `E2E_DATA` is a data
 * folder that holds a demonstration already, a year of it for pictures; it is kept.
 */
export async function startDemonstration(): Promise<() => Promise<void>> {
  const given = process.env['E2E_DATA'];
  const folder = given ?? mkdtempSync(join(tmpdir(), 'vigie-e2e-'));
  const months = given === undefined ? ['--demo-months', '1'] : [];
  const vigie = await startVigie({ folder, args: ['demo', ...months], patience: 120_000 });
  const { login, password } = JSON.parse(readFileSync(join(folder, 'demonstration.json'), 'utf8')) as {
    login: string;
    password: string;
  }; // written by the demo command
  process.env['E2E_URL'] = vigie.url;
  process.env['E2E_LOGIN'] = login;
  process.env['E2E_PASSWORD'] = password;
  process.env['E2E_TOKEN'] = vigie.token;
  return async () => {
    await vigie.stop();
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  };
}

// Playwright asks for a default export
export { startDemonstration as default };
