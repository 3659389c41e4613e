import type { Quota } from '#connect/pull/pull-kind.ts';

interface Counted {
  minute: number;
  inMinute: number;
  day: number;
  inDay: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Requests to each host, counted by minute and by day. All sources of one host share its quota; the strictest counts. */
export class HostQuota {
  private readonly hosts = new Map<string, Counted>();

  /** True, and counted, when one more request may go out now. */
  take(host: string, quota: Quota, now: number): boolean {
    const counted = this.countsOf(host, now);
    if (counted.inMinute >= quota.perMinute || counted.inDay >= quota.perDay) return false;
    counted.inMinute += 1;
    counted.inDay += 1;
    return true;
  }

  /** Milliseconds until a request may go out again. */
  wait(host: string, quota: Quota, now: number): number {
    const counted = this.countsOf(host, now);
    if (counted.inDay >= quota.perDay) return DAY_MS - (now % DAY_MS);
    return counted.inMinute >= quota.perMinute ? MINUTE_MS - (now % MINUTE_MS) : 0;
  }

  /** Requests of today. */
  today(host: string, now: number): number {
    return this.countsOf(host, now).inDay;
  }

  private countsOf(host: string, now: number): Counted {
    const [minute, day] = [Math.floor(now / MINUTE_MS), Math.floor(now / DAY_MS)];
    const known = this.hosts.get(host) ?? { minute, inMinute: 0, day, inDay: 0 };
    if (known.minute !== minute) Object.assign(known, { minute, inMinute: 0 });
    if (known.day !== day) Object.assign(known, { day, inDay: 0 });
    this.hosts.set(host, known);
    return known;
  }
}
