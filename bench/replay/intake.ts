import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VigieProcess } from '../../tests/harness/server-process.ts';
import { fleet, models } from '../ingest/fleet.ts';
import type { FleetDevice } from '../ingest/fleet.ts';

const GENERATOR = join(import.meta.dirname, '../ingest/generator.ts');
const DEVICES = 200;
const SECONDS = 10;
const DAY = 86_400_000;

interface Run {
  readonly frames: number;
  readonly refused: number;
  readonly p50: number;
  readonly p99: number;
}

/** A second connector that goes on receiving meanwhile. */
export class Intake {
  readonly runs: Run[] = [];
  private readonly vigie: VigieProcess;
  private readonly folder: string;
  private readonly rate: number;
  private devices: FleetDevice[] = [];
  private token = '';
  private going = true;

  constructor(vigie: VigieProcess, { folder, rate }: { readonly folder: string; readonly rate: number }) {
    this.vigie = vigie;
    this.folder = folder;
    this.rate = rate;
  }

  async register(): Promise<void> {
    const post = <T>(path: string, body: unknown) => this.vigie.api<T>(`/api/v1${path}`, { method: 'POST', body });
    const made = await post<{ token: string }>('/connectors', {
      id: 'banc-direct',
      kind: 'chirpstack-v4',
      name: 'direct',
    });
    this.token = made.token;
    const members = fleet(models(), 7, DEVICES);
    const devices = members.map(({ device, model }) => ({
      id: device.id,
      connector: 'banc-direct',
      codec: model.model.codec,
      model: model.model.id,
      place: { longitude: 5.37, latitude: 43.3 },
      datastreams: model.model.datastreams,
    }));
    await post('/devices', devices);
    this.devices = members.map(({ device }) => device);
  }

  /** Sends at its rate, ten seconds after ten seconds, until told to stop. */
  async run(now: number): Promise<void> {
    for (let start = now - 300 * DAY; this.going; start += DAY) this.runs.push(await this.once(start));
  }

  stop(): void {
    this.going = false;
  }

  private once(start: number): Promise<Run> {
    const http = {
      port: Number(new URL(this.vigie.url).port),
      path: '/ingest/banc-direct',
      token: this.token,
      connections: 20,
      framesPerRequest: 1,
      seconds: SECONDS,
      rate: this.rate,
    };
    const file = join(this.folder, 'intake.json');
    writeFileSync(file, JSON.stringify({ start, devices: this.devices, http }));
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [GENERATOR, file], { stdio: ['ignore', 'pipe', 'inherit'] });
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
      child.on('exit', (code) =>
        // printed by the generator
        code === 0 ? resolve(JSON.parse(text) as Run) : reject(new Error(`generator ended with ${code}`)),
      );
    });
  }
}
