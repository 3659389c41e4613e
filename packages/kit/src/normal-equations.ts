/** A pivot this much smaller than its own sum of squares adds nothing to the others. */
const SINGULAR = 1e-9;

/** Least squares of a few columns, summed moment by moment: nothing is kept of a year but a handful of sums. */
export class NormalEquations {
  private readonly width: number;
  private readonly lines: Float64Array[];

  constructor(width: number) {
    this.width = width;
    this.lines = Array.from({ length: width }, () => new Float64Array(width + 1));
  }

  add(row: readonly number[], target: number): void {
    for (const [i, line] of this.lines.entries()) {
      const x = row[i] ?? 0;
      if (x === 0) continue;
      for (let j = 0; j < this.width; j += 1) line[j] = (line[j] ?? 0) + x * (row[j] ?? 0);
      line[this.width] = (line[this.width] ?? 0) + x * target;
    }
  }

  /** Weight of each column; 0 for one that adds nothing to the others. */
  solve(): number[] {
    const lines = this.lines.map((line) => Float64Array.from(line));
    const heads = lines.map((line, i) => {
      const squares = this.lines[i]?.[i] ?? 0;
      const head = line[i] ?? 0;
      if (head <= SINGULAR * squares) return 0;
      for (const other of lines) if (other !== line) subtract(other, line, (other[i] ?? 0) / head);
      return head;
    });
    return lines.map((line, i) => (heads[i] === 0 ? 0 : (line[this.width] ?? 0) / (heads[i] ?? 1)));
  }
}

function subtract(line: Float64Array, pivot: Float64Array, factor: number): void {
  if (factor !== 0) for (let j = 0; j < line.length; j += 1) line[j] = (line[j] ?? 0) - factor * (pivot[j] ?? 0);
}
