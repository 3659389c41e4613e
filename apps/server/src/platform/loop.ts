/** A long-lived task: does its work, waits, does it again; stops when asked, after what it is doing. */
export interface Loop {
  /** Resolves when the work under way is done; none is begun after. */
  stop(): Promise<void>;
  /** Begins the next round without waiting. */
  wake(): void;
}

export interface LoopOptions {
  readonly name: string;
  readonly everyMs: number;
  readonly log: { error(detail: object, message: string): void };
  work(): Promise<void>;
}

/** A round that fails is said in the log and the next one comes at its time. */
export function startLoop(options: LoopOptions): Loop {
  let stopped = false;
  let wake = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, options.everyMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const rounds = async () => {
    while (!stopped) {
      try {
        await options.work();
      } catch (error) {
        if (!stopped) options.log.error({ err: error, job: options.name }, 'job failed, tries again at its time');
      }
      if (!stopped) await pause();
    }
  };
  const done = rounds();
  return {
    wake: () => wake(),
    async stop() {
      stopped = true;
      wake();
      await done;
    },
  };
}
