// How the server is run so that a small machine holds it: measured with the demonstration, 220 MB resident instead of 580.

/** Young generations of 2 MB an isolate: the server has five, and what they hold briefly adds up. */
export const NODE_FLAGS = ['--max-semi-space-size=2', '--max-old-space-size=512'];

/** One arena of the C library: with several, each thread keeps what it once freed. */
export const ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };
