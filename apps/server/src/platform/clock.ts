/** The wall clock; the one place that reads it. Same shape as the kit's Clock. */
export const systemClock: { now(): number } = { now: () => Date.now() };
