/** Counts attempts per key in fixed windows of time, in bounded memory. */
export interface Throttle {
  /** Seconds to wait before the next attempt; 0: go on. Counts the attempt. */
  attempt(key: string): number;
  /** Forgets a key: it proved itself. */
  forget(key: string): void;
}

export interface ThrottleOptions {
  readonly clock: { now(): number };
  readonly attempts: number;
  readonly windowSeconds: number;
  /** Most keys remembered; the oldest are forgotten first. */
  readonly maxKeys?: number;
}

export function createThrottle({ clock, attempts, windowSeconds, maxKeys = 10_000 }: ThrottleOptions): Throttle {
  const windows = new Map<string, { count: number; readonly ends: number }>();

  function windowOf(key: string, now: number): { count: number; readonly ends: number } {
    const known = windows.get(key);
    if (known && known.ends > now) return known;
    const fresh = { count: 0, ends: now + windowSeconds * 1000 };
    windows.delete(key);
    const [oldest] = windows.keys();
    if (windows.size >= maxKeys && oldest !== undefined) windows.delete(oldest);
    windows.set(key, fresh);
    return fresh;
  }

  return {
    attempt(key) {
      const now = clock.now();
      const window = windowOf(key, now);
      window.count += 1;
      return window.count <= attempts ? 0 : Math.ceil((window.ends - now) / 1000);
    },
    forget: (key) => void windows.delete(key),
  };
}
