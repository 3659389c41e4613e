import type { FrameEnd } from '@vigie/kit';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of the running program, for Prometheus. */
export interface Metrics {
  readonly registry: Registry;
  /** Frames that came in, or that reached an end. */
  frames(connector: string, entry: 'received' | FrameEnd, count: number): void;
  /** Seconds from the first byte of a batch waiting to its commit. */
  committed(seconds: number): void;
  /** Seconds of one batch of decoding, and how many frames of it gave nothing. */
  decoded(seconds: number, frames: { readonly ok: number; readonly failed: number }): void;
  /** Something counted when it is asked for: queue depths, live readers. */
  watch(name: string, help: string, read: () => number): void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const frames = new Counter({
    name: 'vigie_frames_total',
    help: 'Frames by connector: received, then by their end.',
    labelNames: ['connector', 'entry'] as const,
    registers,
  });
  const commits = new Histogram({
    name: 'vigie_commit_seconds',
    help: 'From arrival to commit of a batch of frames.',
    // 50 ms is the goal for the 99th percentile at 20,000 frames a second
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  });
  const decodes = new Histogram({
    name: 'vigie_decode_batch_seconds',
    help: 'Time of one batch in the cage of codecs.',
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1],
    registers,
  });
  const outcomes = new Counter({
    name: 'vigie_decoded_total',
    help: 'Frames given to codecs, by outcome.',
    labelNames: ['outcome'] as const,
    registers,
  });
  return {
    registry,
    frames: (connector, entry, count) => frames.inc({ connector, entry }, count),
    committed: (seconds) => commits.observe(seconds),
    decoded(seconds, { ok, failed }) {
      decodes.observe(seconds);
      outcomes.inc({ outcome: 'ok' }, ok);
      outcomes.inc({ outcome: 'failed' }, failed);
    },
    watch(name, help, read) {
      // A gauge reads itself when it is scraped.
      const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
    },
  };
}
