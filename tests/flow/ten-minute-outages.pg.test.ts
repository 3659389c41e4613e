import { connectAsync } from 'mqtt';
import type { MqttClient } from 'mqtt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMosquitto } from '../../apps/server/src/connect/testing/mosquitto.ts';
import type { Mosquitto } from '../../apps/server/src/connect/testing/mosquitto.ts';
import { RecordedSource } from '../../apps/server/src/connect/testing/recorded-source.ts';
import { until } from '../harness/server-process.ts';
import type { Balance } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';

// Ten minutes, by the clock of the server, without the database, without an outside broker, without a pulled source. Senders
// do what senders do: try again. Afterwards every value is there, once. The figures are printed for the report.

const START = Date.parse('2026-08-27T09:00:00Z');
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** A sender says something each ten seconds: sixty messages in ten minutes. */
const MESSAGES = 60;
const STATION = 'Y421401001';
const PATIENCE = 60_000;
const iso = (time: number) => new Date(time).toISOString();
const range = (count: number) => Array.from({ length: count }, (_, index) => index);

let vigie: FlowServer;
let mosquitto: Mosquitto;
let recorded: RecordedSource;
const tokens = new Map<string, string>();

async function connector(id: string, kind: string, settings: object = {}): Promise<void> {
  const { token } = await vigie.api<{ token: string }>('/connectors', { id, kind, name: id, settings });
  tokens.set(id, token);
}

async function device(id: string, connectorId: string, series: object): Promise<void> {
  await vigie.api('/devices', {
    id,
    connector: connectorId,
    place: { longitude: 5.37, latitude: 43.53 },
    asset: { key: `lieu-${id}` },
    datastreams: [series],
  });
}

beforeAll(async () => {
  vigie = await startFlowServer(iso(START));
  mosquitto = await startMosquitto();
  recorded = await RecordedSource.start(vigie.clock);
  for (let time = START - 30 * MINUTE; time <= START + 60 * MINUTE; time += MINUTE)
    recorded.values.push({ station: STATION, time, value: (time / MINUTE) % 700 });
  await connector('http', 'http-json');
  await connector('mqtt', 'mqtt-json');
  await connector('courtier', 'mqtt-json', { url: mosquitto.url, clientId: 'vigie-essai' });
  await connector('source', 'hubeau-hydrometrie-v2', {
    base: recorded.url,
    stations: [STATION],
    historyDays: 1,
    everyMinutes: 1,
    overlapHours: 1,
  });
  for (const id of ['http', 'mqtt', 'courtier'])
    await device(id, id, { field: 'value', quantity: 'temperature', unit: 'Cel' });
  await device(STATION, 'source', { field: 'stage', quantity: 'stage', unit: 'm' });
  await vigie.api('/connectors/source/pull/rewind', { from: iso(START - 30 * MINUTE) });
}, 120_000);
afterAll(async () => {
  await recorded.stop();
  await mosquitto.remove();
  await vigie.stop();
});

const bodyOf = (id: string, time: number, value: number) => ({ device: id, time: iso(time), data: { value } });

/** Sends over HTTP until it is taken. Gives how often it was refused. */
async function posted(time: number, value: number): Promise<number> {
  for (let refused = 0; ; refused += 1) {
    const { status } = await vigie.send('http', bodyOf('http', time, value), { token: tokens.get('http') });
    if (status === 202) return refused;
    expect(status).toBeGreaterThanOrEqual(500);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Publishes with QoS 1; the library publishes again what was not acknowledged when it is connected again. */
const published = (client: MqttClient, topic: string, body: object): Promise<unknown> =>
  client.publishAsync(topic, JSON.stringify(body), { qos: 1 });

interface PullView {
  readonly newest?: string;
  readonly failures: number;
  readonly trouble?: { readonly fault: string };
}
const pull = () => vigie.api<PullView>('/connectors/source/pull');

/** Until a pulled source has said what it held at a time. */
async function pulledUpTo(time: number): Promise<void> {
  const there = async () => {
    await vigie.api('/connectors/source/pull/run', {}).catch(() => undefined);
    const { newest } = await pull();
    return newest !== undefined && Date.parse(newest) >= time;
  };
  await until(there, { what: `the source up to ${iso(time)}`, patience: PATIENCE });
}

interface Figures {
  readonly wanted: number;
  readonly values: number;
  readonly doubles: number;
  readonly holes: number;
}

/** What is stored of a span against what was said in it. */
async function figuresOf(id: string, times: readonly number[]): Promise<Figures> {
  const values = await vigie.observations(id, `&from=${iso(times[0] ?? 0)}&to=${iso((times.at(-1) ?? 0) + 1)}`);
  const found = values.map(({ phenomenonTime }) => Date.parse(phenomenonTime));
  const there = new Set(found);
  const holes = times.filter((time) => !there.has(time)).length;
  return { wanted: times.length, values: values.length, doubles: found.length - there.size, holes };
}

const whole = (times: readonly number[]): Figures => ({
  wanted: times.length,
  values: times.length,
  doubles: 0,
  holes: 0,
});

async function balanceOf(id: string): Promise<Balance> {
  const balance = await vigie.settled(id, 1);
  const { received, ...ends } = balance;
  expect(Object.values(ends).reduce((sum, n) => sum + n, 0)).toBe(received);
  return balance;
}

function report(outage: string, rows: Readonly<Record<string, object>>): void {
  for (const [sender, figures] of Object.entries(rows))
    process.stdout.write(`ten minutes without ${outage}: ${sender} ${JSON.stringify(figures)}\n`);
}

const timesFrom = (start: number) => range(MESSAGES).map((n) => start + n * 10 * SECOND);
const minutesFrom = (start: number) => range(11).map((n) => start + n * MINUTE);

describe('ten minutes without', () => {
  test('the database: HTTP, MQTT, an outside broker and a pulled source lose nothing and double nothing', async () => {
    await pulledUpTo(START - 5 * MINUTE);
    const local = await connectAsync(vigie.mqttUrl, {
      username: 'mqtt',
      password: tokens.get('mqtt') ?? '',
      reconnectPeriod: 500,
    });
    const outside = await connectAsync(mosquitto.url, { reconnectPeriod: 500 });
    const times = timesFrom(START);
    await vigie.databaseAway(true);
    const sending = times.map(async (time, n) => {
      // spread over two seconds of the wall, ten minutes of the story
      await new Promise((resolve) => setTimeout(resolve, n * 30));
      const all = [
        posted(time, n),
        published(local, 'devices/mqtt/up', bodyOf('mqtt', time, n)),
        published(outside, 'devices/courtier/up', bodyOf('courtier', time, n)),
      ] as const;
      const [refused] = await Promise.all(all);
      return refused;
    });
    for (let minute = 1; minute <= 10; minute += 1) {
      vigie.clock.moveTo(START + minute * MINUTE);
      await vigie.api('/connectors/source/pull/run', {}).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    await vigie.databaseAway(false);
    const refused = (await Promise.all(sending)).reduce((sum, n) => sum + n, 0);
    await local.endAsync();
    await outside.endAsync();
    await pulledUpTo(START + 8 * MINUTE);
    const senders = ['http', 'mqtt', 'courtier'];
    const stored = async () =>
      (await Promise.all(senders.map((id) => figuresOf(id, times)))).every((f) => f.holes === 0);
    await until(stored, { what: 'every value', patience: PATIENCE });
    const rows: Record<string, Figures> = {};
    for (const id of senders) rows[id] = await figuresOf(id, times);
    const minutes = minutesFrom(START - 3 * MINUTE);
    rows['source'] = await figuresOf(STATION, minutes);
    const balances = await Promise.all([...senders, 'source'].map(balanceOf));
    report('the database', { ...rows, 'HTTP requests refused': { refused }, ledgers: balances });
    for (const id of senders) expect(rows[id]).toEqual(whole(times));
    expect(rows['source']).toEqual(whole(minutes));
    expect(refused).toBeGreaterThan(0);
  }, 240_000);

  test('the outside broker: what its senders kept comes when it is back', async () => {
    const start = START + 15 * MINUTE;
    vigie.clock.moveTo(start);
    const sender = await connectAsync(mosquitto.url, { reconnectPeriod: 300 });
    await mosquitto.kill();
    const times = timesFrom(start);
    const sending = times.map((time, n) => published(sender, 'devices/courtier/up', bodyOf('courtier', time, 100 + n)));
    for (let minute = 1; minute <= 10; minute += 1) {
      vigie.clock.moveTo(start + minute * MINUTE);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await mosquitto.start();
    await Promise.all(sending);
    await sender.endAsync();
    const stored = async () => (await figuresOf('courtier', times)).holes === 0;
    await until(stored, { what: 'every value of the outside broker', patience: PATIENCE });
    const figures = await figuresOf('courtier', times);
    report('the outside broker', { courtier: figures, ledger: await balanceOf('courtier') });
    expect(figures).toEqual(whole(times));
  }, 240_000);

  test('the pulled source: the hole is read when it is back', async () => {
    const start = START + 30 * MINUTE;
    vigie.clock.moveTo(start);
    await pulledUpTo(start - 3 * MINUTE);
    recorded.down = true;
    for (let minute = 1; minute <= 10; minute += 1) {
      vigie.clock.moveTo(start + minute * MINUTE);
      await vigie.api('/connectors/source/pull/run', {}).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    await until(async () => (await pull()).trouble?.fault === 'source-error', { what: 'trouble', patience: PATIENCE });
    recorded.down = false;
    await pulledUpTo(start + 8 * MINUTE);
    const minutes = minutesFrom(start - 3 * MINUTE);
    const figures = await figuresOf(STATION, minutes);
    report('the pulled source', { source: figures, ledger: await balanceOf('source') });
    expect(figures).toEqual(whole(minutes));
  }, 240_000);
});
