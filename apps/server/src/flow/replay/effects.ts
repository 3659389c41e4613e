import { DAY } from '@vigie/kit';
import type { Clock, Interval, QuantityRegistry, Rule, WindowIndicator } from '@vigie/kit';
import { WindowJob } from '#derive/window-job.ts';
import type { Alarms } from '#store/alarms.ts';
import type { TouchedSeries } from '#store/replay-apply.ts';
import { ReplayShadow } from '#store/replay-shadow.ts';
import type { MovedFigure } from '#store/replay-shadow.ts';
import type { Pool } from '#platform/db/pool.ts';
import { foresee } from '#watch/foresee.ts';
import type { Episode } from '#watch/foresee.ts';
import { samplesAhead } from '#watch/replay.ts';
import { bindingsOf } from '#watch/watched.ts';
import type { ThresholdBinding, WatchedDatastream, WatchedFigure } from '#watch/watched.ts';

/** Series whose figures are made before a replay is applied; of the others it is only said how many there are. */
const MOST_SERIES = 400;
/** Series whose alarms are foreseen. */
const MOST_WATCHED = 400;
/** Figures and alarms that are kept as examples. */
const MOST_SHOWN = 300;
/** After the last change a rule has forgotten it. */
const AFTERWARDS = 2 * DAY;

export interface EffectNeeds {
  readonly pool: Pool;
  readonly alarms: Pick<Alarms, 'levelBefore' | 'samplesAround'>;
  readonly indicators: readonly WindowIndicator[];
  readonly rules: readonly Rule[];
  readonly figures: readonly WatchedFigure[];
  readonly quantities: QuantityRegistry;
  readonly zone: string;
  readonly clock: Clock;
  readonly log: { error(detail: object, message: string): void };
  datastream(id: number): WatchedDatastream | undefined;
  readonly breathe: () => Promise<void>;
}

interface Named {
  readonly datastream: number;
  readonly thing: string;
  readonly name: string;
}

export interface AlarmEffect extends Named {
  readonly rule: string;
  readonly kind: 'opening' | 'closing' | 'changing';
  readonly before: Episode | undefined;
  readonly after: Episode | undefined;
}

/** What would move beside the values themselves. */
export interface Effects {
  readonly figures: {
    readonly moved: number;
    readonly byIndicator: readonly { indicator: string; moved: number; appearing: number; vanishing: number }[];
    readonly examples: readonly (Omit<MovedFigure, 'datastream'> & Named)[];
    /** Series whose figures were not made: the list says nothing of them. */
    readonly seriesLeft: number;
  };
  readonly alarms: {
    readonly opening: number;
    readonly closing: number;
    readonly changing: number;
    readonly examples: readonly AlarmEffect[];
    readonly seriesLeft: number;
  };
}

async function figuresOf(shadow: ReplayShadow, needs: EffectNeeds): Promise<void> {
  const { indicators, quantities, zone, clock, log, breathe } = needs;
  const job = new WindowJob(shadow, { indicators, quantityOf: quantities, zone, clock, log, room: breathe });
  await job.run();
  await job.runLong();
}

function byIndicator(moved: readonly MovedFigure[]) {
  return [...Map.groupBy(moved, ({ indicator }) => indicator)].map(([indicator, figures]) => ({
    indicator,
    moved: figures.length,
    appearing: figures.filter(({ before }) => before === undefined).length,
    vanishing: figures.filter(({ after }) => after === undefined).length,
  }));
}

/** Those that move most, of each indicator in turn: one with many windows does not hide the others. */
function examplesOf(moved: readonly MovedFigure[]): MovedFigure[] {
  const size = ({ before, after }: MovedFigure) =>
    before === undefined || after === undefined ? Number.POSITIVE_INFINITY : Math.abs(after - before);
  const groups = [...Map.groupBy(moved, ({ indicator }) => indicator).values()];
  const share = Math.max(5, Math.floor(MOST_SHOWN / Math.max(1, groups.length)));
  return groups.flatMap((figures) => figures.toSorted((a, b) => size(b) - size(a)).slice(0, share));
}

/** A series that a rule watches, as it is and as it would be. */
async function watchedSeries(
  binding: ThresholdBinding,
  { span, shadow }: { readonly span: Interval; readonly shadow: ReplayShadow },
  { alarms }: EffectNeeds,
) {
  const { indicator, settings, watched } = binding;
  const ahead = samplesAhead(settings);
  const levelBefore = await alarms.levelBefore(binding, span.start);
  const stored = await alarms.samplesAround(binding, span.start, ahead);
  const before = stored.filter(({ time }) => time >= span.start && time < span.end);
  const shared = { settings, levelBefore, before, ahead: stored.filter(({ time }) => time < span.start) };
  if (indicator === undefined) return { ...shared, after: await shadow.known(watched.datastream, span) };
  const moved = shadow.moved.filter(
    (figure) => figure.datastream === watched.datastream && figure.indicator === indicator,
  );
  const after = new Map(before.map(({ time, value }) => [time, value]));
  for (const { end, after: value } of moved) {
    if (value === undefined) after.delete(end);
    else after.set(end, value);
  }
  return { ...shared, after: [...after].map(([time, value]) => ({ time, value })).toSorted((a, b) => a.time - b.time) };
}

type UnnamedAlarm = Omit<AlarmEffect, 'thing' | 'name'>;

async function alarmsOf(
  { datastream, first, last }: TouchedSeries,
  shadow: ReplayShadow,
  needs: EffectNeeds,
): Promise<UnnamedAlarm[]> {
  const watched = needs.datastream(datastream);
  const found: UnnamedAlarm[] = [];
  for (const binding of watched ? bindingsOf(watched, needs) : []) {
    if (binding.kind !== 'threshold') continue;
    const span = { start: first, end: last + AFTERWARDS };
    const { opening, closing, changing } = foresee(await watchedSeries(binding, { span, shadow }, needs));
    const shared = { datastream, rule: binding.rule.id };
    found.push(
      ...opening.map((after) => ({ ...shared, kind: 'opening' as const, before: undefined, after })),
      ...closing.map((before) => ({ ...shared, kind: 'closing' as const, before, after: undefined })),
      ...changing.map((both) => ({ ...shared, kind: 'changing' as const, ...both })),
    );
  }
  return found;
}

const countOf = (alarms: readonly UnnamedAlarm[], kind: AlarmEffect['kind']): number =>
  alarms.filter((alarm) => alarm.kind === kind).length;

/** Figures of windows and alarms as they would be after a replay: the jobs' own code on the series as it would be. */
export async function effectsOf(
  replay: number,
  series: readonly TouchedSeries[],
  needs: EffectNeeds,
): Promise<Effects> {
  const from = [...new Set(needs.indicators.map((indicator) => indicator.from))];
  const { pool, quantities, zone } = needs;
  const shadow = new ReplayShadow(pool, replay, { quantities, zone, from, mostSeries: MOST_SERIES });
  await figuresOf(shadow, needs);
  const alarms: UnnamedAlarm[] = [];
  for (const touched of series.slice(0, MOST_WATCHED)) {
    alarms.push(...(await alarmsOf(touched, shadow, needs)));
    await needs.breathe();
  }
  const figures = examplesOf(shadow.moved);
  const shown = alarms.slice(0, MOST_SHOWN);
  const names = await shadow.names([...new Set([...figures, ...shown].map(({ datastream }) => datastream))]);
  const named = <T extends { readonly datastream: number }>(each: T): T & Named => ({
    ...each,
    ...(names.get(each.datastream) ?? { thing: '', name: '' }),
  });
  return {
    figures: {
      moved: shadow.moved.length,
      byIndicator: byIndicator(shadow.moved),
      examples: figures.map(named),
      seriesLeft: shadow.left,
    },
    alarms: {
      opening: countOf(alarms, 'opening'),
      closing: countOf(alarms, 'closing'),
      changing: countOf(alarms, 'changing'),
      examples: shown.map(named),
      seriesLeft: Math.max(0, series.length - MOST_WATCHED),
    },
  };
}
