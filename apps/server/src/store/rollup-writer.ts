import type { Pool, PoolClient } from 'pg';

import type { QuantityRegistry } from '@vigie/kit';

import { releaseAfter } from './copy.ts';
import {
  HISTOGRAM_QUANTITIES,
  MARK_DAYS,
  MARK_QUALITY,
  ROLL_DAYS,
  ROLL_HOURS,
  ROLL_METERS,
  TAKE_DIRTY,
} from './rollup-sql.ts';

export interface RollupOptions {
  /** Precision of the histograms. */
  readonly quantities: QuantityRegistry;
  /** Zone of the local days. */
  readonly timeZone: string;
  /** Called before dirty hours are taken: see `settleDirty` of the observation writer. */
  settleDirty(): Promise<void>;
  /** Whose values are judged with their neighbours; nobody's where absent. */
  judged?(): JudgedSeries;
}

export interface JudgedSeries {
  readonly quantities: readonly string[];
  /** Series, and one that is held against it. */
  readonly held: readonly { readonly source: number; readonly dependent: number }[];
}

interface Keys {
  readonly count: number;
  readonly datastreams: string;
  readonly hours: string;
}

const MOST_HOURS = 20_000;

/**
 * Makes the roll-ups of dirty hours again from raw values, and those of their local days from the hours. Late values and
 * corrections take the same road; doing it twice changes nothing.
 */
export class RollupWriter {
  private readonly pool: Pool;
  private readonly options: RollupOptions;
  private running: Promise<number> | undefined;
  private stopped = false;

  constructor(pool: Pool, options: RollupOptions) {
    this.pool = pool;
    this.options = options;
  }

  /** Works off all that is dirty now; gives the number of hours made again. One run at a time. */
  run(): Promise<number> {
    this.running ??= this.runAll().finally(() => (this.running = undefined));
    return this.running;
  }

  /** A run ends with the hours it has taken; what is still dirty is made at the next start. */
  stop(): void {
    this.stopped = true;
  }

  private async runAll(): Promise<number> {
    await this.options.settleDirty();
    let total = 0;
    for (;;) {
      const count = await this.runSome();
      total += count;
      if (count < MOST_HOURS || this.stopped) return total;
    }
  }

  private async runSome(): Promise<number> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const count = await this.rollTaken(client);
      await client.query('commit');
      client.release();
      return count;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      releaseAfter(client, error);
      throw error;
    }
  }

  private async rollTaken(client: PoolClient): Promise<number> {
    const { rows } = await client.query<Keys>(TAKE_DIRTY, [MOST_HOURS]);
    const [taken] = rows;
    if (taken === undefined || taken.count === 0) return 0;
    const keys = [taken.datastreams, taken.hours];
    await client.query(ROLL_HOURS, [...keys, await this.decimals(client, keys)]);
    await client.query(ROLL_METERS, keys);
    await client.query(ROLL_DAYS, [...keys, this.options.timeZone]);
    await client.query(MARK_DAYS, [...keys, this.options.timeZone]);
    const judged = this.options.judged?.();
    if (judged === undefined) return taken.count;
    const held = [judged.held.map(({ source }) => source), judged.held.map(({ dependent }) => dependent)];
    await client.query(MARK_QUALITY, [...keys, judged.quantities, ...held]);
    return taken.count;
  }

  private async decimals(client: PoolClient, keys: readonly string[]): Promise<string> {
    const { rows } = await client.query<{ quantity: string }>(HISTOGRAM_QUANTITIES, [...keys]);
    const precision = rows.map(({ quantity }) => [quantity, this.options.quantities(quantity).decimals]);
    return JSON.stringify(Object.fromEntries(precision));
  }
}
