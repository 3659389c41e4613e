import type { ChartDescription, ChartPoint } from '@vigie/ui/chart';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { QuantitySummary } from '../../api/contract.ts';
import { quantityOf, useTerritory } from '../../api/territory.ts';
import { ChartView } from '../../parts/chart-view.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { ZONE, dateTime, measure } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import { replayCurveQuery, replaySeriesQuery } from './replay-api.ts';
import type { ReplayPoint, ReplaySeries } from './replay-api.ts';

/** Lines of the table: the file of the object has them all. */
const MOST = 500;
const HOUR = 3_600_000;

/** Values that moved stand at times of their own, where the other side has none: that is no gap of it. */
function pointsOf(points: readonly ReplayPoint[], side: 'before' | 'after', moved: boolean): ChartPoint[] {
  return points.flatMap((point): ChartPoint[] => {
    const value = point[side];
    const time = Date.parse(point.time);
    if (value !== null) return [{ time, value, quality: 'good' }];
    return moved ? [] : [{ time, quality: 'missing' }];
  });
}

/** Two points farther apart than a few of the usual steps are not joined. */
function stepOf(points: readonly ReplayPoint[]): number {
  const times = points.map(({ time }) => Date.parse(time));
  const steps = times.slice(1).map((time, i) => time - (times[i] ?? time));
  return steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? HOUR;
}

function descriptionOf(
  { series, quantity, points }: { series: ReplaySeries; quantity: QuantitySummary; points: readonly ReplayPoint[] },
  words: Words,
  language: Language,
): ChartDescription {
  const step = stepOf(points);
  const moved = series.added > 0 && series.removed > 0;
  return {
    title: `${words.replays.curve}, ${quantity.label[language]}, ${series.thingName}`,
    unit: quantity.symbol,
    decimals: quantity.decimals,
    language,
    zone: ZONE,
    form: 'line',
    points: pointsOf(points, 'after', moved),
    comparison: { name: words.replays.before, points: pointsOf(points, 'before', moved) },
    joinWithin: Math.max(4 * step, HOUR),
    width: step,
    words: { quality: words.thing.chartQuality, at: words.thing.at },
  };
}

interface CurveProps {
  readonly series: ReplaySeries;
  readonly quantity: QuantitySummary;
  readonly points: readonly ReplayPoint[];
}

function CurveTable({ title, points, quantity }: Omit<CurveProps, 'series'> & { title: string }) {
  const words = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.thing.table}</summary>
      {open && (
        <div className="table-frame tall" tabIndex={0} role="region" aria-label={title}>
          <table className="dense">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.replays.time}</th>
                <th scope="col" className="number">
                  {words.replays.before}
                </th>
                <th scope="col" className="number">
                  {words.replays.after}
                </th>
              </tr>
            </thead>
            <tbody>
              {points.slice(0, MOST).map((point) => (
                <tr key={point.time}>
                  <th scope="row">{dateTime(point.time, language)}</th>
                  <td className="number">{measure(point.before, quantity, language)}</td>
                  <td className="number">{measure(point.after, quantity, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function Curve({ series, quantity, points }: CurveProps) {
  const words = useWords();
  const language = useLanguage();
  const description = useMemo(
    () => descriptionOf({ series, quantity, points }, words, language),
    [series, quantity, points, words, language],
  );
  return (
    <>
      <ChartView description={description} />
      <CurveTable title={description.title} points={points} quantity={quantity} />
    </>
  );
}

/** One series before and after, the one chosen in the table or the one that changes most. */
export function ReplayCurve({ id, search }: { id: string; search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const pages = useInfiniteQuery(replaySeriesQuery(id, { sort: 'changes', search: '' })).data?.pages ?? [];
  const all = pages.flatMap(({ items }) => items).filter(({ first }) => first !== undefined);
  const series = all.find(({ datastream }) => String(datastream) === search.get('serie')) ?? all[0];
  const datastream = Number(search.get('serie') ?? series?.datastream ?? 0);
  const query = useQuery({ ...replayCurveQuery(id, datastream), enabled: datastream > 0 });
  if (series === undefined) return null;
  const quantity = quantityOf(territory, series.quantity);
  return (
    <section>
      <h2>
        {words.replays.curve} <span className="muted">{`${series.thingName}, ${quantity.label[language]}`}</span>
      </h2>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      <div className="chart-room">
        {query.data && <Curve series={series} quantity={quantity} points={query.data.items} />}
      </div>
      <p className="hint">{words.replays.curveLead}</p>
    </section>
  );
}
