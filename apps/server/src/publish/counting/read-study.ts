import { DAY, SCHOOL_CALENDAR_B, withSchoolYears } from '@vigie/kit';
import type { SchoolYears } from '../ports/school-years.ts';
import type { Scope } from '../reads.ts';
import { readCounts, readNeighbour, readRaw } from './counting-reads.ts';
import type { CountingReads } from './counting-reads.ts';
import type { CountingStudy } from './counting-study.ts';
import { makeStudy, studyBins, wantsNeighbour } from './make-study.ts';

export interface StudyNeeds {
  readonly reads: CountingReads;
  readonly schoolYears: Pick<SchoolYears, 'list'>;
  readonly clock: { now(): number };
}

/** Values as they came are looked at over so long. */
const RAW_SPAN = 31 * DAY;

/** The study of a counter; absent where there is no such object or it counts nothing. */
export async function readStudy(needs: StudyNeeds, scope: Scope, key: string): Promise<CountingStudy | undefined> {
  const { reads, clock } = needs;
  const now = clock.now();
  const sheet = await reads.thing(scope, key);
  if (sheet === undefined) return undefined;
  const counts = await readCounts(reads, scope, { sheet, now });
  if (counts.channels.length === 0) return undefined;
  const interval = { start: now - RAW_SPAN, end: now };
  const [raw, meters, years] = await Promise.all([
    readRaw(reads, scope, { sheet, quantity: 'count', interval }),
    readRaw(reads, scope, { sheet, quantity: 'cumulatedCount', interval }),
    needs.schoolYears.list(scope),
  ]);
  const bins = studyBins(counts, now);
  const first = bins[0];
  const neighbour =
    first && wantsNeighbour(bins)
      ? await readNeighbour(reads, scope, { sheet, interval: { start: first.start, end: now } })
      : undefined;
  const calendar = withSchoolYears(SCHOOL_CALENDAR_B, years);
  return makeStudy({ key: sheet.key, name: sheet.name, now, calendar, counts, neighbour, raw, meters });
}

export type Studies = (scope: Scope, key: string) => Promise<CountingStudy | undefined>;

/** A year of hours is read and gone through: whoever asks within ten minutes is given the same. */
const KEPT = 600_000;
const MOST = 200;

/** Studies, each made once in ten minutes however many ask. */
export function studiesOf(needs: StudyNeeds): Studies {
  const kept = new Map<string, { readonly until: number; readonly study: Promise<CountingStudy | undefined> }>();
  return (scope, key) => {
    const id = `${scope.organisation}/${key}`;
    const now = needs.clock.now();
    const known = kept.get(id);
    if (known !== undefined && known.until > now) return known.study;
    const study = readStudy(needs, scope, key);
    kept.delete(id);
    if (kept.size >= MOST) kept.clear();
    kept.set(id, { until: now + KEPT, study });
    study.catch(() => kept.delete(id));
    return study;
  };
}
