/** The wall clock; the one place that reads it. Same shape as the kit's Clock. */
export const systemClock: { now(): number } = { now: () => Date.now() };

/** Milliseconds since some moment, never set back: for lengths of time. */
export const steadyClock: { now(): number } = { now: () => performance.now() };

/** Milliseconds of processor time this thread has used: what a busy machine does not lengthen. */
export const threadClock: { now(): number } = {
  now() {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  },
};
