import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMayOperate } from '../../api/session.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { removeStudy, studiesQuery, studyFile, studyQuery } from './noise-api.ts';
import type { Study, StudyResult } from './noise-api.ts';
import { change, fullDay, level, share } from './say-level.ts';

type Bounds = { readonly difference: number; readonly low: number; readonly high: number };

function boundsOf({ difference, low, high }: Partial<Bounds>): Bounds | undefined {
  return difference === undefined || low === undefined || high === undefined ? undefined : { difference, low, high };
}

/** Two periods on one scale of decibels, and the interval of their difference. */
function Interval({ difference, low, high }: Bounds) {
  const language = useLanguage();
  const words = useWords().noise.studies;
  const reach = Math.max(1, Math.ceil(1.2 * Math.max(Math.abs(low), Math.abs(high))));
  const x = (value: number) => 20 + (300 * (value + reach)) / (2 * reach);
  const title = `${words.interval} : ${change(low, language)} … ${change(high, language)}`;
  return (
    <svg className="study-interval" viewBox="-20 0 380 64" role="img" aria-label={title}>
      <line className="axis-line" x1={20} x2={320} y1={36} y2={36} />
      {[-reach, 0, reach].map((value) => (
        <g key={value}>
          <line className={value === 0 ? 'zero' : 'axis-line'} x1={x(value)} x2={x(value)} y1={12} y2={42} />
          <text x={x(value)} y={58} textAnchor="middle">
            {value === 0 ? '0' : change(value, language)}
          </text>
        </g>
      ))}
      <rect className="span" x={x(low)} y={20} width={Math.max(1, x(high) - x(low))} height={12} />
      <circle className="point" cx={x(difference)} cy={26} r={6} />
    </svg>
  );
}

function Facts({ result }: { result: StudyResult }) {
  const words = useWords().noise.studies;
  const language = useLanguage();
  const count = (value: number) => number(value, language);
  const { days, poor, excluded, leftOut, control } = result;
  const facts: (readonly [string, string] | undefined)[] = [
    result.before === undefined ? undefined : [words.before, level(result.before, language)],
    result.after === undefined ? undefined : [words.after, level(result.after, language)],
    days && [words.days, words.side(count(days.before), count(days.after))],
    [words.excluded, words.side(share(excluded.before, language), share(excluded.after, language))],
    [words.poor, words.side(count(poor.before), count(poor.after))],
    [words.leftOut, count(leftOut.season + leftOut.weekday)],
    control?.difference === undefined ? undefined : [words.ofControl, change(control.difference, language)],
  ];
  return (
    <dl className="facts">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact[0]}>
              <dt>{fact[0]}</dt>
              <dd>{fact[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Verdict({ title, bounds, distinct }: { title: string; bounds: Bounds; distinct: boolean }) {
  const words = useWords().noise.studies;
  const language = useLanguage();
  return (
    <div className="study-verdict">
      <p className="muted">{title}</p>
      <p className="study-value">{change(bounds.difference, language)}</p>
      <Interval {...bounds} />
      <p>{distinct ? words.distinct : words.unsure}</p>
    </div>
  );
}

function Result({ result }: { result: StudyResult }) {
  const words = useWords().noise.studies;
  const own = boundsOf(result);
  const { refused, net } = result;
  return (
    <>
      {refused && <p className="calm">{words.refused[refused]}</p>}
      <div className="study-verdicts">
        {own && <Verdict title={words.result} bounds={own} distinct={result.distinct ?? false} />}
        {net && <Verdict title={words.net} bounds={net} distinct={net.distinct} />}
      </div>
      <Facts result={result} />
      <p className="panel-note">{words.method}</p>
    </>
  );
}

function Head({ study }: { study: Study }) {
  const words = useWords().noise;
  const language = useLanguage();
  // the last day a span holds, not the midnight that ends it
  const span = (from: string, to: string) =>
    `${words.studies.from} ${fullDay(from, language)} ${words.studies.to} ${fullDay(new Date(Date.parse(to) - 1).toISOString(), language)}`;
  const names: Readonly<Record<string, string>> = words.indicators;
  return (
    <>
      <h2>{study.title}</h2>
      <p>
        {study.thing.name}
        {study.control && `, ${words.studies.control.toLowerCase()} : ${study.control.name}`}
        {', '}
        {names[study.indicator] ?? study.indicator}
      </p>
      <p className="muted">
        {words.studies.before} {span(study.beforeFrom, study.beforeTo)} ; {words.studies.after.toLowerCase()}{' '}
        {span(study.afterFrom, study.afterTo)}
      </p>
    </>
  );
}

/** One study: its question, its answer as the data are now, its days as a file. */
export function StudySheet({ id }: { id: string }) {
  const words = useWords();
  const client = useQueryClient();
  const operates = useMayOperate();
  const query = useQuery(studyQuery(id));
  const remove = useMutation({
    mutationFn: removeStudy,
    async onSuccess() {
      navigate(paths.studies());
      await client.invalidateQueries(studiesQuery);
    },
  });
  const study = query.data;
  return (
    <section className="study-sheet" aria-busy={query.isPending}>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <p className="loading">{words.loading}</p>}
      {study && (
        <>
          <Head study={study} />
          {study.result && <Result result={study.result} />}
          <p className="study-actions">
            <a href={studyFile(study.id)} download>
              {words.noise.studies.file}
            </a>
            {operates && (
              <button type="button" className="button quiet small" onClick={() => remove.mutate(study.id)}>
                {words.noise.studies.remove}
              </button>
            )}
          </p>
          {remove.error && <Trouble error={remove.error} />}
        </>
      )}
    </section>
  );
}
