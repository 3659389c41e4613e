import { Worker } from 'node:worker_threads';
import { readThreadTime } from '#platform/thread-time.ts';
import type { CageAnswer, CageLimits } from './cage.ts';
import type { CageReply, CageTask, CageThreadData } from './cage-protocol.ts';

/** Megabytes of the thread's own stack: what the engine's stack limit needs, several times over. */
const STACK_MB = 32;

export interface CageThreadSettings {
  readonly wasmModule: WebAssembly.Module;
  readonly limits: CageLimits;
  /** Milliseconds of processor time a task may take before its thread is ended: it is then deep in a native call. */
  readonly patience: number;
}

/** Milliseconds between two looks of the watchdog. */
export const TICK = 20;
/** Where processor time can be read, a thread that gets none is waited for this many times longer. */
const STARVED = 20;

interface Visit {
  readonly answer: (answer: CageAnswer) => void;
  ticks: number;
  /** Processor time of the thread at the first tick. */
  since: number | undefined;
}

/** One worker thread; started at the first task, and again after it had to be ended. One task at a time. */
export class CageThread {
  readonly #settings: CageThreadSettings;
  readonly #known = new Set<string>();
  #worker: Worker | undefined;
  #ready = false;
  #timeFile: string | undefined;
  #visit: Visit | undefined;

  constructor(settings: CageThreadSettings) {
    this.#settings = settings;
  }

  get idle(): boolean {
    return this.#visit === undefined;
  }

  /** Ticks the present task has lasted. */
  get ticks(): number {
    return this.#visit?.ticks ?? 0;
  }

  /** Starts the thread before it is needed: that takes as long as thousands of frames. */
  warm(): void {
    if (this.#worker !== undefined) return;
    this.#worker = this.#start();
    this.#worker.unref();
  }

  /** Never rejects: a thread that dies answers with a bomb. `source` is sent on when the thread does not know the key. */
  run(task: CageTask & { readonly source: string }): Promise<CageAnswer> {
    return new Promise((answer) => {
      this.#visit = { answer, ticks: 0, since: undefined };
      const worker = (this.#worker ??= this.#start());
      worker.postMessage(this.#known.has(task.key) ? { ...task, source: undefined } : task);
      this.#known.add(task.key);
      worker.ref();
    });
  }

  /** Called every TICK. */
  tick(): void {
    if (this.#visit === undefined || !this.#ready) return;
    this.#visit.ticks += 1;
    if (this.#visit.ticks === 1) this.#visit.since = this.#time();
    if (!this.#overdue(this.#visit)) return;
    void this.#end({ kind: 'bomb', fault: 'codec-timeout', detail: 'a native call did not end; its thread was ended' });
    this.warm();
  }

  async stop(): Promise<void> {
    await this.#end({ kind: 'bomb', fault: 'codec-crashed', detail: 'stopped' });
  }

  /** By processor time, so that a machine busy elsewhere condemns nobody. */
  #overdue({ ticks, since }: Visit): boolean {
    const wall = ticks * TICK;
    if (wall < this.#settings.patience) return false;
    const now = this.#time();
    if (since === undefined || now === undefined) return true;
    return now - since >= this.#settings.patience - TICK || wall > this.#settings.patience * STARVED;
  }

  #time(): number | undefined {
    return this.#timeFile === undefined ? undefined : readThreadTime(this.#timeFile);
  }

  #start(): Worker {
    const { wasmModule, limits } = this.#settings;
    const data: CageThreadData = { wasmModule, limits };
    const worker = new Worker(new URL('./cage-worker.ts', import.meta.url), {
      workerData: data,
      env: {},
      execArgv: [],
      resourceLimits: { stackSizeMb: STACK_MB, maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 8 },
    });
    const gone = (detail: string) => {
      if (this.#worker === worker) void this.#end({ kind: 'bomb', fault: 'codec-crashed', detail });
    };
    worker.on('message', (reply: CageReply) => this.#hear(reply));
    worker.on('error', (error: Error) => gone(error.message));
    worker.on('exit', () => gone('the thread ended'));
    return worker;
  }

  #hear(reply: CageReply): void {
    if (reply.kind !== 'ready') {
      this.#answer(reply);
      return;
    }
    this.#ready = true;
    this.#timeFile = reply.timeFile;
  }

  async #end(answer: CageAnswer): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#ready = false;
    this.#known.clear();
    this.#answer(answer);
    await worker?.terminate();
  }

  #answer(answer: CageAnswer): void {
    const visit = this.#visit;
    this.#visit = undefined;
    // an idle thread does not keep the program from ending
    this.#worker?.unref();
    visit?.answer(answer);
  }
}
