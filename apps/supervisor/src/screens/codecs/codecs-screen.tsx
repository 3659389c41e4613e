import '../../styles/codecs.css';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useMayManage } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useVirtualRows } from '../../parts/use-virtual-rows.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { codecsQuery } from './codec-api.ts';
import type { CodecVersion } from './codec-api.ts';
import { CodecState } from './codec-state.tsx';

/** A frame in a hundred cut short by the radio is no fault of a codec. */
const FAILING = 0.01;
const STATES = ['active', 'tested', 'draft', 'retired'] as const;
/** rem, as `.dense` draws them. */
const ROW = 2.25;
const VIRTUAL_ABOVE = 200;

/** Those in use first, then by name, the newest version first. */
function chosen(codecs: readonly CodecVersion[], search: URLSearchParams): readonly CodecVersion[] {
  const text = (search.get('q') ?? '').toLowerCase();
  const state = search.get('etat');
  return codecs
    .filter((codec) => !state || codec.state === state)
    .filter(({ id, maker = '' }) => `${id} ${maker}`.toLowerCase().includes(text))
    .toSorted((a, b) => a.id.localeCompare(b.id) || b.created.localeCompare(a.created));
}

function Filters({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const set = (name: string, value: string) => {
    const next = { ...Object.fromEntries(search), [name]: value };
    navigate(paths.codecs(next), { replace: true });
  };
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span className="visually-hidden">{words.codecs.search}</span>
        <input
          type="search"
          placeholder={words.codecs.search}
          value={search.get('q') ?? ''}
          onChange={(event) => set('q', event.target.value)}
        />
      </label>
      <label>
        <span className="visually-hidden">{words.codecs.state}</span>
        <select value={search.get('etat') ?? ''} onChange={(event) => set('etat', event.target.value)}>
          <option value="">{words.codecs.allStates}</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {words.codecs.states[state]}
            </option>
          ))}
        </select>
      </label>
    </form>
  );
}

function Row({ codec }: { codec: CodecVersion }) {
  const words = useWords();
  const language = useLanguage();
  const { tally } = codec;
  return (
    <tr>
      <th scope="row" data-label={words.codecs.codec}>
        <Link to={paths.codec(codec.id, { version: codec.version })}>{codec.id}</Link>
      </th>
      <td className="mono" data-label={words.codecs.version}>
        {codec.version}
      </td>
      <td data-label={words.codecs.state}>
        <CodecState state={codec.state} />
      </td>
      <td className={`number${codec.devices === 0 ? ' zero' : ''}`} data-label={words.codecs.devices}>
        {number(codec.devices, language)}
      </td>
      <td className={`number${codec.vectorCount === 0 ? ' zero' : ''}`} data-label={words.codecs.vectors}>
        {number(codec.vectorCount, language)}
      </td>
      <td data-label={words.codecs.failure} title={tally?.lastFault}>
        {tally === undefined || tally.decoded === 0 ? (
          <span className="muted">{words.codecs.notSeen}</span>
        ) : (
          <span className={tally.failed > tally.decoded * FAILING ? 'codec-failing' : undefined}>
            {words.codecs.failed(number(tally.failed, language), number(tally.decoded, language))}
          </span>
        )}
      </td>
      <td data-label={words.codecs.maker}>{codec.maker ?? codec.author ?? '–'}</td>
      <td data-label={words.codecs.created}>
        <time dateTime={codec.created}>{dateTime(codec.created, language)}</time>
      </td>
    </tr>
  );
}

function CodecTable({ codecs }: { codecs: readonly CodecVersion[] }) {
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const window = useVirtualRows(frame, codecs.length, ROW);
  const virtual = codecs.length > VIRTUAL_ABOVE;
  const shown = virtual ? codecs.slice(window.first, window.last) : codecs;
  const w = words.codecs;
  const heads = [w.codec, w.version, w.state, w.devices, w.vectors, w.failure, w.maker, w.created];
  return (
    <div ref={frame} className={`table-frame${virtual ? ' tall' : ''}`} tabIndex={0} role="region" aria-label={w.title}>
      <table className="dense codec-table" aria-rowcount={codecs.length + 1}>
        <caption className="visually-hidden">{w.title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={head === w.devices || head === w.vectors ? 'number' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {virtual && <tr aria-hidden="true" style={{ height: window.before }} />}
          {shown.map((codec) => (
            <Row key={`${codec.id} ${codec.version}`} codec={codec} />
          ))}
          {virtual && <tr aria-hidden="true" style={{ height: window.after }} />}
        </tbody>
      </table>
    </div>
  );
}

/** Every codec version: its state, who uses it, how often it failed lately. */
export function CodecsScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const query = useQuery(codecsQuery);
  const manages = useMayManage();
  const codecs = chosen(query.data ?? [], search);
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{words.codecs.title}</h1>
        <p className="muted">{query.data && words.codecs.count(number(codecs.length, language))}</p>
        <Filters search={search} />
        {manages && (
          <Link className="button small" to={paths.codec('nouveau')}>
            {words.codecs.new}
          </Link>
        )}
      </header>
      <p className="muted">{words.codecs.lead}</p>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.data?.length === 0 && <p className="calm">{words.codecs.none}</p>}
      {query.data === undefined ? <p className="loading">{words.loading}</p> : <CodecTable codecs={codecs} />}
    </div>
  );
}
