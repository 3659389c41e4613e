import type { ReactNode } from 'react';
import { ago, dateTime, number, period } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Source } from './pull-api.ts';
import { SourceActions } from './source-actions.tsx';
import { SourcePages } from './source-pages.tsx';
import { SourceStatus } from './source-status.tsx';
import { useSoon } from './source-table.tsx';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Trouble({ source, now }: { source: Source; now: number }) {
  const { pull } = useWords();
  const language = useLanguage();
  const soon = useSoon(now);
  const { trouble, failures, next } = source;
  if (trouble === undefined) return null;
  return (
    <div className="trouble" role="status">
      <p>
        <strong>{pull.faults[trouble.fault] ?? trouble.fault}</strong> <span className="mono">{trouble.detail}</span>
      </p>
      <p>
        {dateTime(trouble.time, language)}, {pull.tries(number(failures, language))}. {pull.nextTry(soon(next))}
      </p>
    </div>
  );
}

/** Where a source stands: how far it was read, what is left, what it gave today. */
function Facts({ source, now }: { source: Source; now: number }) {
  const words = useWords();
  const { pull } = words;
  const language = useLanguage();
  const soon = useSoon(now);
  const { newest, succeeded, next, cursor, today, rhythm, quota, about } = source;
  const when = (iso: string | undefined) =>
    iso === undefined ? pull.never : `${dateTime(iso, language)}, ${ago(iso, now, words)}`;
  const span = (ms: number) => period(ms / 1_000, words);
  const { readTo, past } = cursor;
  return (
    <dl className="facts">
      <Fact name={pull.status}>
        <SourceStatus source={source} />
      </Fact>
      <Fact name={pull.newest}>{when(newest)}</Fact>
      <Fact name={pull.read}>{when(succeeded)}</Fact>
      <Fact name={pull.next}>{soon(next)}</Fact>
      <Fact name={pull.readTo}>{readTo === undefined ? pull.never : dateTime(readTo, language)}</Fact>
      <Fact name={pull.past}>
        {past === undefined ? pull.pastNone : pull.pastSpan(dateTime(past.from, language), dateTime(past.to, language))}
      </Fact>
      <Fact name={pull.today}>{pull.fresh(number(today.fresh, language), number(today.records, language))}</Fact>
      <Fact name={pull.pages}>{pull.quota(number(today.pages, language), number(quota.perDay, language))}</Fact>
      <Fact name={pull.rhythm}>
        {rhythm.overlap === 0
          ? pull.rhythmOnly(span(rhythm.every))
          : pull.rhythmSpan(span(rhythm.every), span(rhythm.overlap))}
      </Fact>
      <Fact name={pull.gives}>{about[language]}</Fact>
    </dl>
  );
}

/** State panel of one pulled source. */
export function SourcePanel({ source, now }: { source: Source; now: number }) {
  const { pull } = useWords();
  return (
    <section className="source-panel" aria-labelledby="source-name">
      <h2 id="source-name">{source.name}</h2>
      <p className="mono muted">{source.id}</p>
      <Trouble source={source} now={now} />
      <Facts source={source} now={now} />
      <SourceActions source={source} />
      <h3>{pull.lastPages}</h3>
      <SourcePages pages={source.recent} />
    </section>
  );
}
