import '../../styles/replays.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { ApplyReplay } from './apply-replay.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { isMoving, replayQuery, replaySeriesQuery } from './replay-api.ts';
import type { ReplaySheet } from './replay-api.ts';
import { ReplayCurve } from './replay-curve.tsx';
import { ReplayDays } from './replay-days.tsx';
import { ReplayEffectsView } from './replay-effects.tsx';
import { CancelReplay, ReplayProgress } from './replay-progress.tsx';
import { periodText, selectionText, versionText } from './selection-text.ts';

const PARTS = ['changed', 'added', 'removed', 'flags', 'unchanged'] as const;

function Facts({ replay }: { replay: ReplaySheet }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.replays;
  const facts = [
    [w.period, periodText(replay, language)],
    [w.what, selectionText(replay, words, language)],
    [w.version, versionText(replay, words)],
    [w.who, replay.who],
  ] as const;
  return (
    <dl className="replay-facts">
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The difference in one sentence and its parts. */
function Summary({ replay }: { replay: ReplaySheet }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.replays;
  const pages = useInfiniteQuery(replaySeriesQuery(String(replay.id), { sort: 'changes', search: '' })).data?.pages;
  const touched = pages?.[0]?.items.filter(({ first }) => first !== undefined).length ?? 0;
  const more = pages?.[0]?.next !== undefined && touched === 100;
  const count = `${number(touched, language)}${more ? ' +' : ''}`;
  const series = touched === 1 ? w.oneSeries : w.series(count);
  const sentence = replay.state === 'applied' ? w.did : w.would;
  const notes = [
    replay.framesRefused > 0 && w.refused(number(replay.framesRefused, language)),
    replay.framesReadable > 0 && w.readable(number(replay.framesReadable, language)),
    replay.valuesLeft > 0 && w.left(number(replay.valuesLeft, language)),
  ].filter((note) => note !== false);
  return (
    <div className="replay-summary">
      <p className="finding">
        {replay.valuesChanged === 0 ? w.nothing : sentence(number(replay.valuesChanged, language), series)}
      </p>
      <ul className="replay-parts">
        {PARTS.map((part) => (
          <li key={part}>
            <strong>{number(replay[part], language)}</strong> <span>{w.parts[part]}</span>
          </li>
        ))}
      </ul>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

function Difference({ replay, search }: { replay: ReplaySheet; search: URLSearchParams }) {
  const id = String(replay.id);
  return (
    <>
      <Summary replay={replay} />
      <ApplyReplay replay={replay} />
      {replay.valuesChanged > 0 && (
        <>
          <ReplayCurve id={id} search={search} />
          <DifferenceTable id={id} search={search} />
          <ReplayDays id={id} />
          {replay.effects && <ReplayEffectsView effects={replay.effects} />}
        </>
      )}
    </>
  );
}

/** One replay: how far it is, what it would change, and the way to change it. */
export function ReplayScreen({ id, search }: { id: string; search: URLSearchParams }) {
  const words = useWords();
  const query = useQuery(replayQuery(id));
  const replay = query.data;
  const w = words.replays;
  return (
    <div className="wide replays">
      <p>
        <Link to={paths.replays()}>{w.back}</Link>
      </p>
      <header className="title-row">
        <h1>{w.sheet(id)}</h1>
        {replay && <CancelReplay replay={replay} />}
      </header>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {replay && (
        <>
          <p className="replay-state" role="status">
            <strong className={`replay-${replay.state}`}>{w.states[replay.state]}</strong>{' '}
            <ReplayProgress replay={replay} />
          </p>
          {replay.fault !== undefined && <p className="trouble">{replay.fault}</p>}
          <Facts replay={replay} />
          {replay.compared !== undefined && !(isMoving(replay) && replay.state === 'comparing') && (
            <Difference replay={replay} search={search} />
          )}
        </>
      )}
    </div>
  );
}
