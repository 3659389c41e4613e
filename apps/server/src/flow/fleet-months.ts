import { localDate, localMonth } from '@vigie/kit';
import type { Instant, Pack } from '@vigie/kit';
import type { Pool } from '#platform/db/pool.ts';
import type { Log } from '#platform/log.ts';
import { datasetSeries } from '#publish/api/fleet/dataset-series.ts';
import { SCORECARD_BY } from '#publish/ports/fleet-reads.ts';
import type { Computed, FleetReads, MonthSpan } from '#publish/ports/fleet-reads.ts';
import { readFleetOwners, readMonthAnswer, writeMonthAnswer } from '#store/fleet/month-answers.ts';

const MINUTE = 60_000;
/** A month that goes on moves with each roll-up; one that is over only by late data and corrections. */
const FRESH_MS = 10 * MINUTE;
const FRESH_OVER_MS = 6 * 60 * MINUTE;

type Scope = Parameters<FleetReads['scorecard']>[0];
type Monthly = Pick<FleetReads, 'scorecard' | 'datasets'>;

interface Question<T> {
  readonly scope: Scope;
  readonly what: string;
  readonly span: MonthSpan;
  readonly make: () => Promise<Computed<T>>;
}

export interface FleetMonthParts {
  readonly pool: Pool;
  readonly reads: Monthly;
  readonly packs: readonly Pack[];
  readonly clock: { now(): Instant };
  readonly log: Pick<Log, 'error'>;
}

/**
 * Sums of a month over the whole fleet, kept: at 50,000 devices they take seconds. A reader gets what is there with its
 * time; what is old is made anew behind his back, once at a time.
 */
export class FleetMonths implements Monthly {
  private readonly parts: FleetMonthParts;
  private readonly making = new Map<string, Promise<unknown>>();

  constructor(parts: FleetMonthParts) {
    this.parts = parts;
  }

  scorecard(...[scope, query]: Parameters<FleetReads['scorecard']>): ReturnType<FleetReads['scorecard']> {
    const what = `scorecard ${query.by}`;
    return this.answer({ scope, what, span: query, make: () => this.parts.reads.scorecard(scope, query) });
  }

  datasets(...[scope, query]: Parameters<FleetReads['datasets']>): ReturnType<FleetReads['datasets']> {
    return this.answer({
      scope,
      what: 'availability',
      span: query,
      make: () => this.parts.reads.datasets(scope, query),
    });
  }

  /** Makes what the screens show first, before somebody asks. */
  async run(): Promise<void> {
    const { pool, clock, packs } = this.parts;
    const now = clock.now();
    const { year, month } = localDate(now);
    const span = { ...localMonth(year, month), now };
    const series = datasetSeries(packs).flatMap(({ dataset, quantities }) =>
      quantities.map((quantity) => ({ dataset: dataset.id, quantity })),
    );
    for (const organisation of await readFleetOwners(pool)) {
      for (const by of SCORECARD_BY) await this.scorecard({ organisation }, { ...span, by });
      await this.datasets({ organisation }, { ...span, series });
    }
    await Promise.all(this.making.values());
  }

  private async answer<T>(question: Question<T>): Promise<Computed<T>> {
    const { scope, what, span } = question;
    const stored = await readMonthAnswer(this.parts.pool, scope, { what, start: span.start });
    if (stored === undefined) return this.make(question);
    const fresh = span.now >= span.end ? FRESH_OVER_MS : FRESH_MS;
    if (span.now - stored.computed > fresh)
      this.make(question).catch((error: unknown) =>
        this.parts.log.error({ err: error, what }, 'sums of a month could not be made anew'),
      );
    // written by `make` below, in the same shape
    return { computed: stored.computed, answer: stored.answer as T };
  }

  private make<T>({ scope, what, span, make }: Question<T>): Promise<Computed<T>> {
    const name = `${scope.organisation} ${what} ${span.start}`;
    // the same name is the same question, so the same type
    const running = this.making.get(name) as Promise<Computed<T>> | undefined;
    if (running !== undefined) return running;
    const work = async (): Promise<Computed<T>> => {
      const made = await make();
      await writeMonthAnswer(this.parts.pool, scope, { what, start: span.start, ...made });
      return made;
    };
    const made = work().finally(() => this.making.delete(name));
    this.making.set(name, made);
    return made;
  }
}
