/** Blocks kept slot by slot; the others are made again when they are asked for, which a story told day by day seldom does. */
const KEPT_BLOCKS = 4;

/**
 * Sum of what happened in equal slots of time since the first one: passages, energy.
 * Any slot may be asked first; what is behind it is added up once and kept by block.
 */
export class RunningTotal {
  private readonly first: number;
  private readonly amount: (slot: number) => number;
  private readonly size: number;
  /** Total before each block. */
  private readonly before: number[] = [0];
  /** Within a block, total up to and including each slot. */
  private readonly blocks = new Map<number, Float64Array>();

  constructor(options: {
    readonly first: number;
    readonly blockSize: number;
    readonly amount: (slot: number) => number;
  }) {
    this.first = options.first;
    this.size = options.blockSize;
    this.amount = options.amount;
  }

  /** Sum of all slots up to and including one; 0 before the first. */
  through(slot: number): number {
    const offset = slot - this.first;
    if (offset < 0) return 0;
    const block = Math.floor(offset / this.size);
    while (this.before.length <= block) {
      const last = this.before.length - 1;
      this.before.push((this.before[last] ?? 0) + (this.within(last).at(-1) ?? 0));
    }
    return (this.before[block] ?? 0) + (this.within(block)[offset % this.size] ?? 0);
  }

  /** What happened in one slot. */
  of(slot: number): number {
    return this.through(slot) - this.through(slot - 1);
  }

  private within(block: number): Float64Array {
    const known = this.blocks.get(block);
    if (known !== undefined) return known;
    const totals = new Float64Array(this.size);
    let sum = 0;
    for (let index = 0; index < this.size; index += 1) {
      sum += this.amount(this.first + block * this.size + index);
      totals[index] = sum;
    }
    const [oldest] = this.blocks.keys();
    if (this.blocks.size >= KEPT_BLOCKS && oldest !== undefined) this.blocks.delete(oldest);
    this.blocks.set(block, totals);
    return totals;
  }
}
