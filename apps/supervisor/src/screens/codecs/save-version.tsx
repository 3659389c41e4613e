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

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly required?: boolean;
}

function Field({ label, value, change, required = false }: FieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input id={id} type="text" required={required} value={value} onChange={(event) => change(event.target.value)} />
    </>
  );
}

/** Keeps what is in the editor as a new version, a draft. */
export function SaveVersion({ id, from, source, vectors }: SaveProps) {
  const words = useWords();
  const client = useQueryClient();
  const [name, setName] = useState(id);
  const [version, setVersion] = useState(from === '' ? '1.0.0' : nextVersion(from));
  const [notes, setNotes] = useState('');
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
        {id === '' && <Field label={words.codecs.codec} value={name} change={setName} required />}
        <Field label={words.codecs.version} value={version} change={setVersion} required />
        <Field label={words.codecs.notes} value={notes} change={setNotes} />
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
