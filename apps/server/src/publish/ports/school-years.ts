import type { SchoolYear } from '@vigie/kit';
import type { Scope } from '../reads.ts';

/** A school year a territory loaded, and who did. */
export interface LoadedSchoolYear extends SchoolYear {
  readonly who: string;
  readonly loaded: number;
}

/** School years a territory loaded itself, of the zone it is in. */
export interface SchoolYears {
  list(scope: Scope): Promise<readonly LoadedSchoolYear[]>;
  load(scope: Scope, year: SchoolYear, who: string): Promise<void>;
  /** False where there was none. */
  remove(scope: Scope, label: string): Promise<boolean>;
}
