import type { Instant, Milliseconds } from './instant.ts';
import { equivalentLevel, soundExposureLevel } from './noise.ts';
import type { Sample } from './sample.ts';

/** A passage over a level. Nothing says who or what made it. */
export interface NoiseEvent {
  readonly start: Instant;
  readonly duration: Milliseconds;
  /** Highest of its levels, dB(A). */
  readonly max: number;
  /** The event's energy in one second, dB(A). */
  readonly sel: number;
}

export interface EventSettings {
  /** dB(A). An event is at or above it. */
  readonly threshold: number;
  /** A dip no longer than this does not end an event. Default 3 s (choice). */
  readonly bridge?: Milliseconds;
  /** What is shorter is no event. Default 1 s. */
  readonly least?: Milliseconds;
}

/** Events over a level, in order. Samples in order of time; a hole longer than `bridge` ends an event. */
export function noiseEvents(samples: readonly Sample[], settings: EventSettings): NoiseEvent[] {
  const { threshold, bridge = 3_000, least = 1_000 } = settings;
  const events: NoiseEvent[] = [];
  let open: Sample[] = [];
  const close = () => {
    const event = eventOf(open);
    if (event !== undefined && event.duration >= least) events.push(event);
    open = [];
  };
  for (const sample of samples) {
    if (sample.value < threshold) continue;
    const last = open.at(-1);
    if (last !== undefined && sample.time - (last.time + last.duration) > bridge) close();
    open.push(sample);
  }
  close();
  return events;
}

/** Its energy is that of the samples over the level: a bridged dip adds time, not sound. */
function eventOf(samples: readonly Sample[]): NoiseEvent | undefined {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const timed = samples.map(({ value, duration }) => ({ level: value, duration }));
  const level = equivalentLevel(timed);
  const heard = timed.reduce((sum, { duration }) => sum + duration, 0);
  if (level === undefined) return undefined;
  return {
    start: first.time,
    duration: last.time + last.duration - first.time,
    max: Math.max(...samples.map(({ value }) => value)),
    sel: soundExposureLevel(level, heard / 1_000),
  };
}
