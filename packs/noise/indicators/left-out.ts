import type { ExclusionCause } from '@vigie/kit';

/** What the figures of an observatory leave out: a street is judged dry, calm and without works at the mast. */
export const LEFT_OUT: readonly ExclusionCause[] = ['rain', 'wind', 'works', 'maintenance'];
