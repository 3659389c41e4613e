import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { useWords } from '../../words/words.ts';
import { saveVersion } from './codec-api.ts';
import type { Vector } from './codec-api.ts';

/** `1.2.3` → `1.2.4`; what has no number at its end is left to the person. */
export function nextVersion(version: string): string {
  return version.replace(/(\d+)(?!.*\d)/, (last) => String(Number(last) + 1));
}

interface SaveProps {
  readonly id: string;
  readonly from: string;
  readonly source: string;
  readonly vectors: readonly Vector[];
}

/** Keeps what is in the editor as a new version, a draft. */
export function SaveVersion({ id, from, source, vectors }: SaveProps) {
  const words = useWords();
  const client = useQueryClient();
  const [name, setName] = useState(id);
  const [version, setVersion] = useState(from === '' ? '1.0.0' : nextVersion(from));
  const [notes, setNotes] = useState('');
  const [nameId, versionId, notesId] = [useId(), useId(), useId()];
  const save = useMutation({
    mutationFn: () => saveVersion({ id: name, version, source, vectors, ...(notes === '' ? {} : { notes }) }),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: ['codecs'] });
      navigate(paths.codec(saved.id, { version: saved.version }));
    },
  });
  return (
    <form
      className="save-version"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <h2>{words.codecs.save}</h2>
      <p className="muted">{words.codecs.saveLead}</p>
      <div className="field-row">
        {id === '' && (
          <>
            <label htmlFor={nameId}>{words.codecs.codec}</label>
            <input id={nameId} type="text" required value={name} onChange={(event) => setName(event.target.value)} />
          </>
        )}
        <label htmlFor={versionId}>{words.codecs.version}</label>
        <input
          id={versionId}
          type="text"
          className="version-field"
          required
          value={version}
          onChange={(event) => setVersion(event.target.value)}
        />
        <label htmlFor={notesId}>{words.codecs.notes}</label>
        <input id={notesId} type="text" value={notes} onChange={(event) => setNotes(event.target.value)} />
        <button type="submit" className="button small" disabled={save.isPending}>
          {words.codecs.save}
        </button>
      </div>
      {save.error && (
        <p className="trouble" role="alert">
          {save.error.message}
        </p>
      )}
    </form>
  );
}
