/** Keeps turns apart: the first goes at once, the next no sooner than `least` milliseconds after the one before. */
export class Pace {
  private last = Number.NEGATIVE_INFINITY;
  private readonly least: number;

  constructor(least: number) {
    this.least = least;
  }

  /** Resolves when the next turn may begin. */
  async turn(): Promise<void> {
    const wait = this.last + this.least - performance.now();
    // a timer of a millisecond or less costs more than it keeps apart
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    this.last = performance.now();
  }
}
