import type { DecodeJob, DecodeOutcome } from '#decode/decoder.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

interface Hour {
  readonly hour: number;
  decoded: number;
  failed: number;
}

/** How often each codec version failed, by hour, over a day. In memory: it begins anew with the process. */
export class CodecTally {
  private readonly clock: { now(): number };
  private readonly codecs = new Map<number, { hours: Hour[]; lastFault: string | undefined }>();

  constructor(clock: { now(): number }) {
    this.clock = clock;
  }

  note(jobs: readonly DecodeJob[], outcomes: readonly DecodeOutcome[]): void {
    const hour = Math.floor(this.clock.now() / HOUR_MS);
    jobs.forEach(({ codec }, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) return;
      const counted = this.hourOf(codec, hour);
      counted.decoded += 1;
      if (outcome.ok) return;
      counted.failed += 1;
      const known = this.codecs.get(codec);
      if (known !== undefined) known.lastFault = `${outcome.fault}: ${outcome.detail}`.slice(0, 300);
    });
  }

  of(codec: number): { decoded: number; failed: number; lastFault?: string } | undefined {
    const known = this.codecs.get(codec);
    if (known === undefined) return undefined;
    const since = Math.floor(this.clock.now() / HOUR_MS) - HOURS;
    const hours = known.hours.filter(({ hour }) => hour > since);
    const sum = (pick: (hour: Hour) => number) => hours.reduce((total, hour) => total + pick(hour), 0);
    return { decoded: sum(({ decoded }) => decoded), failed: sum(({ failed }) => failed), lastFault: known.lastFault };
  }

  private hourOf(codec: number, hour: number): Hour {
    const known = this.codecs.get(codec) ?? { hours: [], lastFault: undefined };
    this.codecs.set(codec, known);
    const last = known.hours.at(-1);
    if (last?.hour === hour) return last;
    const fresh: Hour = { hour, decoded: 0, failed: 0 };
    known.hours = [...known.hours.slice(1 - HOURS), fresh];
    return fresh;
  }
}
