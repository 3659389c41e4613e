import type { CheckSettings, Corrections, QualityReads } from '../ports/quality.ts';

/** For tests of the API that are about something else: nobody said anything of any series. */
export const NO_QUALITY: {
  readonly corrections: Corrections;
  readonly quality: QualityReads;
  readonly checks: CheckSettings;
} = {
  corrections: {
    series: async () => [],
    preview: async () => undefined,
    apply: async () => [],
    list: async () => ({ items: [] }),
    revoke: async () => false,
  },
  quality: {
    series: async () => [],
    worst: async () => ({ items: [] }),
    groups: async () => ({ domains: [], models: [] }),
  },
  checks: { list: async () => [], set: async () => false, remove: async () => false },
};
