import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../harness/server-process.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf, vector } from './pack-devices.ts';

// Two gateways; one of them stops. One alarm about it, its containers under it; when it is back, the container that
// stays silent is raised by itself.

const MINUTE = 60_000;
const STEP = 50 * MINUTE;
const PATIENCE = 30_000;
const CONNECTOR = 'reseau';
const NORTH = { gateway: 'aaaaaaaaaaaaaaa1', devices: ['01', '02', '03', '04'] };
const SOUTH = { gateway: 'aaaaaaaaaaaaaaa2', devices: ['05', '06', '07'] };

interface AlarmItem {
  readonly id: string;
  readonly rule: string;
  readonly state: string;
  readonly children: number;
  readonly subject: { readonly kind: string; readonly key: string };
}

let vigie: FlowServer;
let token: string;
let counter = 0;
const eui = (device: string) => `24e124713d0000${device}`;

beforeAll(async () => {
  vigie = await startFlowServer('2026-03-12T08:00:00Z');
  token = await vigie.connector(CONNECTOR, 'chirpstack-v4');
  for (const device of [...NORTH.devices, ...SOUTH.devices]) {
    const asset = {
      key: `pav-${device}`,
      type: 'container',
      properties: { stream: 'verre', dEmpty: 1800, dFull: 300 },
    };
    await vigie.api(
      '/devices',
      deviceOf('waste', 'milesight-em310-udl', { id: eui(device), connector: CONNECTOR, asset }),
    );
  }
});
afterAll(() => vigie.stop());

const frame = vector('waste', 'milesight-em310-udl', 'Upright');

interface Way {
  readonly gateway: string;
  readonly devices: readonly string[];
}

/** Each device says once what it sees, through its gateway. */
async function speak(...ways: readonly Way[]): Promise<void> {
  counter += 1;
  for (const { gateway, devices } of ways) {
    for (const device of devices) {
      await vigie.send(
        CONNECTOR,
        {
          deviceInfo: { devEui: eui(device), applicationId: 'a' },
          time: new Date(vigie.clock.now()).toISOString(),
          fCnt: counter,
          fPort: frame.port,
          data: Buffer.from(frame.bytes, 'hex').toString('base64'),
          rxInfo: [{ gatewayId: gateway, rssi: -100, snr: 5 }],
          txInfo: { modulation: { lora: { spreadingFactor: 7 } } },
        },
        { token },
      );
    }
  }
}

/** Time goes on for hours, step by step, and those who can speak do. */
async function goOn(steps: number, ...ways: readonly Way[]): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    vigie.clock.moveTo(vigie.clock.now() + STEP);
    await speak(...ways);
  }
}

const open = async (query = '') =>
  (await vigie.api<{ items: readonly AlarmItem[] }>(`/alarms?open=true&limit=100${query}`)).items;

test('a silent gateway is one alarm with its objects; the one that stays silent is raised when it is back', async () => {
  await speak(NORTH, SOUTH);
  await goOn(2, NORTH, SOUTH);
  await vigie.settled(CONNECTOR, 21);
  await vigie.restart();

  await goOn(8, SOUTH);
  const there = async () => (await open()).some(({ children }) => children === NORTH.devices.length);
  await until(there, { what: 'one alarm with four children', patience: PATIENCE }).catch(async (error: unknown) => {
    throw new Error(`${String(error)}: ${JSON.stringify(await open())}`);
  });
  const [alarm, other] = await open();
  expect(other).toBeUndefined();
  expect(alarm).toMatchObject({ rule: 'fleet-gateway-silence', subject: { kind: 'gateway', key: NORTH.gateway } });
  const children = await open(`&parent=${alarm?.id}`);
  expect(children.map(({ subject }) => subject.key).toSorted()).toEqual(NORTH.devices.map((device) => `pav-${device}`));
  expect(new Set(children.map(({ state }) => state))).toEqual(new Set(['suppressed']));
  const gateways = await vigie.api<{ items: readonly unknown[] }>('/fleet/gateways');
  expect(gateways.items[0]).toMatchObject({ key: NORTH.gateway, children: 4, silentSince: expect.any(String) });

  const back = { ...NORTH, devices: NORTH.devices.slice(1) };
  await speak(back, SOUTH);
  await until(async () => (await open()).length === 0, { what: 'the gateway is back', patience: PATIENCE });
  await goOn(8, back, SOUTH);
  await until(async () => (await open()).length === 1, { what: 'the silent one is raised', patience: PATIENCE });
  expect(await open()).toMatchObject([
    { rule: 'waste-silence', state: 'active-unacknowledged', children: 0, subject: { kind: 'thing', key: 'pav-01' } },
  ]);
}, 180_000);
