import { SCHOOL_CALENDAR_B } from '@vigie/kit';
import type { Pool } from '#platform/db/pool.ts';
import type { SchoolYears } from '#publish/ports/school-years.ts';
import { readSchoolYears, removeSchoolYear, writeSchoolYear } from '#store/school-years.ts';

/** School years of the zone of the calendar the program brings. */
export function schoolYearsOf(pool: Pool): SchoolYears {
  const { zone } = SCHOOL_CALENDAR_B;
  return {
    list: (scope) => readSchoolYears(pool, scope, zone),
    load: (scope, year, who) => writeSchoolYear(pool, scope, { zone, year, who }),
    remove: (scope, label) => removeSchoolYear(pool, scope, { zone, label }),
  };
}
