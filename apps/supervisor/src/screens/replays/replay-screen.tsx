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
import { ReadableFrames } from './readable-frames.tsx';
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

/** How many series it touches, as far as the first page knows. */
function useTouched(id: number): string {
  const words = useWords();
  const language = useLanguage();
  const query = useInfiniteQuery(replaySeriesQuery(String(id), { sort: 'changes', search: '' }));
  const [page] = query.data?.pages ?? [];
  const touched = page?.items.filter(({ first }) => first !== undefined).length ?? 0;
  if (touched === 1) return words.replays.oneSeries;
  const isAll = page?.next === undefined || touched < page.items.length;
  return words.replays.series(`${number(touched, language)}${isAll ? '' : ' +'}`);
}

function Notes({ replay }: { replay: ReplaySheet }) {
  const words = useWords();
  const language = useLanguage();
  const { refused, left } = words.replays;
  const notes = [
    [replay.framesRefused, refused],
    [replay.valuesLeft, left],
  ] as const;
  return notes.map(([count, note]) => count > 0 && <p key={count}>{note(number(count, language))}</p>);
}

/** The difference in one sentence and its parts. */
function Summary({ replay }: { replay: ReplaySheet }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.replays;
  const series = useTouched(replay.id);
  const sentence = replay.state === 'applied' ? w.did : w.would;
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
      <Notes replay={replay} />
      {replay.framesReadable > 0 && <ReadableFrames replay={replay} />}
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
