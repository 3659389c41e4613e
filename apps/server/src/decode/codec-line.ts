import type { CageVerb, CodecFunction } from './cage-source.ts';
import type { DecodeFault } from './decoder.ts';
import { NEW_STANDING } from './codec-standing.ts';
import type { Standing } from './codec-standing.ts';

/** What the cage says of one frame or call, as the driver wrote it. */
export type RawOutcome =
  | { readonly data: unknown; readonly warnings: readonly string[] }
  | { readonly result: unknown }
  | { readonly fault: DecodeFault; readonly detail: string };

/** One frame or call in its place in the line. */
export interface Waiting {
  readonly text: string;
  /** `spent`: milliseconds of processor time, as far as the slice tells. */
  readonly deliver: (outcome: RawOutcome, spent?: number) => void;
}

export interface LineIdentity {
  readonly key: string;
  readonly wanted: CodecFunction;
  readonly verb: CageVerb;
  readonly source: string;
  /** Thread that normally runs it: one cage for a codec, not one for each thread. */
  readonly home: number;
}

/** All that waits for one function of one codec version. */
export class CodecLine {
  readonly identity: LineIdentity;
  standing: Standing = NEW_STANDING;
  /** Slices being run now. */
  running = 0;
  #waiting: Waiting[] = [];
  #head = 0;

  constructor(identity: LineIdentity) {
    this.identity = identity;
  }

  get length(): number {
    return this.#waiting.length - this.#head;
  }

  push(waiting: Waiting): void {
    this.#waiting.push(waiting);
  }

  take(count: number): readonly Waiting[] {
    const taken = this.#waiting.slice(this.#head, this.#head + count);
    this.#head += taken.length;
    if (this.#head > 1_000 || this.#head === this.#waiting.length) {
      this.#waiting = this.#waiting.slice(this.#head);
      this.#head = 0;
    }
    return taken;
  }

  /** Those that were taken and not answered go back to the front. */
  putBack(taken: readonly Waiting[]): void {
    this.#waiting = [...taken, ...this.#waiting.slice(this.#head)];
    this.#head = 0;
  }
}
