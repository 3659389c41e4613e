import { setPriority } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolConfig } from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { createPool } from './pool.ts';
import { isAlive } from './postmaster.ts';

export interface DatabaseOptions {
  /** An own PostgreSQL; the embedded one where absent. */
  readonly url: string | undefined;
  readonly dataFolder: string;
  readonly log: { info(message: string): void; error(message: string): void };
}

export interface Database {
  readonly connection: PoolConfig;
  /** A pool of its own for each kind of work, so that screens never wait for a connection that intake holds. */
  pool(max: number): Pool;
  /** A pool for work that can wait: on the embedded server its processes leave the processors to intake and screens. */
  backgroundPool(max: number): Pool;
  /** Closes the pools, and the server only if it was started here: a command beside a running Vigie leaves it alone. */
  release(): Promise<void>;
  stop(): Promise<void>;
}

const WATCH_MS = 200;

/** Starts the embedded server again whenever it dies: PostgreSQL recovers by itself, somebody must only start it. */
class Keeper {
  private stopped = false;
  private watching: Promise<void> = Promise.resolve();
  private server: EmbeddedPostgres;
  private readonly options: DatabaseOptions;

  constructor(server: EmbeddedPostgres, options: DatabaseOptions) {
    this.server = server;
    this.options = options;
  }

  start(): void {
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    await this.leave();
    await this.server.stop();
  }

  /** Stops watching and leaves the server running. */
  async leave(): Promise<void> {
    this.stopped = true;
    await this.watching;
  }

  get adopted(): boolean {
    return this.server.adopted;
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      await pause(WATCH_MS);
      if (this.stopped || isAlive(this.server.pid)) continue;
      this.options.log.error('the database server is gone: starting it again');
      try {
        this.server = await startEmbeddedPostgres({
          dataFolder: this.options.dataFolder,
          log: (message) => this.options.log.info(message),
        });
        this.options.log.info('the database server is back');
      } catch (error) {
        this.options.log.error(`the database server did not come back: ${String(error)}`);
      }
    }
  }
}

/** Of the operating system: the higher, the later. */
const BACKGROUND_PRIORITY = 10;

/** Where the system does not allow it the work is done all the same. */
function yieldsToOthers(pool: Pool): Pool {
  pool.on('connect', (client) => {
    const { processID } = client as { readonly processID?: number | null }; // given by pg, missing in its types
    try {
      if (processID) setPriority(processID, BACKGROUND_PRIORITY);
    } catch {
      // not ours to slow down
    }
  });
  return pool;
}

/** The store's PostgreSQL: the embedded one, kept alive, or the one a URL names. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const pools: Pool[] = [];
  let connection: PoolConfig = { connectionString: options.url };
  let keeper: Keeper | undefined;
  if (options.url === undefined) {
    const server = await startEmbeddedPostgres({
      dataFolder: options.dataFolder,
      log: (message) => options.log.info(message),
    });
    connection = server.connection;
    keeper = new Keeper(server, options);
    keeper.start();
  }
  const open = (max: number): Pool => {
    const pool = createPool(connection, { max });
    pools.push(pool);
    return pool;
  };
  return {
    connection,
    pool: open,
    backgroundPool: (max) => (keeper === undefined ? open(max) : yieldsToOthers(open(max))),
    async release() {
      await Promise.all(pools.map((pool) => pool.end()));
      await (keeper?.adopted ? keeper.leave() : keeper?.stop());
    },
    async stop() {
      await Promise.all(pools.map((pool) => pool.end()));
      await keeper?.stop();
    },
  };
}
