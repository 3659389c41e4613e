import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from './answers.ts';
import type { Page } from './answers.ts';
import { startFlowServer } from './flow-server.ts';
import type { FlowServer } from './flow-server.ts';
import { until } from '../harness/server-process.ts';
import { publishOnce, refusedConnection } from './mqtt-sender.ts';

// Two organisations on one instance, with devices, objects and codecs of the same names on purpose. Whatever one asks by
// whatever route of the published contract, nothing of the other shows.

const MARKS = { home: 'marque-ici', other: 'marque-ailleurs' } as const;
type Who = keyof typeof MARKS;
const WHO: readonly Who[] = ['home', 'other'];
const against = (who: Who): Who => (who === 'home' ? 'other' : 'home');
const TOKENS: Readonly<Record<Who, string>> = { home: 'api-token-of-the-first', other: 'api-token-of-the-second' };
const DEVICE = 'capteur-commun';
const THING = 'colonne-commune';
const MAST = 'mat-commun';
/** A value no other organisation measures. */
const VALUES: Readonly<Record<Who, number>> = { home: 91.25, other: 97.75 };

let vigie: FlowServer;
const connectorTokens: Partial<Record<Who, string>> = {};
const alarmIds: Partial<Record<Who, string>> = {};
const datastreamIds: Partial<Record<Who, number>> = {};
const replayIds: Partial<Record<Who, string>> = {};
const studyIds: Partial<Record<Who, number>> = {};

const connectorOf = (who: Who) => `${MARKS[who]}-porte`;
const api = <T>(who: Who, path: string, body?: unknown) => vigie.api<T>(path, body, TOKENS[who]);
const get = (who: Who, path: string) => vigie.call(path, { headers: { authorization: `Bearer ${TOKENS[who]}` } });

async function settle(who: Who): Promise<void> {
  const connector = connectorOf(who);
  const token = connectorTokens[who];
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 10, 8, minute)).toISOString();
  const frames = [0, 10, 20].map((minute) => ({
    device: DEVICE,
    time: at(minute),
    data: { fill: VALUES[who], note: MARKS[who] },
  }));
  const stranger = { device: `${MARKS[who]}-inconnu`, time: at(0), data: { fill: 1 } };
  expect((await vigie.send(connector, [...frames, stranger], { token })).status).toBe(202);
}

beforeAll(async () => {
  vigie = await startFlowServer('2026-03-10T09:00:00Z');
  // an instance has no API that makes organisations
  await vigie.database.query("insert into organisation (key, name) values ('autre', 'Autre territoire')");
  for (const [index, who] of WHO.entries()) {
    await vigie.database.query(
      "insert into api_token (organisation_id, token_hash, name, role) values ($1, $2, $3, 'administrator')",
      [index + 1, createHash('sha256').update(TOKENS[who]).digest(), `${MARKS[who]}-jeton`],
    );
  }
  for (const who of WHO) {
    const mark = MARKS[who];
    const made = await api<{ token: string }>(who, '/connectors', {
      id: connectorOf(who),
      kind: 'http-json',
      name: mark,
    });
    connectorTokens[who] = made.token;
    const source = `function decodeUplink() { return { data: { fill: ${VALUES[who]} } }; } // ${mark}`;
    await api(who, '/codecs', { id: 'codec-commun', version: '1', source });
    await api(who, '/codecs', { id: `${mark}-codec`, version: '1', source });
    await api(who, '/devices', {
      id: DEVICE,
      name: `${mark}-appareil`,
      connector: connectorOf(who),
      codec: { id: 'codec-commun', version: '1' },
      asset: { key: THING, type: 'container', domain: 'waste', name: `${mark}-objet`, properties: { note: mark } },
      place: { longitude: 5.37, latitude: 43.3 },
      datastreams: [{ field: 'fill', quantity: 'fillLevel', unit: '%' }],
    });
    await api(who, '/devices', {
      id: 'sonometre-commun',
      name: `${mark}-sonometre`,
      connector: connectorOf(who),
      asset: { key: MAST, type: 'noiseMast', domain: 'noise', name: `${mark}-mat` },
      place: { longitude: 5.37, latitude: 43.3 },
      datastreams: [{ field: 'LAeq', quantity: 'LAeq', unit: 'dB(A)' }],
    });
    await api(who, '/people', {
      login: `${mark}-personne`,
      name: mark,
      role: 'reader',
      password: 'un mot de passe assez long',
    });
  }
  for (const who of WHO) await settle(who);
  for (const who of WHO) {
    const mine = () => api<Page<{ id: string; rule: string }>>(who, '/alarms');
    await until(async () => (await mine()).items.length === 1, { what: 'an alarm each', patience: 20_000 });
    alarmIds[who] = (await mine()).items[0]?.id;
    datastreamIds[who] = (await api<Page<{ id: number }>>(who, '/datastreams')).items[0]?.id;
    const period = { from: '2026-03-10T08:00:00Z', to: '2026-03-10T09:00:00Z' };
    const spans = { beforeFrom: '2026-02-01T00:00:00Z', beforeTo: '2026-02-15T00:00:00Z' };
    const after = { afterFrom: '2026-02-15T00:00:00Z', afterTo: '2026-03-01T00:00:00Z' };
    const study = { title: `${MARKS[who]}-etude`, thing: MAST, ...spans, ...after };
    studyIds[who] = (await api<{ id: number }>(who, '/studies', study)).id;
    replayIds[who] = (await api<{ id: string }>(who, '/replays', { ...period, devices: [DEVICE] })).id;
  }
}, 120_000);
afterAll(() => vigie.stop());

interface Contract {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>;
}
interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly required?: boolean;
}
// its shape is that of OpenAPI 3.1
const contract = JSON.parse(readFileSync(join(import.meta.dirname, '../../openapi.json'), 'utf8')) as Contract;
const READS = Object.entries(contract.paths).flatMap(([path, { get: operation }]) =>
  operation === undefined || path === '/api/v1/live' ? [] : [[path, operation.parameters ?? []] as const],
);

/** What routes cannot do without; the end of a period otherwise. */
const REQUIRED: Readonly<Record<string, string>> = {
  from: '2026-03-01T00:00:00Z',
  beforeFrom: '2026-03-01T00:00:00Z',
  beforeTo: '2026-03-05T00:00:00Z',
  afterFrom: '2026-03-05T00:00:00Z',
  ambientFrom: '2026-03-01T00:00:00Z',
  ambientTo: '2026-03-05T00:00:00Z',
  residualFrom: '2026-03-05T00:00:00Z',
  residualTo: '2026-03-10T00:00:00Z',
  thing: THING,
  with: '1',
};

/** Addresses under which the things of `owner` would be found. */
function addressOf([path, parameters]: (typeof READS)[number], owner: Who): string {
  const mark = MARKS[owner];
  const names: Readonly<Record<string, string | number | undefined>> = {
    '/connectors/{id}': connectorOf(owner),
    '/codecs/{id}': `${mark}-codec`,
    '/devices/{id}': DEVICE,
    '/things/{key}': THING,
    '/datastreams/{id}': datastreamIds[owner],
    '/alarms/{id}': alarmIds[owner],
    '/people/{id}': `${mark}-personne`,
    '/replays/{id}': replayIds[owner],
    '/studies/{id}': studyIds[owner],
    // numbers that nobody was given
    '/imports/{id}': 1_000,
    '/commands/{id}': 1_000,
    '/reinjections/{id}': 1_000,
  };
  const collection = Object.keys(names).find((name) => path.includes(name)) ?? '';
  const filled = path.replace(/\{(?:id|key)\}/, String(names[collection] ?? mark)).replace('{version}', '1');
  const query = new URLSearchParams(
    parameters.flatMap(({ in: place, name, required = false }) => {
      if (place !== 'query' || !required) return [];
      if (name === 'datastream') return [[name, String(datastreamIds[owner])]];
      return [[name, REQUIRED[name] ?? '2026-03-11T00:00:00Z']];
    }),
  );
  return `${filled}?${query.toString()}`;
}

describe.each(WHO)('what the organisation « %s » is shown', (who) => {
  const other = against(who);

  test.each(READS)('GET %s: its own things, nothing of the other', async (...read) => {
    for (const owner of WHO) {
      const answer = await get(who, addressOf(read, owner));
      // 422: two hours of fill levels are no emergence
      expect(read[0].endsWith('/emergence') ? [404, 422] : [200, 404]).toContain(answer.status);
      // 404 repeats what was asked for
      const said = answer.status === 404 ? '' : answer.text;
      expect(said).not.toContain(MARKS[other]);
      expect(said).not.toContain(String(VALUES[other]));
    }
  });

  test('its own are there', async () => {
    expect((await get(who, '/api/v1/observations')).text).toContain(String(VALUES[who]));
    expect((await get(who, '/api/v1/things')).text).toContain(`${MARKS[who]}-objet`);
    expect((await get(who, '/api/v1/frames?end=quarantined')).text).toContain(`${MARKS[who]}-inconnu`);
    const balance = await api<{ byConnector: { connector: string }[] }>(who, '/ledger/balance');
    expect(balance).toMatchObject({ quarantined: 1, pending: 0 });
    expect(balance.byConnector.map(({ connector }) => connector)).toEqual([connectorOf(who)]);
  });

  test('filters that name the other’s things find nothing', async () => {
    for (const path of [
      `/observations?datastream=${datastreamIds[other]}`,
      `/frames?connector=${connectorOf(other)}`,
      `/devices?connector=${connectorOf(other)}`,
    ]) {
      expect((await api<Page<unknown>>(who, path)).items).toEqual([]);
    }
    const series = `/api/v1/datastreams/${datastreamIds[other]}/series?from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z`;
    expect((await get(who, series)).status).toBe(404);
  });

  test('nothing of the other can be changed', async () => {
    const change = (path: string, method: string, body?: unknown) =>
      vigie.call(`/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${TOKENS[who]}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
    expect((await change(`/alarms/${alarmIds[other]}/acknowledge`, 'POST', { reason: 'non' })).status).toBe(404);
    expect((await change(`/connectors/${connectorOf(other)}`, 'DELETE')).status).toBe(404);
    expect((await change(`/connectors/${connectorOf(other)}/token`, 'POST')).status).toBe(404);
    expect((await change(`/connectors/${connectorOf(other)}/history`, 'POST', {})).status).toBe(404);
    const device = {
      id: `intrus-${who}`,
      connector: connectorOf(other),
      place: { longitude: 5.37, latitude: 43.3 },
      datastreams: [],
    };
    expect(await change('/devices', 'POST', device)).toMatchObject({
      status: 422,
      body: { type: problem('unknown-connector') },
    });
    const codec = { id: `${MARKS[other]}-codec`, version: '1' };
    expect(await change('/devices', 'POST', { ...device, connector: connectorOf(who), codec })).toMatchObject({
      status: 422,
      body: { type: problem('unknown-codec') },
    });
    expect((await api<Page<{ state: string }>>(other, '/alarms')).items).toMatchObject([
      { state: 'active-unacknowledged' },
    ]);
  });

  test('its connector opens no door of the other, by HTTP nor by MQTT', async () => {
    const credentials = { username: connectorOf(other), password: connectorTokens[who] ?? '' };
    expect((await vigie.send(connectorOf(other), {}, { token: connectorTokens[who] })).status).toBe(401);
    expect(await refusedConnection(vigie.mqttUrl, credentials)).toBe(4);
  });

  test('the live stream tells of its own values and alarms alone', { timeout: 30_000 }, async () => {
    const heard = new AbortController();
    const stream = await fetch(`${vigie.url}/api/v1/live`, {
      headers: { authorization: `Bearer ${TOKENS[who]}` },
      signal: heard.signal,
    });
    const value = (whose: Who) => VALUES[whose] + (who === 'home' ? 1 : 2);
    const time = new Date(vigie.clock.now()).toISOString();
    for (const whose of [other, who]) {
      await publishOnce(
        vigie.mqttUrl,
        { username: connectorOf(whose), password: connectorTokens[whose] ?? '' },
        { topic: `devices/${DEVICE}/up`, payload: JSON.stringify({ time, data: { fill: value(whose) } }) },
      );
    }
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of stream.body ?? []) {
      text += decoder.decode(chunk);
      if (text.includes(String(value(who)))) break;
    }
    heard.abort();
    expect(text).toContain(String(value(who)));
    expect(text).not.toContain(String(value(other)));
    expect(text).not.toContain(`"datastream":${datastreamIds[other]},`);
  });
});

test('public pages, map and files are of the instance’s own organisation', async () => {
  for (const path of [
    '/',
    '/dechets',
    '/dechets.csv',
    `/stations/${THING}`,
    `/stations/${THING}.csv`,
    '/carte/objets.geojson',
  ]) {
    const { status, text } = await vigie.call<string>(path);
    expect([path, status]).toEqual([path, 200]);
    expect(text.includes(MARKS.other) || text.includes('97.75') || text.includes('97,75'), path).toBe(false);
  }
  expect((await vigie.call<string>(`/stations/${THING}`)).text.includes(`${MARKS.home}-objet`)).toBe(true);
});
