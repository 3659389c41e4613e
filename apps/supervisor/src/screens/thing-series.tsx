import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Alarm, LatestValue, PackSummary, QuantitySummary, Series, ThingSheet } from '../api/contract.ts';
import { seriesQuery } from '../api/queries.ts';
import { quantityOf, useTerritory } from '../api/territory.ts';
import { ChartView } from '../parts/chart-view.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useNow } from '../parts/use-now.ts';
import { navigate } from '../routing/location.ts';
import { paths } from '../routing/paths.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { lastDays } from './last-days.ts';
import { periodsOf, readingOf, seriesOf } from './series-choice.ts';
import type { Days } from './series-choice.ts';
import { seriesDescription } from './series-description.ts';
import { SeriesTable } from './series-table.tsx';

interface Shown {
  readonly thing: ThingSheet;
  readonly value: LatestValue;
  readonly quantity: QuantitySummary;
  readonly days: Days;
}

function Choice({ thing, value, quantity, days }: Shown) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const go = (serie: number, periode: number) =>
    navigate(paths.thing(thing.key, { serie: String(serie), periode: String(periode) }), { replace: true });
  return (
    <div className="series-choice">
      <label>
        <span className="visually-hidden">{words.thing.series}</span>
        <select value={value.datastream} onChange={({ target }) => go(Number(target.value), days)}>
          {seriesOf(thing).map(({ datastream, quantity: key }) => (
            <option key={datastream} value={datastream}>
              {quantityOf(territory, key).label[language]}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="periods">
        <legend className="visually-hidden">{words.thing.period}</legend>
        {periodsOf(quantity).map((period) => (
          <label key={period}>
            <input
              type="radio"
              name="periode"
              checked={period === days}
              onChange={() => go(value.datastream, period)}
            />
            <span>{words.thing.days[period]}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

interface CurveProps extends Shown {
  readonly pack: PackSummary | undefined;
  readonly series: Series;
  readonly alarms: readonly Alarm[];
  readonly interval: { readonly from: string; readonly to: string };
}

function Curve({ interval, ...shown }: CurveProps) {
  const words = useWords();
  const language = useLanguage();
  const { thing, value, quantity, series, pack, days, alarms } = shown;
  const { from, to } = interval;
  const description = useMemo(() => {
    const reading = readingOf(value, quantity, days);
    const times = { from: Date.parse(from), to: Date.parse(to) };
    const all = { thing, value, quantity, series, pack, days, alarms, reading, ...times };
    return seriesDescription(all, words, language);
  }, [thing, value, quantity, series, pack, days, alarms, from, to, words, language]);
  if (series.points.length === 0) return <p className="calm">{words.thing.noData}</p>;
  return (
    <>
      <ChartView description={description} />
      <SeriesTable title={description.title} series={series} quantity={quantity} />
    </>
  );
}

/** The curve of one series with its levels, nights and alarms; its table and its file. */
export function ThingSeries({
  thing,
  pack,
  alarms,
  search,
}: {
  thing: ThingSheet;
  pack: PackSummary | undefined;
  alarms: readonly Alarm[];
  search: URLSearchParams;
}) {
  const words = useWords();
  const territory = useTerritory();
  const now = useNow();
  const all = seriesOf(thing);
  const value =
    all.find(({ datastream }) => String(datastream) === search.get('serie')) ??
    all.find(({ quantity, role }) => role === 'measure' && quantity === pack?.headline) ??
    all[0];
  const quantity = quantityOf(territory, value?.quantity ?? '');
  const days = periodsOf(quantity).find((period) => String(period) === search.get('periode')) ?? 1;
  const interval = lastDays(days, now);
  const reading = readingOf(value ?? { period: 0 }, quantity, days);
  const asked = { datastream: value?.datastream ?? 0, ...interval, grain: reading.grain };
  const query = useQuery({ ...seriesQuery(asked), enabled: value !== undefined, placeholderData: keepPreviousData });
  if (value === undefined) return <p className="calm">{words.thing.noMeasure}</p>;
  const shown = { thing, value, quantity, days };
  const fresh = query.data?.datastream === value.datastream && query.data.grain === reading.grain;
  const file = `/api/v1/observations.csv?${new URLSearchParams({ datastream: String(value.datastream), ...interval, order: 'asc' }).toString()}`;
  return (
    <>
      <Choice {...shown} />
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      <div className="chart-room">
        {query.data && fresh && (
          <Curve {...shown} pack={pack} series={query.data} alarms={alarms} interval={interval} />
        )}
        {!fresh && !query.error && <p className="loading">{words.loading}</p>}
      </div>
      <p className="chart-foot">
        <span className="muted">{words.thing.chartLead[reading.grain]}</span>
        <a href={file} download>
          {words.thing.csv}
        </a>
      </p>
    </>
  );
}
