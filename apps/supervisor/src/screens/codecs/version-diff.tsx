import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWords } from '../../words/words.ts';
import { diffQuery } from './codec-api.ts';

function Parts({ id, version, other }: { id: string; version: string; other: string }) {
  const words = useWords();
  const { data } = useQuery(diffQuery(id, version, other));
  if (data === undefined) return <p className="loading">{words.loading}</p>;
  const signs = { same: ' ', added: '+', removed: '−' } as const;
  const lines = data.parts.flatMap(({ kind, text }, part) =>
    text
      .replace(/\n$/, '')
      .split('\n')
      .map((line, index) => ({ key: `${part} ${index}`, kind, line })),
  );
  return (
    <pre className="diff" tabIndex={0} aria-label={`${version} − ${other}`}>
      {lines.map(({ key, kind, line }) => (
        <span key={key} className={`diff-${kind}`}>
          <span aria-hidden="true">{signs[kind]} </span>
          {kind !== 'same' && <span className="visually-hidden">{words.codecs[kind]} : </span>}
          {`${line}\n`}
        </span>
      ))}
    </pre>
  );
}

/** What changed between this version and another of the same codec. */
export function VersionDiff({ id, version, others }: { id: string; version: string; others: readonly string[] }) {
  const words = useWords();
  const field = useId();
  const [other, setOther] = useState('');
  if (others.length === 0) return null;
  return (
    <section>
      <div className="field-row">
        <label htmlFor={field}>{words.codecs.compare}</label>
        <select id={field} value={other} onChange={(event) => setOther(event.target.value)}>
          <option value="">{words.codecs.noCompare}</option>
          {others.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </div>
      {other !== '' && <Parts id={id} version={version} other={other} />}
    </section>
  );
}
