import { systemClock } from '#platform/clock.ts';
import { createLog } from '#platform/log.ts';
import { startServer } from '../main.ts';
import type { Command } from './command.ts';
import { untilStopped } from './until-stopped.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve',
  about: 'Starts intake, supervisor, public space and APIs on the territory of the data folder.',
  async run({ config: readConfig, print }) {
    const config = readConfig();
    const log = createLog(config.logLevel);
    const server = await startServer({ config, log, clock: systemClock, demonstration: false });
    print(`Vigie: ${server.url} · supervision: ${server.url}/supervision · MQTT: ${server.mqttPort ?? 'off'}`);
    await untilStopped();
    await server.stop();
    return 0;
  },
};
