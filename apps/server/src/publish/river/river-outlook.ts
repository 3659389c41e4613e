import {
  HOUR,
  MINUTE,
  NOWCAST_PRESENT,
  foreseeStages,
  lastStages,
  minutesToThreshold,
  parseRatings,
  rate,
  riseRate,
} from '@vigie/kit';
import type { Instant, Nowcast, Rated, TimedStage } from '@vigie/kit';
import type { LatestValue, Reads, Scope, ThingSheet } from '../reads.ts';

/** After this nothing is foreseen: the last stage is too old to start from. */
export const OUTLOOK_STALE = HOUR;
/** Over which a rise is read for the time to a level: the slope of domain practice, least squares. */
const RISE_WINDOW = 30 * MINUTE;

export interface OutlookLevel {
  /** 1 to 3: a local level, never the State's vigilance. */
  readonly level: number;
  /** Metres above the gauge zero. */
  readonly stage: number;
  readonly reached: boolean;
  /** Minutes at the present rise; absent where the water does not rise fast enough to say. */
  readonly minutes?: number;
}

/** What the State says of the section the station is tied to. Its own thing, beside ours. */
export interface StateVigilance {
  readonly section: string;
  readonly name: string;
  /** 1 green … 4 red, the State's own; absent where it said nothing. */
  readonly colour?: number;
  readonly time?: Instant;
}

export interface RiverOutlook {
  readonly key: string;
  readonly name: string;
  readonly at?: Instant;
  readonly stage?: number;
  /** cm/h, least squares over the last half-hour. */
  readonly rise?: number;
  readonly discharge: Rated;
  readonly levels: readonly OutlookLevel[];
  /** Who set the levels, e.g. the municipal safeguard plan and its date. */
  readonly levelsSource?: string;
  readonly upstream?: { readonly key: string; readonly name: string };
  readonly vigilance?: StateVigilance;
  /** Absent while the station is silent. */
  readonly nowcast?: Nowcast & {
    /** Station whose history the errors are of, where it is another one. */
    readonly lentBy?: { readonly key: string; readonly name: string };
  };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const stageOf = ({ latest }: Pick<ThingSheet, 'latest'>): LatestValue | undefined =>
  latest.find(({ quantity }) => quantity === 'stage');

export interface OutlookReads {
  readonly reads: Pick<Reads, 'thing' | 'series' | 'nowcastTrials'>;
  readonly clock: { now(): number };
}

/** Usable stages of the hours a nowcast starts from, oldest first. */
async function stagesOf({ reads, clock }: OutlookReads, scope: Scope, datastream: number): Promise<TimedStage[]> {
  const now = clock.now();
  // a value may be a few minutes ahead of us; what is more so is flagged
  const query = {
    datastream,
    from: now - NOWCAST_PRESENT - OUTLOOK_STALE,
    to: now + 5 * MINUTE,
    grain: 'raw' as const,
  };
  const points = await reads.series(scope, query);
  return points.flatMap(({ time, value }) => (value === undefined ? [] : [{ time, value }]));
}

function levelsOf(properties: ThingSheet['properties'], stage: number | undefined, rise: number): OutlookLevel[] {
  return [1, 2, 3].flatMap((level): OutlookLevel[] => {
    const mark = properties[`threshold${level}`];
    if (typeof mark !== 'number') return [];
    const minutes = stage === undefined ? undefined : minutesToThreshold(stage, mark, rise);
    const reached = stage !== undefined && stage >= mark;
    return [{ level, stage: mark, reached, ...(minutes === undefined || reached ? {} : { minutes }) }];
  });
}

function dischargeNow({ properties }: ThingSheet, newest: TimedStage | undefined): Rated {
  const text = textOf(properties['ratingCurves']);
  const read = text === undefined ? undefined : parseRatings(text);
  if (!read?.ok || newest === undefined) return { reason: 'no-curve' };
  return rate(read.versions, newest.value, newest.time);
}

async function vigilanceOf({ reads }: OutlookReads, scope: Scope, sheet: ThingSheet) {
  const section = textOf(sheet.properties['vigilanceSection']);
  const thing = section === undefined ? undefined : await reads.thing(scope, section);
  if (section === undefined || thing === undefined) return undefined;
  const said = thing.latest.find(({ quantity }) => quantity === 'stateVigilance');
  return { section, name: thing.name, colour: said?.adjusted, time: said?.time };
}

async function upstreamOf(from: OutlookReads, scope: Scope, sheet: ThingSheet) {
  const key = textOf(sheet.properties['upstreamStation']);
  const thing = key === undefined ? undefined : await from.reads.thing(scope, key);
  const stage = thing && stageOf(thing);
  return thing && stage ? { key: thing.key, name: thing.name, datastream: stage.datastream } : undefined;
}

interface Gauge {
  readonly sheet: ThingSheet;
  readonly stages: readonly TimedStage[];
  readonly now: Instant;
}

function measured({ sheet, stages }: Gauge): Pick<RiverOutlook, 'at' | 'stage' | 'rise' | 'levels' | 'discharge'> {
  const newest = stages.at(-1);
  const rise = riseRate(lastStages(stages, RISE_WINDOW));
  return {
    at: newest?.time,
    stage: newest?.value,
    rise,
    levels: levelsOf(sheet.properties, newest?.value, rise ?? 0),
    discharge: dischargeNow(sheet, newest),
  };
}

/** The next two hours by what the station's history taught, or another's. */
async function nowcastOf(
  from: OutlookReads,
  scope: Scope,
  gauge: Gauge & { readonly above: { readonly datastream: number } | undefined },
): Promise<RiverOutlook['nowcast']> {
  const { sheet, stages, above } = gauge;
  const [{ own, lent }, upstream] = await Promise.all([
    from.reads.nowcastTrials(scope, sheet.key),
    above === undefined ? undefined : stagesOf(from, scope, above.datastream),
  ]);
  const marks = levelsOf(sheet.properties, undefined, 0).map(({ stage }) => stage);
  const lesson = { ...(own && { own: own.fit }), ...(lent && { lent: lent.fit }) };
  const said = foreseeStages(lesson, { stages, ...(upstream && { upstream }), marks });
  if (said?.basis !== 'other' || lent === undefined) return said;
  return { ...said, lentBy: { key: lent.key, name: lent.name } };
}

/** What can be said of a level station now; absent where there is no such object or it measures no stage. */
export async function readOutlook(from: OutlookReads, scope: Scope, key: string): Promise<RiverOutlook | undefined> {
  const sheet = await from.reads.thing(scope, key);
  const series = sheet && stageOf(sheet);
  if (sheet === undefined || series === undefined) return undefined;
  const now = from.clock.now();
  const [stages, above, vigilance] = await Promise.all([
    stagesOf(from, scope, series.datastream),
    upstreamOf(from, scope, sheet),
    vigilanceOf(from, scope, sheet),
  ]);
  const newest = stages.at(-1);
  const fresh = newest !== undefined && now - newest.time <= OUTLOOK_STALE;
  return {
    key: sheet.key,
    name: sheet.name,
    ...measured({ sheet, stages, now }),
    levelsSource: textOf(sheet.properties['levelsSource']),
    upstream: above && { key: above.key, name: above.name },
    vigilance,
    nowcast: fresh ? await nowcastOf(from, scope, { sheet, stages, now, above }) : undefined,
  };
}
