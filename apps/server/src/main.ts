import { registerHttpIntake } from '#connect/http-intake.ts';
import { startMqttBroker } from '#connect/mqtt-broker.ts';
import type { MqttBroker } from '#connect/mqtt-broker.ts';
import { parseUplink } from '#connect/parse-uplink.ts';
import { createAuthenticator } from '#platform/auth/authenticator.ts';
import { openDatabase } from '#platform/db/database.ts';
import type { Database } from '#platform/db/database.ts';
import type { Pool } from '#platform/db/pool.ts';
import { createHttpServer } from '#platform/http/http-server.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import type { Log } from '#platform/log.ts';
import { registerApi } from '#publish/api/register-api.ts';
import { registerDisplay } from '#publish/display/register-display.ts';
import { registerHealth } from '#publish/health.ts';
import type { Condition } from '#publish/health.ts';
import { registerLive } from '#publish/live.ts';
import { createMetrics } from '#publish/metrics.ts';
import { createPeople } from '#store/accounts-people.ts';
import { createAccounts } from '#store/accounts.ts';
import { migrate } from '#store/migrate.ts';
import { createPolicies } from '#store/policies.ts';
import { createReads, createRegistryReads } from '#store/read-side.ts';
import type { Config } from './config.ts';
import { alarmActionsOf } from './flow/alarm-actions.ts';
import { codecDeps } from './flow/codecs.ts';
import { openCommands } from './flow/commands.ts';
import type { CommandFlow } from './flow/commands.ts';
import { CONNECTOR_KIND_SHEETS } from './flow/connector-kinds.ts';
import { doorsOf } from './flow/doors.ts';
import { fleetDesk } from './flow/fleet-desk.ts';
import { historyImport } from './flow/history.ts';
import { startMoreDoors } from './flow/more-doors.ts';
import { takeUpPending } from './flow/pending.ts';
import { quarantineOf } from './flow/quarantine.ts';
import { tryMessageIn } from './flow/try-message.ts';
import { createPull } from './flow/pull.ts';
import type { PullService } from './flow/pull.ts';
import { createReplays } from './flow/replays.ts';
import type { ReplayService } from './flow/replays.ts';
import { registryDeps } from './flow/registry-deps.ts';
import { qualityDesk } from './flow/quality-desk.ts';
import { observatoryDesk } from './flow/observatory.ts';
import { schoolYearsOf } from './flow/school-years.ts';
import { settleFlow } from './flow/settle-flow.ts';
import { totemHeartbeat } from './flow/totem-heartbeat.ts';
import { vocabularyOf } from './flow/vocabulary.ts';
import { HOME, ZONE, startFlow } from './flow.ts';
import type { Flow } from './flow.ts';
import { startJobs } from './jobs.ts';
import { PACKS } from './packs.ts';
import { OUTLINES, pageContext, registerSite } from './site.ts';
import { startSubscribers } from './subscribers.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly log: Log;
  readonly clock: { now(): number };
  /** True while a simulator makes the values: every screen says so. */
  readonly demonstration: boolean;
  /** More conditions of being ready. */
  readonly conditions?: Readonly<Record<string, Condition>>;
}

export interface VigieServer {
  readonly url: string;
  /** Absent when the broker is turned off. */
  readonly mqttPort: number | undefined;
  readonly people: ReturnType<typeof createPeople>;
  /** Resolves when roll-ups, indicators and alarms stand for all that has come in; history waits meanwhile. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/** Frames that may wait for their end before the program says that it is not keeping up. */
const QUEUE_TOO_LONG = 200_000;

interface Parts extends ServerOptions {
  readonly database: Database;
  readonly flow: Flow;
  readonly pull: PullService;
  readonly commands: CommandFlow;
  readonly replays: ReplayService;
  readonly metrics: ReturnType<typeof createMetrics>;
}

function conditionsOf({ database, flow, conditions = {} }: Parts): Readonly<Record<string, Condition>> {
  const pool = database.pool(1);
  return {
    database: async () => {
      try {
        await pool.query('select 1');
        return undefined;
      } catch (error) {
        return `the database does not answer: ${String(error)}`;
      }
    },
    queue: () => (flow.belt.depth > QUEUE_TOO_LONG ? `${flow.belt.depth} frames wait for their end` : undefined),
    ...conditions,
  };
}

function trustedProxies({ trustProxy }: Config): { trustProxy?: string[] } {
  return trustProxy === undefined ? {} : { trustProxy: trustProxy.split(',').map((address) => address.trim()) };
}

interface Reading {
  readonly pool: Pool;
  readonly pages: Awaited<ReturnType<typeof pageContext>>;
}

type OfApp = 'reads' | 'accounts' | 'policies' | 'schoolYears';

/** What the management API is made of, besides what the pages read too. */
function apiDepsOf(parts: Parts, { pool, pages }: Reading): Omit<Parameters<typeof registerApi>[1], OfApp> {
  const { config, log, clock, flow, demonstration } = parts;
  return {
    people: createPeople(pool),
    clock,
    registry: createRegistryReads(pool),
    ...fleetDesk({ pool, packs: PACKS, clock, log }),
    ...registryDeps({ pool, packs: PACKS, communes: pages.context.territory.map.communes, reload: flow.reload }),
    writes: flow.registry,
    ...observatoryDesk({ pool, packs: PACKS, zone: ZONE }),
    connectorKinds: CONNECTOR_KIND_SHEETS,
    doors: doorsOf(config),
    tryMessage: tryMessageIn(flow.intake),
    quarantine: quarantineOf(pool, flow.reinjector),
    ...codecDeps({ flow, pool, packs: PACKS, map: pages.context.territory.map }),
    vocabulary: vocabularyOf(PACKS, OUTLINES),
    alarms: alarmActionsOf(flow.watch),
    ...qualityDesk({ pool, packs: PACKS, quality: flow.quality, refresh: flow.refresh }),
    pull: parts.pull.sources,
    commands: parts.commands.actions,
    ...parts.replays.desk,
    frames: historyImport(flow),
    packs: PACKS,
    quantities: pages.quantities,
    territory: config.territory,
    demonstration,
    outlines: OUTLINES,
  };
}

async function createApp(parts: Parts): Promise<HttpServer> {
  const { config, log, clock, database, flow, metrics, demonstration } = parts;
  const pool = database.pool(8);
  const accounts = createAccounts(pool);
  const reads = createReads(pool, parseUplink);
  const policies = createPolicies(pool);
  const schoolYears = schoolYearsOf(pool);
  const pages = pageContext({ reads, policies, schoolYears, clock, config, demonstration });
  const { bootstrapToken } = config;
  const bootstrap =
    bootstrapToken === undefined ? {} : { bootstrap: { token: bootstrapToken, organisation: HOME.organisation } };
  const { app } = await createHttpServer({
    log,
    authenticate: createAuthenticator({ accounts, clock, ...bootstrap }),
    notFound: pages.notFound,
    ...trustedProxies(config),
  });
  registerHealth(app, { conditions: conditionsOf(parts), metrics });
  registerHttpIntake(app, { ...flow.intake, bodyLimit: config.bodyLimit });
  registerApi(app, { ...apiDepsOf(parts, { pool, pages }), reads, accounts, policies, schoolYears });
  flow.tidings.tell(registerLive(app, { clock }));
  registerDisplay(app, { ...pages.context, heartbeat: totemHeartbeat(flow.intake) });
  await registerSite(app, pages);
  return app;
}

async function startBroker({ config, flow, log }: Parts): Promise<MqttBroker | undefined> {
  if (config.mqttPort === 0) return undefined;
  const failed = (error: Error) => log.error({ err: error }, 'the MQTT broker ended; restart Vigie to have it back');
  return startMqttBroker({ parts: flow.intake, host: config.host, port: config.mqttPort, failed });
}

/** Starts everything in order, stops it in the other. */
export async function startServer(options: ServerOptions): Promise<VigieServer> {
  const { config, log, clock } = options;
  const say = { info: (message: string) => log.info(message), error: (message: string) => log.error(message) };
  const database = await openDatabase({ url: config.databaseUrl, dataFolder: config.data, log: say });
  const changes = database.pool(2);
  await migrate(changes);
  const metrics = createMetrics();
  const flow = await startFlow({ database, packs: PACKS, clock, log, decodeThreads: config.decodeWorkers, metrics });
  const pull = createPull({ flow, pool: changes, clock, log, allowPrivate: config.pullPrivate === 'yes' });
  const replays = createReplays(flow, { pool: database.backgroundPool(2), packs: PACKS, zone: ZONE, clock, log });
  const commands = await openCommands({ flow, pool: database.pool(2), packs: PACKS, clock, log });
  const parts: Parts = { ...options, commands, database, flow, pull, replays, metrics };
  const taken = await takeUpPending(changes, flow.view, flow.belt);
  if (taken > 0) log.info({ frames: taken }, 'frames without an end taken up again');

  const app = await createApp(parts);
  metrics.watch('vigie_frames_waiting', 'Frames between their commit and their end.', () => flow.belt.depth);
  metrics.watch('vigie_intake_waiting', 'Frames that wait for their commit.', () => flow.intake.batcher.depth);
  await app.listen({ port: config.port, host: config.host });
  const broker = await startBroker(parts);
  commands.reach(broker);
  const stopDoors = await startMoreDoors({ flow, config, log, broker });
  const stopSubscribers = startSubscribers(flow);
  pull.start();
  replays.start();
  const stopJobs = startJobs({ flow, pool: changes, config, clock, log });
  const host = config.host === '0.0.0.0' ? 'localhost' : config.host;
  return {
    url: config.publicUrl ?? `http://${host}:${config.port}`,
    mqttPort: broker?.port,
    people: createPeople(changes),
    settle: () => settleFlow(flow),
    async stop() {
      await stopSubscribers();
      await stopDoors();
      await pull.stop();
      await replays.stop();
      await commands.stop();
      await broker?.stop();
      await app.close();
      await stopJobs();
      await flow.stop();
      await database.stop();
    },
  };
}
