import type { PullSources } from '../ports/pull-sources.ts';

/** An instance that pulls nothing. */
export const NO_SOURCES: PullSources = {
  kinds: [],
  list: () => [],
  find: () => undefined,
  run: () => undefined,
  rewind: async () => undefined,
  faults: () => undefined,
  try: async () => ({ url: '', records: 0, more: false, read: [] }),
};
