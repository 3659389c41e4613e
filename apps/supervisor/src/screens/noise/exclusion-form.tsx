import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { thingsQuery } from '../../api/queries.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { fromField } from '../quality/local-input.ts';
import { addExclusion } from './noise-api.ts';

const EMPTY = { thing: '', cause: 'works', from: '', to: '', reason: '' };

const isoOf = (field: string): string | undefined => {
  const at = fromField(field);
  return at === undefined ? undefined : new Date(at).toISOString();
};

interface Fields {
  readonly draft: typeof EMPTY;
  readonly set: (change: Partial<typeof EMPTY>) => void;
}

function CauseAndPlace({ draft, set }: Fields) {
  const words = useWords().noise.exclusions;
  const things = useQuery(thingsQuery).data ?? [];
  const stations = things.filter(({ domain }) => domain === 'noise').toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <>
      <label className="field">
        <span>{words.cause}</span>
        <select value={draft.cause} onChange={({ target }) => set({ cause: target.value })}>
          {Object.entries(words.causes).map(([cause, label]) => (
            <option key={cause} value={cause}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{words.place}</span>
        <select value={draft.thing} onChange={({ target }) => set({ thing: target.value })}>
          <option value="">{words.everywhere}</option>
          {stations.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function PeriodAndReason({ draft, set }: Fields) {
  const words = useWords().noise.exclusions;
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="field">
          <span>{words[end]}</span>
          <input
            type="datetime-local"
            required
            value={draft[end]}
            onChange={({ target }) => set({ [end]: target.value })}
          />
        </label>
      ))}
      <label className="field wide-field">
        <span>{words.reason}</span>
        <input
          required
          maxLength={1000}
          value={draft.reason}
          onChange={({ target }) => set({ reason: target.value })}
        />
      </label>
    </>
  );
}

/** A period that must not count, with its cause and why. */
export function ExclusionForm() {
  const words = useWords().noise.exclusions;
  const language = useLanguage();
  const client = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const set = (change: Partial<typeof EMPTY>) => setDraft((now) => ({ ...now, ...change }));
  const add = useMutation({
    mutationFn: () => {
      const { thing, from, to, ...rest } = draft;
      const body = { ...rest, domain: 'noise', from: isoOf(from), to: isoOf(to) };
      return addExclusion(thing === '' ? body : { ...body, thing });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['exclusions'] }),
  });
  return (
    <form
      className="study-form"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
    >
      <CauseAndPlace draft={draft} set={set} />
      <PeriodAndReason draft={draft} set={set} />
      {add.error && <Trouble error={add.error} />}
      {add.data && <p role="status">{words.saved(number(add.data.days, language))}</p>}
      <button className="button" type="submit" disabled={add.isPending}>
        {words.save}
      </button>
    </form>
  );
}
