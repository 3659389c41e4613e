import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@vigie/kit';

/** What has to be known to go on after a restart: which story, which tokens, what was acknowledged. */
export interface ProgressState {
  readonly seed: number;
  readonly months: number;
  readonly now: Instant;
  readonly tokens: Readonly<Record<string, string>>;
  /** Chunk of history under way, counted from the newest; those before are done. */
  readonly chunk: number;
  /** Requests of that chunk that were acknowledged. */
  readonly requests: readonly number[];
  /** Live frames were acknowledged up to here. */
  readonly liveThrough: Instant;
  /** Where the network server takes downlinks: the connector's settings say so. */
  readonly downlinkPort?: number;
}

const FILE = 'city-simulator.json';

/** The simulator's memory between two runs: one small file, replaced as a whole. Holds tokens: for its owner only. */
export class Progress {
  private readonly folder: string | undefined;
  private current: ProgressState;

  /** Without a folder nothing is kept. A kept story of another seed or length is forgotten. */
  constructor(folder: string | undefined, fresh: ProgressState) {
    this.folder = folder;
    const kept = folder === undefined ? undefined : read(join(folder, FILE));
    this.current = kept !== undefined && kept.seed === fresh.seed && kept.months === fresh.months ? kept : fresh;
  }

  get state(): ProgressState {
    return this.current;
  }

  update(change: Partial<ProgressState>): void {
    this.current = { ...this.current, ...change };
    if (this.folder === undefined) return;
    mkdirSync(this.folder, { recursive: true });
    const next = join(this.folder, `${FILE}.next`);
    writeFileSync(next, JSON.stringify(this.current), { mode: 0o600 });
    renameSync(next, join(this.folder, FILE));
  }
}

function read(path: string): ProgressState | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProgressState; // only this file writes it
  } catch {
    return undefined;
  }
}
