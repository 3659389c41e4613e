import { SOUND_CLASSES } from '@vigie/kit';
import type { ThingSheet } from '../../api/contract.ts';

const CLASSES = new Set(
  SOUND_CLASSES.flatMap((sound) => [`timeshare${sound}`, `laeq${sound}`].map((key) => key.toLowerCase())),
);

/** Its composition has a table of its own: twenty lines of shares would hide the levels. */
export const withoutClasses = (thing: ThingSheet): ThingSheet => ({
  ...thing,
  latest: thing.latest.filter(({ quantity }) => !CLASSES.has(quantity.toLowerCase())),
});
