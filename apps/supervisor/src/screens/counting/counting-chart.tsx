import type { ChartDescription, ChartPoint } from '@vigie/ui/chart';
import { useMemo, useState } from 'react';
import type { ThingSheet } from '../../api/contract.ts';
import { ChartView } from '../../parts/chart-view.tsx';
import { ZONE } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import { countingCsv } from './counting-api.ts';
import type { Counting, CountingDay } from './counting-api.ts';
import { dayText, dayTime } from './day-text.ts';

const DAY = 86_400_000;
const PERIODS = [28, 91, 400] as const;
type Period = (typeof PERIODS)[number];
/** Bars thinner than a hair are a line. */
const LONGEST_BARS = 91;

function pointOf(day: CountingDay): ChartPoint {
  const time = dayTime(day.date);
  if (day.total !== undefined) return { time, value: day.total, quality: day.saidEstimated ? 'partial' : 'good' };
  // what was counted of an incomplete day is less than its total: dashed, as every partial value
  return day.counted === undefined ? { time, quality: 'missing' } : { time, value: day.counted, quality: 'partial' };
}

interface Shown {
  readonly thing: ThingSheet;
  readonly days: readonly CountingDay[];
  readonly period: Period;
}

function descriptionOf({ thing, days, period }: Shown, words: Words, language: Language): ChartDescription {
  const { counting } = words;
  const band = days.flatMap(({ date, low, high }) =>
    low === undefined || high === undefined ? [] : [{ time: dayTime(date), low, high }],
  );
  return {
    title: counting.chart(thing.name, counting.periods[period]),
    unit: counting.unit,
    decimals: 0,
    language,
    zone: ZONE,
    form: period > LONGEST_BARS ? 'line' : 'bars',
    points: days.map(pointOf),
    // a local day may have 25 hours
    joinWithin: 1.2 * DAY,
    width: DAY,
    band: { name: counting.band, points: band },
    words: { quality: counting.quality, at: words.thing.at },
  };
}

function said({ counted, total, estimated, estimatedShare, saidEstimated, unusual }: CountingDay, words: Words) {
  const { counting } = words;
  const notes = [
    ...(total === undefined ? [counted === undefined ? counting.saidMissing : counting.saidPartial] : []),
    ...(estimated > 0 ? [counting.saidEstimated(counting.percent(100 * estimatedShare, saidEstimated ? 0 : 1))] : []),
    ...(unusual === true ? [counting.unusual] : []),
  ];
  return notes.join(', ');
}

function DayRow({ day }: { day: CountingDay }) {
  const words = useWords();
  const language = useLanguage();
  const { number, percent, none } = words.counting;
  const cell = (value: number | undefined, decimals = 0) => (value === undefined ? none : number(value, decimals));
  return (
    <tr>
      <th scope="row">{dayText(day.date, language)}</th>
      <td className="number">{cell(day.counted)}</td>
      <td className="number">{percent(100 * day.coverage)}</td>
      <td className="number">{day.estimated > 0 ? number(day.estimated, 1) : none}</td>
      <td className="number">{cell(day.total, day.estimated > 0 ? 1 : 0)}</td>
      <td className="number">
        {day.low === undefined || day.high === undefined ? none : `${number(day.low)} – ${number(day.high)}`}
      </td>
      <td>{said(day, words)}</td>
    </tr>
  );
}

function DayTable({ title, days }: { title: string; days: readonly CountingDay[] }) {
  const { counting } = useWords();
  const [open, setOpen] = useState(false);
  const { day, counted, coverage, estimated, total, expected, said: note } = counting.columns;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{counting.table}</summary>
      {open && (
        <div className="table-frame tall" tabIndex={0} role="region" aria-label={title}>
          <table className="dense">
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{day}</th>
                {[counted, coverage, estimated, total, expected].map((column) => (
                  <th key={column} scope="col" className="number">
                    {column}
                  </th>
                ))}
                <th scope="col">{note}</th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map((line) => (
                <DayRow key={line.date} day={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function Method({ study }: { study: Counting }) {
  const { counting } = useWords();
  const { own, elsewhere = [] } = study.error;
  if (study.days.every(({ expected }) => expected === undefined)) return <p className="muted">{counting.noExpected}</p>;
  const percent = (value: number) => counting.percent(value, 1);
  const places = elsewhere.map(({ place, medianPercent }) => counting.place(place, percent(medianPercent)));
  return (
    <p className="muted">
      {own
        ? counting.errorOwn({
            median: percent(own.medianPercent),
            week: percent(own.lastWeekPercent),
            days: counting.number(own.days),
            within: counting.percent(own.withinPercent),
          })
        : counting.errorElsewhere(places.join(', '))}
    </p>
  );
}

function Estimates({ study, days }: { study: Counting; days: readonly CountingDay[] }) {
  const { counting } = useWords();
  const filled = days.filter(({ estimated }) => estimated > 0).length;
  if (filled === 0) return null;
  const limit = counting.percent(100 * study.estimatedLimit);
  return <p className="muted">{counting.estimates(counting.number(filled), limit, study.neighbour?.name)}</p>;
}

function Today({ today }: { today: NonNullable<Counting['today']> }) {
  const { counting } = useWords();
  const { expected, low, high } = today;
  return <p>{counting.today(counting.number(expected), counting.number(low), counting.number(high))}</p>;
}

/** Days of a counter against what was expected of them, with the error of the expectation. */
export function CountingChart({ thing, study }: { thing: ThingSheet; study: Counting }) {
  const words = useWords();
  const language = useLanguage();
  const { counting } = words;
  const [period, setPeriod] = useState<Period>(91);
  const days = useMemo(() => study.days.slice(-period), [study, period]);
  const description = useMemo(
    () => descriptionOf({ thing, days, period }, words, language),
    [thing, days, period, words, language],
  );
  return (
    <>
      {study.today && <Today today={study.today} />}
      <fieldset className="periods counting-periods">
        <legend className="visually-hidden">{counting.period}</legend>
        {PERIODS.map((choice) => (
          <label key={choice}>
            <input type="radio" name="frequentation" checked={choice === period} onChange={() => setPeriod(choice)} />
            <span>{counting.periods[choice]}</span>
          </label>
        ))}
      </fieldset>
      <ChartView description={description} />
      <DayTable title={description.title} days={days} />
      <p className="chart-foot">
        <span className="muted">{counting.key}</span>
        <a href={countingCsv(thing.key)} download>
          {counting.csv}
        </a>
      </p>
      <Method study={study} />
      <Estimates study={study} days={days} />
    </>
  );
}
