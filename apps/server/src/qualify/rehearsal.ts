import type { Instant, Interval, TimedValue } from '@vigie/kit';
import { HOUR } from '@vigie/kit';
import type { Correction } from './correction.ts';
import type { StoredValue } from './judge-series.ts';
import { judgeSpan } from './judge-span.ts';
import type { QualitySession } from './quality-store.ts';
import type { SeriesPlan } from './series-plan.ts';

/** What a correction would change of one series. */
export interface RehearsedSeries {
  readonly datastream: number;
  readonly changed: number;
  /** Usable before and no more, and the other way round. */
  readonly lost: number;
  readonly regained: number;
  readonly hours: number;
  /** Time of the first and after the last value changed; the period itself where none is. */
  readonly span: Interval;
}

/** Reads what is stored, and keeps what would be written to itself. */
class RehearsalSession implements QualitySession {
  private readonly stored: QualitySession;
  private readonly draft: { readonly correction: Correction; readonly datastreams: readonly number[] };
  private readonly judged = new Map<number, Map<Instant, StoredValue>>();

  constructor(stored: QualitySession, draft: RehearsalSession['draft']) {
    this.stored = stored;
    this.draft = draft;
  }

  async values(datastream: number, span: Interval, most: number): Promise<StoredValue[]> {
    const judged = this.judged.get(datastream);
    const values = await this.stored.values(datastream, span, most);
    return judged === undefined ? values : values.map((value) => judged.get(value.time) ?? value);
  }

  async usable(datastream: number, span: Interval): Promise<TimedValue[]> {
    const values = await this.values(datastream, span, Number.MAX_SAFE_INTEGER);
    return values.flatMap(({ time, adjusted }) => (adjusted === undefined ? [] : [{ time, value: adjusted }]));
  }

  async corrections(datastream: number, span: Interval): Promise<Correction[]> {
    const said = await this.stored.corrections(datastream, span);
    return this.draft.datastreams.includes(datastream) ? [...said, this.draft.correction] : said;
  }

  async write(datastream: number, judged: readonly StoredValue[]): Promise<void> {
    const known = this.judged.get(datastream) ?? new Map<Instant, StoredValue>();
    for (const value of judged) known.set(value.time, value);
    this.judged.set(datastream, known);
  }

  async ask(): Promise<void> {
    // dependents are rehearsed in their turn
  }
}

/** Everything a correction would change, computed series included; nothing is written. */
export async function rehearse(
  stored: QualitySession,
  draft: { readonly correction: Correction; readonly datastreams: readonly number[] },
  planOf: (datastream: number) => SeriesPlan | undefined,
): Promise<RehearsedSeries[]> {
  const session = new RehearsalSession(stored, draft);
  const period = { start: draft.correction.from, end: draft.correction.to };
  const found = new Map<number, RehearsedSeries>();
  for (let series = draft.datastreams; series.length > 0;) {
    const next: number[] = [];
    for (const datastream of series) {
      const plan = planOf(datastream);
      if (plan === undefined || found.has(datastream)) continue;
      const { result, changed } = await rehearseOne(plan, period, { session, stored });
      found.set(datastream, result);
      if (changed > 0) next.push(...plan.dependents);
    }
    series = next;
  }
  return [...found.values()];
}

async function rehearseOne(
  plan: SeriesPlan,
  period: Interval,
  { session, stored }: { readonly session: QualitySession; readonly stored: QualitySession },
): Promise<{ readonly result: RehearsedSeries; readonly changed: number }> {
  const { datastream } = plan;
  const changed = await judgeSpan(plan, period, session);
  const times = changed.map(({ time }) => time);
  const [first = period.start, last = period.end - 1] = [times[0], times.at(-1)];
  const span = { start: first, end: last + 1 };
  const before = new Map<Instant, StoredValue>();
  if (changed.length > 0) {
    const values = await stored.values(datastream, span, Number.MAX_SAFE_INTEGER);
    for (const value of values) before.set(value.time, value);
  }
  const usableBefore = ({ time }: StoredValue) => before.get(time)?.adjusted !== undefined;
  const lost = changed.filter((value) => value.adjusted === undefined && usableBefore(value)).length;
  const regained = changed.filter((value) => value.adjusted !== undefined && !usableBefore(value)).length;
  const hours = new Set(times.map((time) => Math.floor(time / HOUR))).size;
  return { result: { datastream, changed: changed.length, lost, regained, hours, span }, changed: changed.length };
}
