import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../harness/server-process.ts';
import type { Balance, Page } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { deviceOf, message, vector } from './pack-devices.ts';

// A frame in quarantine is not lost: the cause is mended, the frame goes the same belt again at its own time of measure,
// and the ledger balances at every moment.

const START = '2026-03-10T09:00:00Z';
const at = (minute: number) => Date.UTC(2026, 2, 10, 6, minute);

let vigie: FlowServer;
beforeAll(async () => {
  vigie = await startFlowServer(START);
});
afterAll(() => vigie.stop());

interface Group {
  readonly reason: string;
  readonly device?: string;
  readonly frames: number;
  readonly registered: boolean;
  readonly mend: string;
  readonly remedy: { readonly fr: string; readonly en: string };
}
interface Job {
  readonly id: number;
  readonly state: string;
  readonly total: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly quarantined: number;
}

const groups = async (connector: string) =>
  (await vigie.api<Page<Group>>(`/quarantine?connector=${connector}&from=2026-03-01&to=2026-04-01`)).items;

async function reinject(filter: object): Promise<Job> {
  const asked = await vigie.api<Job>('/quarantine/reinject', filter);
  let job = asked;
  const done = async () => {
    job = await vigie.api<Job>(`/quarantine/reinjections/${asked.id}`);
    return job.state === 'done';
  };
  await until(done, { what: 're-injection', patience: 30_000 });
  return job;
}

function sumOfEnds({ stored, duplicate, rejected, quarantined, pending }: Balance): number {
  return stored + duplicate + rejected + quarantined + pending;
}

test('frames of an unknown device are stored at their own time once it is registered', async () => {
  const token = await vigie.connector('strangers');
  const frame = vector('waste', 'milesight-em400-mud', 'Ordinary frame');
  const messages = [0, 15, 30].map((minute) => message('new-1', at(minute), frame));
  await vigie.send('strangers', messages, { token });
  expect(await vigie.settled('strangers', 3)).toMatchObject({ received: 3, quarantined: 3, stored: 0 });
  expect(await groups('strangers')).toMatchObject([
    { reason: 'unknown-device', device: 'new-1', frames: 3, registered: false, mend: 'device' },
  ]);

  await vigie.api('/devices', deviceOf('waste', 'milesight-em400-mud', { id: 'new-1', connector: 'strangers' }));
  expect(await groups('strangers')).toMatchObject([{ registered: true }]);
  const job = await reinject({ connector: 'strangers', reason: 'unknown-device' });
  expect(job).toMatchObject({ total: 3, stored: 3, quarantined: 0 });

  const balance = await vigie.settled('strangers', 3);
  expect(balance).toMatchObject({ received: 3, stored: 3, quarantined: 0, pending: 0 });
  const values = await vigie.observations('new-1', '&quantity=distance');
  expect(values.map(({ phenomenonTime }) => Date.parse(phenomenonTime))).toEqual([at(0), at(15), at(30)]);
  expect(values.every(({ flag }) => flag !== 4)).toBe(true);
  expect(await groups('strangers')).toEqual([]);
});

test('a corrected codec takes up what the wrong one refused; what is still bad stays, with its new reason', async () => {
  const token = await vigie.connector('firmware');
  const codec = (version: string, source: string, vectors: object[]) =>
    vigie.api('/codecs', { id: 'meter', version, source, vectors });
  const guard = 'if (input.bytes.length < 2) return { errors: ["short"] };';
  await codec(
    '1',
    `function decodeUplink(input) { if (input.bytes[0] !== 1) return { errors: ["type"] }; return { data: { value: input.bytes[1] } }; }`,
    [{ bytes: '0115', port: 1, data: { value: 21 } }],
  );
  await vigie.api('/devices', {
    id: 'meter-1',
    connector: 'firmware',
    codec: { id: 'meter', version: '1' },
    place: { longitude: 5.37, latitude: 43.3 },
    datastreams: [{ field: 'value', quantity: 'temperature', unit: 'Cel' }],
  });
  const byte = (minute: number, ...bytes: number[]) =>
    message('meter-1', at(minute), { bytes: Uint8Array.from(bytes), port: 1 });
  await vigie.send('firmware', [byte(0, 1, 20), byte(10, 2, 21), byte(20, 2, 22), byte(30, 2)], { token });
  await vigie.settled('firmware', 4);
  expect(await groups('firmware')).toMatchObject([{ reason: 'codec-errors', frames: 3, mend: 'codec' }]);

  await codec('2', `function decodeUplink(input) { ${guard} return { data: { value: input.bytes[1] } }; }`, [
    { bytes: '0115', port: 1, data: { value: 21 } },
    { bytes: '0216', port: 1, data: { value: 22 } },
    { bytes: '02', port: 1, errors: true },
  ]);
  const [frame] = await vigie.frames('firmware', '&end=quarantined');
  const decoded = await vigie.api<{ fault?: string; detail?: string }>('/quarantine/decode', {
    frame: frame?.id,
    codec: { id: 'meter', version: '2' },
  });
  expect(decoded).toMatchObject({ fault: 'codec-errors', detail: 'short' });

  expect(await vigie.api('/codecs/meter/2/activate', { takeOver: true })).toMatchObject({ changed: 1 });
  const job = await reinject({ connector: 'firmware' });
  expect(job).toMatchObject({ total: 3, stored: 2, quarantined: 1 });
  expect(await vigie.settled('firmware', 4)).toMatchObject({ received: 4, stored: 3, quarantined: 1, pending: 0 });
  const [still] = await vigie.frames('firmware', '&end=quarantined');
  expect(still?.reason).toBe('codec-errors: short');
  const values = await vigie.observations('meter-1');
  expect(values.map(({ raw, codec: by }) => [raw, by?.version])).toEqual([
    [20, '1'],
    [21, '2'],
    [22, '2'],
  ]);
});

test('a replay counts the frames in quarantine that a version reads, and takes them up', async () => {
  const token = await vigie.connector('relecture');
  const source = (type: string) =>
    `function decodeUplink(i) { if (${type}) return { errors: ["type"] }; return { data: { value: i.bytes[1] } }; }`;
  await vigie.api('/codecs', { id: 'compte', version: '1', source: source('i.bytes[0] !== 1') });
  for (const id of ['compte-1', 'compte-2'])
    await vigie.api('/devices', {
      id,
      connector: 'relecture',
      codec: { id: 'compte', version: '1' },
      place: { longitude: 5.37, latitude: 43.3 },
      datastreams: [{ field: 'value', quantity: 'temperature', unit: 'Cel' }],
    });
  const byte = (id: string, minute: number, ...bytes: number[]) =>
    message(id, at(minute), { bytes: Uint8Array.from(bytes), port: 1 });
  const frames = [byte('compte-1', 0, 1, 20), byte('compte-1', 10, 2, 21), byte('compte-1', 20, 3, 22)];
  await vigie.send('relecture', [...frames, byte('compte-2', 10, 2, 30)], { token });
  await vigie.settled('relecture', 4);

  await vigie.api('/codecs', { id: 'compte', version: '2', source: source('i.bytes[0] > 2') });
  const asked = { from: '2026-03-10T08:00:00Z', devices: ['compte-1'], codec: { id: 'compte', version: '2' } };
  const { id } = await vigie.api<{ id: number }>('/replays', asked);
  const sheet = async () => vigie.api<{ state: string; framesReadable: number }>(`/replays/${id}`);
  await until(async () => (await sheet()).state === 'compared', { what: 'the difference', patience: 30_000 });
  expect(await sheet()).toMatchObject({ framesReadable: 1 });

  await vigie.api('/codecs/compte/2/activate', { takeOver: true, reason: 'essai sans vecteur' });
  // of the replay's devices only; what the version still refuses stays
  expect(await reinject({ replay: id })).toMatchObject({ total: 2, stored: 1, quarantined: 1 });
  expect((await vigie.observations('compte-1')).map(({ raw }) => raw)).toEqual([20, 21]);
  expect(await groups('relecture')).toHaveLength(2);
  expect(await vigie.settled('relecture', 4)).toMatchObject({ received: 4, stored: 2, quarantined: 2, pending: 0 });
});

test('a job goes on after a restart, and nothing is counted twice', async () => {
  const token = await vigie.connector('restart');
  const frame = vector('waste', 'milesight-em400-mud', 'Ordinary frame');
  const messages = Array.from({ length: 1_200 }, (_, index) => message('many-1', at(0) + index * 1_000, frame));
  for (let sent = 0; sent < 1_200; sent += 300)
    await vigie.send('restart', messages.slice(sent, sent + 300), { token });
  await vigie.settled('restart', 1_200);
  await vigie.api('/devices', deviceOf('waste', 'milesight-em400-mud', { id: 'many-1', connector: 'restart' }));
  const { id } = await vigie.api<Job>('/quarantine/reinject', { connector: 'restart' });
  await vigie.restart();
  let job: Job | undefined;
  const done = async () => {
    job = await vigie.api<Job>(`/quarantine/reinjections/${id}`);
    const balance = await vigie.api<Balance>('/ledger/balance');
    expect(sumOfEnds(balance)).toBe(balance.received);
    return job.state === 'done';
  };
  await until(done, { what: 're-injection after a restart', patience: 60_000 });
  expect(job).toMatchObject({ total: 1_200, stored: 1_200 });
  expect(await vigie.settled('restart', 1_200)).toMatchObject({ received: 1_200, stored: 1_200, quarantined: 0 });
});
