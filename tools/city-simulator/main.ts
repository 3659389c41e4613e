import { parseArgs } from 'node:util';
import { city } from './city.ts';
import { DEFAULT_MONTHS } from './scenario.ts';
import { PlatformClient } from './platform-client.ts';
import { playHistory } from './play-history.ts';
import { playLive } from './play-live.ts';
import { Progress } from './progress.ts';
import { register } from './register.ts';
import { httpSender, mqttSender } from './senders.ts';
import { openNetwork, openWayBack } from './way-back.ts';

const USAGE = `city-simulator: a living Aix-Marseille-Provence, sent through the public doors

  --url URL        platform, default http://localhost:8080
  --mqtt URL       its broker, e.g. mqtt://localhost:1883; without it the cabinets post by HTTP
  --token TOKEN    of an administrator; default: VIGIE_BOOTSTRAP_TOKEN of the environment
  --seed N         same seed, same city; default 1
  --months N       months of past to tell, default ${DEFAULT_MONTHS}; 0 for none
  --[no-]live      go on living in real time, default yes
  --speed N        live time runs N times faster; above 1 measures are ahead of the wall clock
  --state FOLDER   where progress is kept between runs; without it every run begins anew
`;

const { values } = parseArgs({
  allowNegative: true,
  options: {
    url: { type: 'string', default: 'http://localhost:8080' },
    mqtt: { type: 'string' },
    token: { type: 'string', default: process.env['VIGIE_BOOTSTRAP_TOKEN'] ?? '' },
    seed: { type: 'string', default: '1' },
    months: { type: 'string', default: String(DEFAULT_MONTHS) },
    live: { type: 'boolean', default: true },
    speed: { type: 'string', default: '1' },
    state: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function run(signal: AbortSignal): Promise<void> {
  const [seed, months, speed] = [Number(values.seed), Number(values.months), Number(values.speed)];
  const { token } = values;
  const started = Date.now();
  const fresh = { seed, months, now: started, tokens: {}, chunk: 0, requests: [], liveThrough: started };
  const progress = new Progress(values.state, fresh);
  const { now } = progress.state;
  const town = city({ seed, now, months });
  const client = new PlatformClient({ url: values.url, signal });
  await client.ready();
  const network = values.live && speed === 1 ? await openNetwork(progress) : undefined;
  const settings = network && { 'chirpstack-metropole': network.settings };
  await register(client, town, { progress, token, settings });
  const base = progress.state.liveThrough;
  const clock = { now: () => (speed === 1 ? Date.now() : base + (Date.now() - started) * speed) };
  const http = httpSender(client, progress);
  const broker =
    values.mqtt === undefined ? undefined : await mqttSender(values.mqtt, { progress, otherwise: http, signal });
  const weekIn = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => weekIn.resolve());
  const live = weekIn.promise.then(async () => {
    // told to the parent process, where there is one: the newest week is in
    if (!signal.aborted) process.send?.({ type: 'ready' });
    if (signal.aborted || !values.live) return;
    const send = broker?.send ?? http;
    if (network) await openWayBack(town, { network, broker, client, clock, signal, send, token });
    await playLive(town, { progress, clock, signal, send });
  });
  try {
    await Promise.all([
      playHistory(client, town, { months, progress, token, signal, onFirstWeek: weekIn.resolve }),
      live,
    ]);
  } finally {
    // an open connection would keep the process alive
    await broker?.stop();
    network?.stop();
  }
}

async function main(): Promise<void> {
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const stop = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(name, () => stop.abort());
  try {
    await run(stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return;
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
    // what still runs is told to end
    stop.abort();
  } finally {
    // an open channel to the parent would keep the process alive
    if (process.connected) process.disconnect();
  }
}

await main();
