import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashPassword } from '#platform/auth/password.ts';
import { newSecret } from '#platform/auth/secret.ts';
import { systemClock } from '#platform/clock.ts';
import { createLog } from '#platform/log.ts';
import type { Config } from '../config.ts';
import { HOME } from '../flow.ts';
import { startServer } from '../main.ts';
import type { VigieServer } from '../main.ts';
import type { Command } from './command.ts';
import { untilStopped } from './until-stopped.ts';

const SIMULATOR = fileURLToPath(new URL('../../../../tools/city-simulator/main.ts', import.meta.url));

interface SignIn {
  readonly login: string;
  readonly password: string;
}

/** An account for whoever tries the demonstration; kept beside its data, so that it survives a restart. */
async function demonstrationAccount(config: Config, server: VigieServer): Promise<SignIn> {
  const file = join(config.data, 'demonstration.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SignIn; // written below
  const account = { login: 'demo', password: newSecret().slice(0, 12) };
  const person = {
    login: account.login,
    name: 'Démonstration',
    role: 'manager' as const,
    passwordHash: await hashPassword(account.password),
  };
  await server.people.create(HOME, person);
  writeFileSync(file, JSON.stringify(account), { mode: 0o600 });
  return account;
}

interface Simulator {
  /** Why the demonstration is not there yet. */
  waiting: string | undefined;
}

function startSimulator(server: VigieServer, config: Config, simulator: Simulator): ChildProcess {
  const state = join(config.data, 'simulator');
  const args = ['--url', server.url, '--state', state, '--months', String(config.demoMonths)];
  if (server.mqttPort !== undefined) args.push('--mqtt', `mqtt://127.0.0.1:${server.mqttPort}`);
  // generation makes much that lives briefly: small spaces keep the whole demonstration small
  const memory = ['--max-semi-space-size=2', '--max-old-space-size=96'];
  const child = spawn(process.execPath, [...memory, SIMULATOR, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // the token goes by the environment: a command line is read by everybody
    env: { VIGIE_BOOTSTRAP_TOKEN: config.bootstrapToken },
  });
  const ready = async () => {
    await server.settle();
    simulator.waiting = undefined;
  };
  // the simulator says once that the newest week is in
  child.once('message', () => void ready());
  return child;
}

export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo [--data FOLDER]',
  about: 'Starts everything with a living demonstration territory; every screen says « démonstration ».',
  async run({ config: readConfig, print }) {
    const given = readConfig();
    const config: Config = { ...given, bootstrapToken: given.bootstrapToken ?? newSecret() };
    mkdirSync(config.data, { recursive: true });
    const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
    const simulator: Simulator = { waiting: 'the last 7 days of the demonstration are being loaded' };
    const conditions = { demonstration: () => simulator.waiting };
    const server = await startServer({ config, log, clock: systemClock, demonstration: true, conditions });
    const account = await demonstrationAccount(config, server);
    const child = startSimulator(server, config, simulator);
    print(`Vigie, démonstration
  espace public  ${server.url}/
  supervision    ${server.url}/supervision   identifiant ${account.login}, mot de passe ${account.password}
  API            ${server.url}/api/openapi.json
  MQTT           ${server.mqttPort ?? 'éteint'}
Les sept derniers jours arrivent, puis le reste des ${config.demoMonths} mois. Ctrl+C pour arrêter.`);
    await untilStopped();
    child.kill('SIGTERM');
    await server.stop();
    return 0;
  },
};
