import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type {
  Alarm,
  LatestValue,
  PackSummary,
  QuantitySummary,
  Series,
  ThingEvent,
  ThingSheet,
} from '../api/contract.ts';
import { seriesQuery, thingEventsQuery } from '../api/queries.ts';
import { quantityOf, useTerritory } from '../api/territory.ts';
import { ChartView } from '../parts/chart-view.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useNow } from '../parts/use-now.ts';
import { navigate } from '../routing/location.ts';
import { paths } from '../routing/paths.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { headlineOf, seriesName } from './headline.ts';
import { lastDays } from './last-days.ts';
import { LONGEST_WITH_NIGHTS } from './nights.ts';
import { periodsOf, readingOf, seriesOf } from './series-choice.ts';
import type { Days } from './series-choice.ts';
import { seriesDescription } from './series-description.ts';
import { SeriesTable } from './series-table.tsx';

const NO_EVENT: readonly ThingEvent[] = [];

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
          {seriesOf(thing).map((series) => (
            <option key={series.datastream} value={series.datastream}>
              {seriesName(thing, series, { territory, language })}
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
  readonly happened: readonly ThingEvent[];
  readonly interval: { readonly from: string; readonly to: string };
}

function Curve({ interval, ...shown }: CurveProps) {
  const words = useWords();
  const language = useLanguage();
  const { thing, value, quantity, series, pack, days, alarms, happened } = shown;
  const { from, to } = interval;
  const description = useMemo(() => {
    const reading = readingOf(value, quantity, days);
    const times = { from: Date.parse(from), to: Date.parse(to) };
    const all = { thing, value, quantity, series, pack, days, alarms, happened, reading, ...times };
    return seriesDescription(all, words, language);
  }, [thing, value, quantity, series, pack, days, alarms, happened, from, to, words, language]);
  if (series.items.length === 0) return <p className="calm">{words.thing.noData}</p>;
  return (
    <>
      <ChartView description={description} />
      <SeriesTable title={description.title} series={series} quantity={quantity} happened={happened} />
    </>
  );
}

/** The series and period the address asks for; the headline over a day where it asks for nothing. */
function chosenSeries(thing: ThingSheet, pack: PackSummary | undefined, search: URLSearchParams) {
  const all = seriesOf(thing);
  const asked = all.find(({ datastream }) => String(datastream) === search.get('serie'));
  return asked ?? headlineOf(thing, pack) ?? all[0];
}

function csvOf(datastream: number, interval: { from: string; to: string }): string {
  const search = new URLSearchParams({ datastream: String(datastream), ...interval, order: 'asc' });
  return `/api/v1/observations.csv?${search.toString()}`;
}

interface ThingSeriesProps {
  readonly thing: ThingSheet;
  readonly pack: PackSummary | undefined;
  readonly alarms: readonly Alarm[];
  readonly search: URLSearchParams;
}

function useHappened({ key }: ThingSheet, interval: { from: string; to: string }): readonly ThingEvent[] {
  return useQuery(thingEventsQuery(key, interval)).data?.items ?? NO_EVENT;
}

function ChosenSeries({ value, search, ...rest }: ThingSeriesProps & { value: LatestValue }) {
  const words = useWords();
  const territory = useTerritory();
  const quantity = quantityOf(territory, value.quantity);
  const days = periodsOf(quantity).find((period) => String(period) === search.get('periode')) ?? 1;
  const interval = lastDays(days, useNow());
  const { grain } = readingOf(value, quantity, days);
  const asked = { datastream: value.datastream, ...interval, grain };
  // The curve of before stays until the next ten minutes came; that of another series does not.
  const query = useQuery({ ...seriesQuery(asked), placeholderData: keepPreviousData });
  const fresh = query.data?.datastream === value.datastream && query.data.grain === grain ? query.data : undefined;
  const happened = useHappened(rest.thing, interval);
  const shown = { ...rest, value, quantity, days };
  return (
    <>
      <Choice {...shown} />
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      <div className="chart-room">
        {fresh && <Curve {...shown} series={fresh} happened={happened} interval={interval} />}
        {query.isFetching && !fresh && <p className="loading">{words.loading}</p>}
      </div>
      <p className="chart-foot">
        <span className="muted">
          {words.thing.chartLead[grain]}
          {days <= LONGEST_WITH_NIGHTS && `, ${words.thing.night}`}
        </span>
        <a href={csvOf(value.datastream, interval)} download>
          {words.thing.csv}
        </a>
      </p>
    </>
  );
}

/** The curve of one series with its levels, nights and alarms; its table and its file. */
export function ThingSeries(props: ThingSeriesProps) {
  const value = chosenSeries(props.thing, props.pack, props.search);
  return value && <ChosenSeries {...props} value={value} />;
}
