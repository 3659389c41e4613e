/** What one frame counter says after another. */
export interface CounterStep {
  /** `again`: the same frame; `late`: heard after a younger one; `reset`: the device began anew. */
  readonly kind: 'first' | 'next' | 'again' | 'late' | 'reset';
  /** Frames the device has sent since, this one included. */
  readonly expected: number;
  /** 1 for a frame not counted yet. */
  readonly counted: number;
  /** Counter to compare the next one with. */
  readonly last: number;
}

/** Network servers of LoRaWAN 1.0 take no larger jump for the same session (MAX_FCNT_GAP). */
const LARGEST_GAP = 16_384;
/** Some devices and networks count in 16 bits. */
const WRAP = 65_536;
/** A frame that comes so little late is late, however small its counter. */
const LITTLE_LATE = 16;
/** A device that begins anew counts from 0; its first frames may have been lost. */
const FIRST_COUNTERS = 32;

/** Frames between two counters: negative where the second is older; a wrap of 16 bits is seen through. */
function gapBetween(last: number, counter: number): number {
  const gap = counter - last;
  const wrapped = gap + WRAP;
  return last < WRAP && gap < 0 && wrapped <= LARGEST_GAP ? wrapped : gap;
}

/** A network that kept frames back sends hundreds of them late; a device that begins anew counts from 0. */
function isLate(gap: number, counter: number): boolean {
  if (gap > 0) return counter < WRAP && gap - WRAP >= -LITTLE_LATE;
  return gap >= -LITTLE_LATE ? counter > 1 : gap >= -LARGEST_GAP && counter > FIRST_COUNTERS;
}

/** One step of VEC-NET-1: what a frame counter adds to what was heard and to what was sent. Reset- and wrap-aware. */
export function counterStep(last: number | undefined, counter: number): CounterStep {
  if (last === undefined) return { kind: 'first', expected: 1, counted: 1, last: counter };
  const gap = gapBetween(last, counter);
  if (gap === 0) return { kind: 'again', expected: 0, counted: 0, last };
  if (gap > 0 && gap <= LARGEST_GAP) return { kind: 'next', expected: gap, counted: 1, last: counter };
  if (isLate(gap, counter)) return { kind: 'late', expected: 0, counted: 1, last };
  return { kind: 'reset', expected: 1, counted: 1, last: counter };
}

/** Share of frames sent and not heard, 0–1; absent where nothing was counted. */
export function packetError({ counted, expected }: { readonly counted: number; readonly expected: number }) {
  return expected > 0 ? Math.max(0, 1 - counted / expected) : undefined;
}

/** VEC-NET-1 of a list of counters in order of receipt: `1 − received / (last − first + 1)`, session by session. */
export function packetErrorOf(counters: readonly number[]): number | undefined {
  let last: number | undefined;
  let [counted, expected] = [0, 0];
  for (const counter of counters) {
    const step = counterStep(last, counter);
    last = step.last;
    counted += step.counted;
    expected += step.expected;
  }
  return packetError({ counted, expected });
}
