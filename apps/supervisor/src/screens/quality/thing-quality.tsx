import '../../styles/quality.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PackSummary, ThingSheet } from '../../api/contract.ts';
import { useMayOperate } from '../../api/session.ts';
import { quantityOf, useTerritory } from '../../api/territory.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useNow } from '../../parts/use-now.ts';
import { dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { headlineOf, seriesName } from '../headline.ts';
import { lastDays } from '../last-days.ts';
import { seriesOf } from '../series-choice.ts';
import { CorrectionForm } from './correction-form.tsx';
import type { Period } from './correction-form.tsx';
import { CorrectionList } from './correction-list.tsx';
import { dayFields, toField } from './local-input.ts';
import { QualityBars, ShareLegend } from './quality-bars.tsx';
import { QualityTable } from './quality-table.tsx';
import { seriesQualityQuery } from './quality-api.ts';
import type { SeriesQuality } from './quality-api.ts';

const PERIODS = [30, 90, 365] as const;
const MOST_GAPS = 5;
const HOUR = 3_600_000;

function Reasons({ series }: { series: SeriesQuality }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <section>
      <h3>{words.quality.reasons}</h3>
      {series.reasons.length === 0 && <p className="muted">{words.quality.noReason}</p>}
      <dl className="facts">
        {series.reasons.map(({ reason, count, words: said }) => (
          <div key={reason}>
            <dt>{said[language]}</dt>
            <dd>{number(count, language)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Gaps({ series, choose }: { series: SeriesQuality; choose: (period: Period) => void }) {
  const words = useWords();
  const language = useLanguage();
  const longest = series.gaps.toSorted((a, b) => b.missing - a.missing);
  const shown = longest.slice(0, MOST_GAPS).toSorted((a, b) => b.from.localeCompare(a.from));
  return (
    <section>
      <h3>{words.quality.gaps}</h3>
      {shown.length === 0 && <p className="muted">{words.quality.noGap}</p>}
      <ul className="gaps">
        {shown.map(({ from, to, missing }) => (
          <li key={from}>
            <button
              type="button"
              className="as-link"
              onClick={() => choose({ from: toField(Date.parse(from)), to: toField(Date.parse(to)) })}
            >
              {dateTime(from, language)} → {dateTime(to, language)}
            </button>
            <span className="muted">{words.quality.gapMissing(number(missing, language))}</span>
          </li>
        ))}
      </ul>
      {longest.length > shown.length && (
        <p className="muted">{words.quality.moreGaps(number(longest.length - shown.length, language))}</p>
      )}
    </section>
  );
}

/** A first day, then another one: the period goes from the one to the other. */
function extended(period: Period, day: string, one: boolean): Period {
  const { from, to } = dayFields(day);
  if (!one) return { from, to };
  return { from: from < period.from ? from : period.from, to: to > period.to ? to : period.to };
}

function Sheet({ series, unit }: { series: SeriesQuality; unit: string }) {
  const words = useWords();
  const allowed = useMayOperate();
  const now = useNow();
  const [period, setPeriod] = useState<Period>({ from: toField(now - HOUR), to: toField(now) });
  const [one, setOne] = useState(false);
  const choose = (day: string) => {
    setPeriod(extended(period, day, one));
    setOne(!one);
  };
  return (
    <>
      <ShareLegend days={series.days} />
      <QualityBars days={series.days} chosen={[period.from.slice(0, 10), period.to]} choose={choose} />
      <p className="bar-ends muted" aria-hidden="true">
        <span>{series.days[0]?.day}</span>
        <span>{series.days.at(-1)?.day}</span>
      </p>
      <QualityTable days={series.days} choose={choose} />
      <div className="quality-grid">
        <Reasons series={series} />
        <Gaps series={series} choose={setPeriod} />
      </div>
      {allowed && (
        <details>
          <summary>{words.quality.decide}</summary>
          <p className="muted">{words.quality.decideLead}</p>
          <CorrectionForm datastream={series.datastream} unit={unit} period={period} setPeriod={setPeriod} />
        </details>
      )}
      <CorrectionList datastream={series.datastream} />
    </>
  );
}

interface ThingQualityProps {
  readonly thing: ThingSheet;
  readonly pack: PackSummary | undefined;
  readonly search: URLSearchParams;
}

/** What the values of a series are worth, day by day; why; and what people decided of them. */
export function ThingQuality({ thing, pack, search }: ThingQualityProps) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const all = seriesOf(thing);
  const asked = all.find(({ datastream }) => String(datastream) === search.get('serie'));
  const first = asked ?? headlineOf(thing, pack) ?? all[0];
  const [days, setDays] = useState<number>(PERIODS[0]);
  const interval = lastDays(days, useNow());
  const query = useQuery({
    ...seriesQualityQuery(thing.key, first?.quantity ?? '', interval),
    enabled: first !== undefined,
    placeholderData: keepPreviousData,
  });
  const series = query.data?.items.find(({ datastream }) => datastream === first?.datastream);
  if (first === undefined) return undefined;
  const { symbol } = quantityOf(territory, first.quantity);
  return (
    <section className="thing-quality" id="qualite">
      <header className="title-row">
        <h2>{words.quality.title}</h2>
        <p className="muted">{seriesName(thing, first, { territory, language })}</p>
        <label>
          <span className="visually-hidden">{words.quality.period}</span>
          <select value={days} onChange={({ target }) => setDays(Number(target.value))}>
            {PERIODS.map((period) => (
              <option key={period} value={period}>
                {words.quality.days(period)}
              </option>
            ))}
          </select>
        </label>
      </header>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <p className="loading">{words.loading}</p>}
      {series && <Sheet key={series.datastream} series={series} unit={symbol} />}
    </section>
  );
}
