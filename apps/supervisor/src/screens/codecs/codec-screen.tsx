import '../../styles/codecs.css';
import { useQuery } from '@tanstack/react-query';
import { useMayManage } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { codecQuery, codecsQuery } from './codec-api.ts';
import type { CodecSheet, CodecVersion } from './codec-api.ts';
import { CodecEditor } from './codec-editor.tsx';
import { CodecState } from './codec-state.tsx';
import { VersionActions } from './version-actions.tsx';
import { VersionDiff } from './version-diff.tsx';

const SKELETON = `function decodeUplink(input) {
  var bytes = input.bytes;
  if (bytes.length < 2) return { errors: ['truncated: ' + bytes.length + ' bytes'] };
  return { data: { value: bytes[0] * 256 + bytes[1] } };
}
`;

function Origin({ codec }: { codec: CodecSheet }) {
  const words = useWords();
  const parts = [codec.maker, codec.licence, codec.author, codec.notes].filter((part) => part !== undefined);
  if (parts.length === 0 && codec.sourceUrl === undefined) return null;
  return (
    <p className="muted">
      {words.codecs.origin} : {parts.join(', ')}{' '}
      {codec.sourceUrl !== undefined && <a href={codec.sourceUrl}>{codec.sourceUrl}</a>}
      {codec.sourceCommit !== undefined && <span className="mono"> {codec.sourceCommit.slice(0, 12)}</span>}
    </p>
  );
}

function VersionChoice({ codec, versions }: { codec: CodecSheet; versions: readonly CodecVersion[] }) {
  const words = useWords();
  return (
    <label className="filters">
      <span className="visually-hidden">{words.codecs.version}</span>
      <select
        value={codec.version}
        onChange={(event) => navigate(paths.codec(codec.id, { version: event.target.value }))}
      >
        {versions.map(({ version, state }) => (
          <option key={version} value={version}>
            {`${version} (${words.codecs.states[state]})`}
          </option>
        ))}
      </select>
    </label>
  );
}

function Sheet({ id, version, search }: { id: string; version: string; search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const query = useQuery(codecQuery(id, version));
  const all = useQuery(codecsQuery).data ?? [];
  const versions = all.filter((each) => each.id === id);
  const codec = query.data;
  if (query.error) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  if (codec === undefined) return <p className="loading">{words.loading}</p>;
  // a change is compared with the version it starts from where no other one is active
  const active = versions.findLast((each) => each.state === 'active' && each.version !== version) ?? codec;
  const others = versions.flatMap((each) => (each.version === version ? [] : [each.version]));
  return (
    <>
      <header className="title-row">
        <h1>{codec.id}</h1>
        <CodecState state={codec.state} />
        <p className="muted">{words.codecs.inUse(codec.devices, number(codec.devices, language))}</p>
        <VersionChoice codec={codec} versions={versions} />
      </header>
      <Origin codec={codec} />
      {manages ? <VersionActions codec={codec} /> : <p className="muted">{words.codecs.mayRead}</p>}
      <CodecEditor
        key={`${id} ${version}`}
        id={id}
        version={version}
        source={codec.source}
        vectors={codec.vectors}
        against={{ id, version: active.version }}
        search={search}
      />
      <VersionDiff id={id} version={version} others={others} />
    </>
  );
}

/** The version asked for, else the active one, else the newest. */
function versionOf(versions: readonly CodecVersion[], asked: string | null): string | undefined {
  if (asked !== null) return asked;
  const newest = versions.toSorted((a, b) => b.created.localeCompare(a.created));
  return (newest.find(({ state }) => state === 'active') ?? newest[0])?.version;
}

/** One codec: its source beside a frame, its vectors, its life. */
export function CodecScreen({ codecKey, search }: { codecKey: string; search: URLSearchParams }) {
  const words = useWords();
  const all = useQuery(codecsQuery);
  const version = versionOf(
    (all.data ?? []).filter(({ id }) => id === codecKey),
    search.get('version'),
  );
  return (
    <div className="wide codec-screen">
      <p>
        <Link to={paths.codecs()}>{words.codecs.back}</Link>
      </p>
      {codecKey === 'nouveau' ? (
        <>
          <h1>{words.codecs.new}</h1>
          <CodecEditor id="" version="" source={SKELETON} vectors={[]} against={undefined} search={search} />
        </>
      ) : (
        version !== undefined && <Sheet id={codecKey} version={version} search={search} />
      )}
    </div>
  );
}
