// How the server is run so that a small machine holds it: the aim is 400 MB resident with the demonstration running.

/**
 * Young generations of 16 MB where intake at full speed matters: with 8 the main thread spends a quarter of its time
 * collecting what is on its way to its end. The demonstration runs its city in the same process, and keeps to 8. Workers
 * say their own, smaller: the server has five isolates, and what they hold briefly adds up.
 */
export const nodeFlags = (command) => [
  `--max-semi-space-size=${command === 'demo' ? 8 : 16}`,
  '--max-old-space-size=512',
];

/** Few arenas of the C library: with many, each thread keeps what it once freed; with one, threads wait for each other. */
export const ENVIRONMENT = { MALLOC_ARENA_MAX: '4' };
