const DAY = 86_400_000;
const GRAIN = 600_000;

/** Interval that ends now, rounded so that the same request serves ten minutes. */
export function lastDays(days: number, now: number): { from: string; to: string } {
  const end = Math.ceil(now / GRAIN) * GRAIN;
  return { from: new Date(end - days * DAY).toISOString(), to: new Date(end).toISOString() };
}
