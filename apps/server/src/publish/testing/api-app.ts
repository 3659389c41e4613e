import { QUANTITIES } from '@vigie/kit';
import type { LightMyRequestResponse } from 'fastify';
import { pino } from 'pino';
import { createAuthenticator } from '#platform/auth/authenticator.ts';
import { ROLES } from '#platform/auth/principal.ts';
import type { Role } from '#platform/auth/principal.ts';
import { newSecret, secretHash } from '#platform/auth/secret.ts';
import { createHttpServer } from '#platform/http/http-server.ts';
import type { HttpKernel } from '#platform/http/http-server.ts';
import { createAccounts } from '#store/accounts.ts';
import { createPeople } from '#store/accounts-people.ts';
import { Codecs } from '#store/codecs.ts';
import { createPolicies } from '#store/policies.ts';
import { createReads, createRegistryReads } from '#store/read-side.ts';
import { createFleetReads } from '#store/fleet/fleet-reads.ts';
import { Registry } from '#store/registry.ts';
import { Replays } from '#store/replays.ts';
import { createTestDatabase } from '#store/testing/test-database.ts';
import type { TestDatabase } from '#store/testing/test-database.ts';
import { replayDesk } from '../../flow/replay-desk.ts';
import { registryDeps } from '../../flow/registry-deps.ts';
import { observatoryDesk } from '../../flow/observatory.ts';
import { schoolYearsOf } from '../../flow/school-years.ts';
import { registerApi } from '../api/register-api.ts';
import type { ApiDeps } from '../api/register-api.ts';
import type { ConnectorKindSheet } from '../ports/connectors.ts';
import type { HistoryRecord } from '../ports/frame-import.ts';
import type { People } from '../ports/people.ts';
import { NO_QUALITY } from './no-quality.ts';
import { NO_SOURCES } from './no-sources.ts';
import { silentCommands } from './commands.ts';
import { seedOrganisation, seedTerritory } from './territory.ts';
import { testQuarantine } from './test-quarantine.ts';
import { testTrials } from './test-trials.ts';
import type { TestTerritory } from './territory.ts';

export const NOW = Date.UTC(2026, 10, 22, 12);

const TEST_KINDS: readonly ConnectorKindSheet[] = ['http-json', 'chirpstack-v4'].map((kind) => ({
  kind,
  label: { fr: kind, en: kind },
  way: 'push',
  settings: [],
  faults: ({ wrong }) => (wrong === undefined ? [] : [{ name: 'wrong', message: 'faux' }]),
}));

type Place = 'here' | 'elsewhere';

export interface TestAnswer {
  readonly status: number;
  /** JSON of the answer; `undefined` where it is none. */
  readonly body: unknown;
  readonly text: string;
  readonly type: string;
}

/** Items of a page; a test knows what it asked for. */
export function itemsOf<T = unknown>({ text }: TestAnswer): readonly T[] {
  const page: { readonly items: readonly T[] } = JSON.parse(text);
  return page.items;
}

export function nextOf({ text }: TestAnswer): string | undefined {
  const page: { readonly next?: string } = JSON.parse(text);
  return page.next;
}

export interface TestApi {
  readonly kernel: HttpKernel;
  readonly database: TestDatabase;
  readonly here: TestTerritory;
  readonly elsewhere: TestTerritory;
  readonly imported: HistoryRecord[];
  /** Bearer of a role in the first organisation, or in the other. */
  bearer(role: Role, place?: Place): { authorization: string };
  get(url: string, role?: Role, place?: Place): Promise<TestAnswer>;
  send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: unknown, role?: Role): Promise<TestAnswer>;
  stop(): Promise<void>;
}

function quantity(key: string) {
  return QUANTITIES.find((known) => known.key === key);
}

/** One token for each role of each place. */
async function seedTokens(people: People, places: Record<Place, number>): Promise<ReadonlyMap<string, string>> {
  const tokens = new Map<string, string>();
  for (const place of ['here', 'elsewhere'] as const) {
    for (const role of ROLES) {
      const token = newSecret();
      const asked = { name: `${role}-${place}`, role, hash: secretHash(token) };
      await people.createToken({ organisation: places[place] }, asked);
      tokens.set(`${role} ${place}`, token);
    }
  }
  return tokens;
}

const NO_DOORS = { connectorKinds: TEST_KINDS, doors: {}, tryMessage: async () => undefined };
const PLAIN_TERRITORY = { packs: [], quantities: [], territory: 'Essai', demonstration: false };
const PLAIN_WORDS = {
  quantity,
  domainOf: () => undefined,
  model: () => undefined,
  assetType: () => undefined,
  properties: () => [],
};

/** What the API reads and writes, in this database. */
function storeOf(pool: TestDatabase['pool'], clock: { now(): number }) {
  return {
    reads: createReads(pool, () => undefined),
    registry: createRegistryReads(pool),
    fleet: createFleetReads(pool),
    writes: new Registry(pool, { derivations: () => [], changed: async () => undefined, clock }),
    codecs: new Codecs(pool, async () => undefined),
    quarantine: testQuarantine(pool),
    schoolYears: schoolYearsOf(pool),
    ...observatoryDesk({ pool, packs: [], zone: 'Europe/Paris' }),
    policies: createPolicies(pool),
  };
}

/** The whole API on a database of its own, with two organisations that hold the same names. */
export async function createTestApi(
  changed: Partial<ApiDeps> = {},
  addRoutes: (kernel: HttpKernel) => void = () => undefined,
): Promise<TestApi> {
  const database = await createTestDatabase();
  const { pool } = database;
  const clock = { now: () => NOW };
  const other = await seedOrganisation(pool, 'ailleurs');
  const here = await seedTerritory(pool, 1, 'ici');
  const elsewhere = await seedTerritory(pool, other, 'ailleurs');
  const people = createPeople(pool);
  const accounts = createAccounts(pool);
  const tokens = await seedTokens(people, { here: 1, elsewhere: other });
  const imported: HistoryRecord[] = [];
  const kernel = await createHttpServer({
    log: pino({ level: 'silent' }),
    authenticate: createAuthenticator({ accounts, clock }),
    checkAnswers: true,
  });
  registerApi(kernel.app, {
    ...storeOf(pool, clock),
    accounts,
    clock,
    people,
    ...registryDeps({ pool, packs: [], communes: [], reload: async () => undefined }),
    ...NO_DOORS,
    trials: testTrials,
    vocabulary: PLAIN_WORDS,
    alarms: { acknowledge: async () => false },
    ...NO_QUALITY,
    pull: NO_SOURCES,
    commands: silentCommands(pool),
    ...replayDesk(pool, { replays: new Replays(pool), zone: 'Europe/Paris', wake: () => undefined }),
    ...PLAIN_TERRITORY,
    frames: { importHistory: async (_, __, records) => imported.push(...records) && records.length },
    ...changed,
  });
  addRoutes(kernel);
  await kernel.app.ready();
  return {
    kernel,
    database,
    here,
    elsewhere,
    imported,
    ...callers(kernel, tokens),
    stop: () => stop(kernel, database),
  };
}

async function stop({ app }: HttpKernel, database: TestDatabase): Promise<void> {
  await app.close();
  await database.drop();
}

function callers({ app }: HttpKernel, tokens: ReadonlyMap<string, string>): Pick<TestApi, 'bearer' | 'get' | 'send'> {
  const bearer: TestApi['bearer'] = (role, place = 'here') => ({
    authorization: `Bearer ${tokens.get(`${role} ${place}`)}`,
  });
  return {
    bearer,
    get: async (url, role = 'administrator', place = 'here') =>
      answerOf(await app.inject({ url, headers: bearer(role, place) })),
    send: async (...[method, url, payload, role = 'administrator']) => {
      if (payload === undefined) return answerOf(await app.inject({ method, url, headers: bearer(role) }));
      const headers = { ...bearer(role), 'content-type': 'application/json' };
      return answerOf(await app.inject({ method, url, headers, payload: JSON.stringify(payload) }));
    },
  };
}

function answerOf(response: LightMyRequestResponse): TestAnswer {
  const type = response.headers['content-type']?.toString() ?? '';
  const body: unknown = type.includes('json') ? response.json() : undefined;
  return { status: response.statusCode, body, text: response.body, type };
}
