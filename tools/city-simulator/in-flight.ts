/** Work that runs at the same time, never more than so much. The first failure is told to who adds or waits. */
export class InFlight {
  private readonly running = new Set<Promise<void>>();
  private readonly limit: number;
  private failure: Error | undefined;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Starts the work as soon as there is room. */
  async add(work: () => Promise<void>): Promise<void> {
    while (this.running.size >= this.limit) await Promise.race(this.running);
    this.raise();
    const run: Promise<void> = work()
      .catch((error: unknown) => {
        this.failure ??= error instanceof Error ? error : new Error(String(error));
      })
      .finally(() => this.running.delete(run));
    this.running.add(run);
  }

  /** Resolves when nothing runs any more. */
  async landed(): Promise<void> {
    await Promise.all(this.running);
    this.raise();
  }

  private raise(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}
