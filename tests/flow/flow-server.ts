import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { readConfig } from '../../apps/server/src/config.ts';
import { startServer } from '../../apps/server/src/main.ts';
import type { VigieServer } from '../../apps/server/src/main.ts';
import { createLog } from '../../apps/server/src/platform/log.ts';
import { createTestDatabase } from '../../apps/server/src/store/testing/test-database.ts';
import { freePort, until } from '../harness/server-process.ts';
import type {
  AlarmEventView,
  AlarmView,
  Answer,
  Balance,
  FrameView,
  IndicatorView,
  ObservationView,
  Page,
  PointView,
  Receipt,
} from './answers.ts';

const TOKEN = 'bootstrap-token-of-the-flow-tests-0123456789';
/** Kept small, so that a test of a large body is light. */
export const BODY_LIMIT = 65_536;
const PATIENCE = 30_000;
/** Roll-ups, figures and the alarms on them are made every 20 s. */
const JOBS_PATIENCE = 60_000;

interface Sent {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

/** A clock that a test sets, and that goes on from there. */
class TestClock {
  private ahead: number;
  constructor(start: number) {
    this.ahead = start - performance.now();
  }
  now(): number {
    return Math.floor(performance.now() + this.ahead);
  }
  /** To a later time: time never goes back. */
  moveTo(time: number): void {
    this.ahead = Math.max(this.ahead, time - performance.now());
  }
}

/** A whole Vigie in this process, as its users see it. */
export class FlowServer {
  readonly clock: TestClock;
  readonly database: Pool;
  /** An outage of the database, and its end. */
  readonly databaseAway: (isAway: boolean) => Promise<void>;
  private server: VigieServer | undefined;
  private readonly start: () => Promise<VigieServer>;
  private readonly clean: () => Promise<void>;

  constructor(parts: {
    clock: TestClock;
    database: Pool;
    databaseAway: (isAway: boolean) => Promise<void>;
    start: () => Promise<VigieServer>;
    clean: () => Promise<void>;
  }) {
    this.clock = parts.clock;
    this.database = parts.database;
    this.databaseAway = parts.databaseAway;
    this.start = parts.start;
    this.clean = parts.clean;
  }

  async restart(): Promise<void> {
    await this.server?.stop();
    this.server = await this.start();
  }

  async stop(): Promise<void> {
    await this.server?.stop();
    await this.clean();
  }

  get url(): string {
    return this.server?.url ?? '';
  }

  /** Headers of the administrator of the tests. */
  get bearer(): Record<string, string> {
    return { authorization: `Bearer ${TOKEN}` };
  }

  get mqttUrl(): string {
    return `mqtt://127.0.0.1:${this.server?.mqttPort}`;
  }

  /** Any address, with the answer as it is. */
  async call<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const response = await fetch(this.url + path, init);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true;
    // the caller states the shape of the contract it tests
    return { status: response.status, headers: response.headers, text, body: (json ? JSON.parse(text) : text) as T };
  }

  /** The management API; throws what it refused. */
  async api<T>(path: string, body?: unknown, token = TOKEN): Promise<T> {
    const authorization = `Bearer ${token}`;
    const answer = await this.call<T>(
      `/api/v1${path}`,
      body === undefined
        ? { headers: { authorization } }
        : {
            method: 'POST',
            headers: { authorization, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          },
    );
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** Makes a connector and gives its token. */
  async connector(id: string, kind = 'http-json'): Promise<string> {
    const { token } = await this.api<{ token: string }>('/connectors', { id, kind, name: `Essai ${id}` });
    return token;
  }

  /** Sends a body to intake as a network server does. */
  async send(
    connector: string,
    body: unknown,
    { token, headers, method = 'POST' }: Sent = {},
  ): Promise<Answer<Receipt>> {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    return this.call<Receipt>(`/ingest/${connector}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: raw ? (body as BodyInit) : JSON.stringify(body),
    });
  }

  /** What the ledger says of a connector, once every frame has its end. `''`: of no connector. */
  async settled(connector: string, received: number): Promise<Balance> {
    let line: Balance | undefined;
    const done = async () => {
      const all = await this.api<Balance & { byConnector: (Balance & { connector: string })[] }>('/ledger/balance');
      line = all.byConnector.find((each) => each.connector === connector);
      return line !== undefined && line.received >= received && line.pending === 0;
    };
    await until(done, { what: `${received} frames of ${connector}`, patience: PATIENCE }).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${JSON.stringify(line)}`);
    });
    if (line === undefined) throw new Error(`nothing of ${connector}`);
    const { stored, duplicate, rejected, quarantined, pending } = line;
    return { received: line.received, stored, duplicate, rejected, quarantined, pending };
  }

  async frames(connector: string, filters = ''): Promise<readonly FrameView[]> {
    const page = await this.api<Page<FrameView>>(`/frames?connector=${connector}&limit=1000${filters}`);
    return page.items;
  }

  /** Latest value of an object on the map, once it is the one of `time`. */
  async latest(thing: string, quantity: string, time: string): Promise<unknown> {
    let latest: { readonly quantity: string; readonly time?: string } | undefined;
    const shown = async () => {
      const { latest: all } = await this.api<{ latest: NonNullable<typeof latest>[] }>(
        `/things/${encodeURIComponent(thing)}`,
      );
      latest = all.find((each) => each.quantity === quantity);
      return latest?.time === time;
    };
    await until(shown, { what: `${quantity} of ${thing} at ${time}`, patience: PATIENCE });
    return latest;
  }

  /** Alarms of an object by one rule, oldest first. */
  async alarms(thing: string, rule: string): Promise<readonly AlarmView[]> {
    const page = await this.api<Page<AlarmView>>(`/alarms?thing=${encodeURIComponent(thing)}&limit=1000`);
    return page.items.filter((alarm) => alarm.rule === rule).toSorted((a, b) => a.opened.localeCompare(b.opened));
  }

  /** The one alarm of an object by one rule, once it is as `like` says. */
  async alarm(thing: string, rule: string, like: Partial<AlarmView>): Promise<AlarmView> {
    let alarms: readonly AlarmView[] = [];
    const there = async () => {
      alarms = await this.alarms(thing, rule);
      return alarms.some((alarm) => Object.entries(like).every(([name, value]) => Reflect.get(alarm, name) === value));
    };
    await until(there, { what: `${rule} on ${thing} with ${JSON.stringify(like)}`, patience: JOBS_PATIENCE }).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}: ${JSON.stringify(alarms)}`);
      },
    );
    const [only, second] = alarms;
    if (only === undefined || second !== undefined) throw new Error(`${alarms.length} alarms of ${rule} on ${thing}`);
    return only;
  }

  async acknowledge(alarm: AlarmView): Promise<void> {
    const answer = await this.call(`/api/v1/alarms/${alarm.id}/acknowledge`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'vu sur la carte' }),
    });
    if (answer.status !== 204) throw new Error(`acknowledge: ${answer.status} ${answer.text}`);
  }

  async alarmEvents({ id }: AlarmView): Promise<readonly AlarmEventView[]> {
    return (await this.api<{ items: readonly AlarmEventView[] }>(`/alarms/${id}/events`)).items;
  }

  /** Figures of an indicator on an object, in order of time, once each of its series has one of the window that starts then. */
  async figures(
    thing: string,
    indicator: string,
    { from: start, series = 1 }: { readonly from: string; readonly series?: number },
  ): Promise<readonly IndicatorView[]> {
    let figures: readonly IndicatorView[] = [];
    const there = async () => {
      const page = await this.api<Page<IndicatorView>>(
        `/indicators?thing=${encodeURIComponent(thing)}&indicator=${indicator}&limit=1000`,
      );
      const from = page.items.filter((figure) => figure.start >= start);
      figures = from.toSorted((a, b) => a.start.localeCompare(b.start) || a.datastream - b.datastream);
      return figures.filter((figure) => figure.start === start && figure.value !== null).length === series;
    };
    await until(there, { what: `${indicator} on ${thing} from ${start}`, patience: JOBS_PATIENCE });
    return figures;
  }

  /** Points of a chart. */
  async series(datastream: number, asked: { from: string; to: string; grain: string }): Promise<readonly PointView[]> {
    const query = new URLSearchParams(asked).toString();
    return (await this.api<{ items: readonly PointView[] }>(`/datastreams/${datastream}/series?${query}`)).items;
  }

  /** Values of a device, oldest first. */
  async observations(device: string, filters = ''): Promise<readonly ObservationView[]> {
    const page = await this.api<Page<ObservationView>>(
      `/observations?device=${encodeURIComponent(device)}&order=asc&limit=1000${filters}`,
    );
    return page.items;
  }
}

/** Starts a Vigie whose clock begins at `time`, on a database of its own. */
export async function startFlowServer(time: string): Promise<FlowServer> {
  const test = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'vigie-flow-'));
  const clock = new TestClock(Date.parse(time));
  const config = readConfig(
    {
      host: '127.0.0.1',
      data: folder,
      'database-url': test.url,
      'bootstrap-token': TOKEN,
      'body-limit': String(BODY_LIMIT),
      // sources of these tests are in this process
      'pull-private': 'yes',
    },
    {},
  );
  const log = createLog(process.env['FLOW_LOG'] ?? 'fatal');
  const start = async () =>
    startServer({
      config: { ...config, port: await freePort(), mqttPort: await freePort() },
      log,
      clock,
      demonstration: false,
    });
  const clean = async () => {
    await test.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  const server = new FlowServer({
    clock,
    database: test.pool,
    databaseAway: (isAway) => test.away(isAway),
    start,
    clean,
  });
  await server.restart();
  return server;
}
