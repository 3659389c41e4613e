import '../../styles/replays.css';
import { useQuery } from '@tanstack/react-query';
import { useMayManage } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { paths } from '../../routing/paths.ts';
import { dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { NewReplayForm } from './new-replay.tsx';
import { replaysQuery } from './replay-api.ts';
import type { Replay } from './replay-api.ts';
import { CancelReplay, ReplayProgress } from './replay-progress.tsx';
import { periodText, selectionText, versionText } from './selection-text.ts';

function ReplayRow({ replay }: { replay: Replay }) {
  const words = useWords();
  const language = useLanguage();
  const id = String(replay.id);
  return (
    <tr>
      <th scope="row">
        <Link to={paths.replay(id)}>{words.replays.sheet(id)}</Link>
      </th>
      <td>
        {dateTime(replay.created, language)} <span className="muted">{replay.who}</span>
      </td>
      <td>{periodText(replay, language)}</td>
      <td>{selectionText(replay, words, language)}</td>
      <td>{versionText(replay, words)}</td>
      <td className={`replay-${replay.state}`}>{words.replays.states[replay.state]}</td>
      <td>
        <ReplayProgress replay={replay} />
      </td>
      <td className="number">{replay.compared === undefined ? '–' : number(replay.valuesChanged, language)}</td>
      <td>
        <CancelReplay replay={replay} />
      </td>
    </tr>
  );
}

function ReplayTable({ replays }: { replays: readonly Replay[] }) {
  const words = useWords();
  const w = words.replays;
  const heads = [w.number, w.asked, w.period, w.what, w.version, w.state, w.progress];
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={w.list}>
      <table className="dense">
        <caption className="visually-hidden">{w.list}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="number">
              {w.changes}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {replays.map((replay) => (
            <ReplayRow key={replay.id} replay={replay} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** History decoded again: what was asked for, how far it is, and a new one. */
export function ReplaysScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const manages = useMayManage();
  const query = useQuery(replaysQuery);
  const replays = query.data?.items ?? [];
  return (
    <div className="wide replays">
      <h1>{words.replays.title}</h1>
      <p className="muted">{words.replays.lead}</p>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.data && replays.length === 0 && <p className="calm">{words.replays.none}</p>}
      {replays.length > 0 && <ReplayTable replays={replays} />}
      {manages ? <NewReplayForm search={search} /> : <p className="muted">{words.replays.noRight}</p>}
    </div>
  );
}
