import '../../styles/noise.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { quickStudyQuery } from './noise-api.ts';
import type { QuickStudy } from './noise-api.ts';
import { change, share } from './say-level.ts';

interface Span {
  readonly from: string;
  readonly to: string;
}

interface Asked {
  readonly series: string;
  /** One object: a study is of one street. */
  readonly thing: string | undefined;
  readonly now: Span;
  readonly before: Span;
}

const STUDIED = ['noise-lden-day', 'noise-laeq-day', 'noise-lday', 'noise-levening', 'noise-lnight'];

function Found({ study }: { study: QuickStudy }) {
  const words = useWords().noise.studies;
  const language = useLanguage();
  const { difference, low, high, refused, distinct, excluded } = study;
  if (refused) return <p className="panel-note">{words.refused[refused]}</p>;
  if (difference === undefined || low === undefined || high === undefined) return undefined;
  const left = words.side(share(excluded.before, language), share(excluded.after, language));
  return (
    <p>
      {words.inEnergy} : {change(difference, language)}, {words.interval.toLowerCase()} : {change(low, language)} …{' '}
      {change(high, language)}. {distinct ? words.distinct : words.unsure} {words.excluded} : {left}.
    </p>
  );
}

function OfOne({ series, thing, now, before }: Asked & { readonly thing: string }) {
  const search = { thing, indicator: series, beforeFrom: before.from, beforeTo: before.to, afterFrom: now.from };
  const { data } = useQuery(quickStudyQuery({ ...search, afterTo: now.to }));
  return data ? <Found study={data} /> : undefined;
}

/** What the study says of the period of a comparison, for one station; and the way to a study that is kept. */
export function PanelStudy({ thing, ...asked }: Asked) {
  const words = useWords().noise.studies;
  if (!STUDIED.includes(asked.series)) return undefined;
  return (
    <>
      {thing !== undefined && <OfOne {...asked} thing={thing} />}
      <p>
        <Link to={paths.studies()}>{thing === undefined ? words.ofOneStation : words.keep}</Link>
      </p>
    </>
  );
}
