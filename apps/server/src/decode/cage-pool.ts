import type { CageAnswer } from './cage.ts';
import { CageThread, TICK } from './cage-thread.ts';
import { CodecLine } from './codec-line.ts';
import type { LineIdentity, RawOutcome, Waiting } from './codec-line.ts';
import { afterOffence, afterSlice } from './codec-standing.ts';

/** A slice ends after 20 ms and its last frame after 50 more; at 100 ms the thread is ended. */
const COMMON = { limits: { deadline: 50, sliceBudget: 20 }, patience: 100 };
/** Twice the time, and five times that for what is native: only what truly does not end is charged here. */
const PROBATION = { limits: { deadline: 100, sliceBudget: 20 }, patience: 500 };
const SLICE = 100;
/** Frames in a slice of a codec that never ran or is slow. */
const CAREFUL_SLICE = 8;
/** Frames that may wait for a codec on probation, which decodes as few as ten a second; those above are refused. */
const PROBATION_ROOM = 2_000;
/** A busy home is waited for one tick, or not at all by a line this long. */
const LONG_LINE = 500;

const careful = (line: CodecLine) => line.standing.lane !== 'good';
const onProbation = (line: CodecLine) => line.standing.lane === 'probation';

/** Threads, lines and who runs next. Two lanes: a codec on probation never shares a thread with the others. */
export class CagePool {
  readonly #common: readonly CageThread[];
  readonly #probation: CageThread;
  /** In the order of turns: the line served last is at the end. */
  #lines: CodecLine[] = [];
  #ticker: NodeJS.Timeout | undefined;
  #pumpAsked = false;
  #roomAsked: (() => void)[] = [];

  constructor(threads: number, wasmModule: WebAssembly.Module) {
    this.#common = Array.from({ length: threads }, () => new CageThread({ ...COMMON, wasmModule }));
    this.#probation = new CageThread({ ...PROBATION, wasmModule });
  }

  /** Frames that wait in the common lane. */
  get waiting(): number {
    return this.#lines.reduce((sum, line) => sum + (onProbation(line) ? 0 : line.length), 0);
  }

  /** Resolves when some frames have been answered. */
  room(): Promise<void> {
    return new Promise((resolve) => this.#roomAsked.push(resolve));
  }

  openLine(identity: Omit<LineIdentity, 'home'>): CodecLine {
    const line = new CodecLine({ ...identity, home: this.#lines.length % this.#common.length });
    this.#lines.push(line);
    return line;
  }

  /** Frames that wait are given back; those being decoded are still answered. */
  closeLine(line: CodecLine): readonly Waiting[] {
    this.#lines = this.#lines.filter((other) => other !== line);
    return line.take(line.length);
  }

  submit(line: CodecLine, waiting: Waiting): void {
    if (onProbation(line) && line.length >= PROBATION_ROOM) {
      waiting.deliver({
        fault: 'codec-timeout',
        detail: 'codec on probation for its overruns, and too many frames wait for it',
      });
      return;
    }
    line.push(waiting);
    this.#askPump();
  }

  async stop(): Promise<void> {
    clearInterval(this.#ticker);
    for (const line of this.#lines) this.closeLine(line);
    await Promise.all([...this.#common, this.#probation].map((thread) => thread.stop()));
  }

  /** At the end of the present task of the event loop, so that frames submitted together are decoded together. */
  #askPump(): void {
    if (this.#pumpAsked) return;
    this.#pumpAsked = true;
    queueMicrotask(() => {
      this.#pumpAsked = false;
      this.#pump();
    });
  }

  #pump(): void {
    for (const [index, thread] of this.#common.entries()) {
      thread.warm();
      const line = thread.idle ? this.#nextFor(index) : undefined;
      if (line) void this.#run(thread, line, careful(line) ? CAREFUL_SLICE : SLICE);
    }
    const line = this.#probation.idle ? this.#nextOnProbation() : undefined;
    if (line) void this.#run(this.#probation, line, 1);
  }

  /** Those with the fewest offences first: who came here by mischance does not wait for the habitual ones. */
  #nextOnProbation(): CodecLine | undefined {
    const lines = this.#lines.filter((line) => onProbation(line) && line.length > 0);
    const fewest = Math.min(...lines.map((line) => line.standing.offences));
    return lines.find((line) => line.standing.offences === fewest);
  }

  #nextFor(index: number): CodecLine | undefined {
    const carefulNow = this.#lines.filter((line) => careful(line) && !onProbation(line) && line.running > 0).length;
    // with two threads or more, one is always free of codecs that never ran or are slow
    const carefulRoom = carefulNow < Math.max(1, this.#common.length - 1);
    const mayRun = (line: CodecLine) =>
      line.length > 0 && !onProbation(line) && (!careful(line) || (line.running === 0 && carefulRoom));
    const home = this.#lines.find((line) => line.identity.home === index && mayRun(line));
    return home ?? this.#lines.find((line) => this.#wantsHelp(line) && mayRun(line));
  }

  /** A second thread pays for a second cage: only when the home is held up or the line long. */
  #wantsHelp(line: CodecLine): boolean {
    return line.length >= LONG_LINE || (this.#common[line.identity.home]?.ticks ?? 0) > 0;
  }

  async #run(thread: CageThread, line: CodecLine, most: number): Promise<void> {
    const { key, wanted, verb, source } = line.identity;
    const taken = line.take(verb === 'decode' ? most : 1);
    this.#lines = [...this.#lines.filter((other) => other !== line), line];
    line.running += 1;
    this.#ticker ??= setInterval(() => this.#tick(), TICK);
    const texts = taken.map((waiting) => waiting.text).join(',');
    const answer = await thread.run({ key, wanted, verb, source, text: verb === 'decode' ? `[${texts}]` : texts });
    line.running -= 1;
    this.#settle(line, taken, { answer, final: thread === this.#probation });
    this.#askPump();
    for (const resolve of this.#roomAsked.splice(0)) resolve();
  }

  #settle(
    line: CodecLine,
    taken: readonly Waiting[],
    end: { readonly answer: CageAnswer; readonly final: boolean },
  ): void {
    const { answer, final } = end;
    if (answer.kind === 'bomb') {
      line.standing = afterOffence(line.standing);
      // the common lane charges nobody: it cannot tell the culprit from its neighbours
      if (final) for (const waiting of taken) waiting.deliver(answer);
      else line.putBack(taken);
      return;
    }
    // written by the driver: one outcome for each of the first frames
    const outcomes = JSON.parse(answer.text) as readonly RawOutcome[];
    const bombed = outcomes.some((outcome) => 'fault' in outcome && outcome.fault === 'codec-memory');
    line.standing = bombed ? afterOffence(line.standing) : afterSlice(line.standing, outcomes.length, answer.spent);
    line.putBack(taken.slice(outcomes.length));
    const share = answer.spent / outcomes.length;
    for (const [i, outcome] of outcomes.entries()) taken[i]?.deliver(outcome, share);
  }

  #tick(): void {
    const threads = [...this.#common, this.#probation];
    for (const thread of threads) thread.tick();
    if (threads.every((thread) => thread.idle)) {
      clearInterval(this.#ticker);
      this.#ticker = undefined;
    } else {
      this.#askPump();
    }
  }
}
