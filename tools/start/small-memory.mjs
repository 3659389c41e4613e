// How the server is run so that a small machine holds it: the aim is 400 MB resident with the demonstration running.

/**
 * Young generations of 8 MB: with 4 the main thread spent a quarter of its time collecting what was on its way to its
 * end. Workers say their own, smaller: the server has five isolates, and what they hold briefly adds up.
 */
export const NODE_FLAGS = ['--max-semi-space-size=8', '--max-old-space-size=512'];

/** Few arenas of the C library: with many, each thread keeps what it once freed; with one, threads wait for each other. */
export const ENVIRONMENT = { MALLOC_ARENA_MAX: '4' };
