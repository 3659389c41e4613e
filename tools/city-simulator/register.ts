import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { City } from './city.ts';
import type { PlatformClient, PlatformRequest } from './platform-client.ts';
import type { Progress } from './progress.ts';
import type { ConnectorKey, DeviceRegistration } from './registration.ts';

const PACKS = join(import.meta.dirname, '../../packs');
const DEVICES_A_REQUEST = 100;
const CONFLICT = 409;

/** How devices of a connector are reached. */
export type ConnectorSettings = Readonly<Partial<Record<ConnectorKey, object>>>;

/** Declares connectors, codecs and devices. What is already declared stays as it is. */
export async function register(
  client: PlatformClient,
  town: City,
  { progress, token, settings = {} }: { progress: Progress; token: string; settings?: ConnectorSettings },
): Promise<void> {
  for (const connector of town.connectors) {
    if (progress.state.tokens[connector.id] !== undefined) continue;
    const path = '/api/v1/connectors';
    const made = await client.expect(
      { method: 'POST', path, token, body: JSON.stringify({ ...connector, settings: settings[connector.id] }) },
      [CONFLICT],
    );
    // there from a run whose progress was lost: its token cannot be read again, only renewed
    const again: PlatformRequest = { method: 'POST', path: `${path}/${connector.id}/token`, token };
    const answer = made.status === CONFLICT ? await client.expect(again) : made;
    progress.update({ tokens: { ...progress.state.tokens, [connector.id]: tokenOf(answer.body) } });
  }
  for (const codec of codecsOf(town.devices)) {
    await client.expect({ method: 'POST', path: '/api/v1/codecs', token, body: JSON.stringify(codec) }, [CONFLICT]);
  }
  for (let first = 0; first < town.devices.length; first += DEVICES_A_REQUEST) {
    const body = JSON.stringify(town.devices.slice(first, first + DEVICES_A_REQUEST));
    await client.expect({ method: 'POST', path: '/api/v1/devices', token, body }, [CONFLICT]);
  }
}

function tokenOf(body: unknown): string {
  const token: unknown = typeof body === 'object' && body !== null && 'token' in body ? body.token : undefined;
  if (typeof token !== 'string') throw new Error('the platform gave no token for a new connector');
  return token;
}

export interface CodecRegistration {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly vectors: unknown;
}

/** The codecs of the devices, read from the packs: source and vectors as they are there. */
export function codecsOf(devices: readonly DeviceRegistration[]): readonly CodecRegistration[] {
  const versions = new Map(devices.map(({ model, codec }) => [model, codec]));
  return [...versions].map(([model, codec]) => {
    const folder = deviceFolder(model);
    const vectors = join(folder, 'vectors.json');
    return {
      ...codec,
      source: readFileSync(join(folder, 'codec.js'), 'utf8'),
      vectors: existsSync(vectors) ? (JSON.parse(readFileSync(vectors, 'utf8')) as unknown) : [], // parse gives any: unknown is narrower
    };
  });
}

function deviceFolder(model: string): string {
  const folders = readdirSync(PACKS).map((pack) => join(PACKS, pack, 'devices', model));
  const found = folders.find((folder) => existsSync(join(folder, 'codec.js')));
  if (found === undefined) throw new Error(`no pack has the device ${model}`);
  return found;
}
