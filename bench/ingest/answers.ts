/** Times of the answers of a run, in milliseconds. */
export class Answers {
  private readonly times: number[] = [];
  frames = 0;
  refused = 0;

  add(milliseconds: number, frames: number): void {
    this.times.push(milliseconds);
    this.frames += frames;
  }

  summary(): { frames: number; refused: number; p50: number; p99: number } {
    const sorted = Float64Array.from(this.times).sort();
    const at = (share: number) =>
      Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
    return { frames: this.frames, refused: this.refused, p50: at(0.5), p99: at(0.99) };
  }
}
