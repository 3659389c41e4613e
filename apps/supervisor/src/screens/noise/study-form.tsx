import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { thingsQuery } from '../../api/queries.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words/words.ts';
import { fromField } from '../quality/local-input.ts';
import { createStudy } from './noise-api.ts';

const SPANS = ['before', 'after'] as const;
const ENDS = ['From', 'To'] as const;

type SpanField = `${(typeof SPANS)[number]}${(typeof ENDS)[number]}`;

const EMPTY = {
  title: '',
  thing: '',
  control: '',
  indicator: 'noise-lden-day',
  beforeFrom: '',
  beforeTo: '',
  afterFrom: '',
  afterTo: '',
};
type Draft = typeof EMPTY;

/** Midnight of a local day, as the API reads it. */
function midnight(day: string): string | undefined {
  const at = fromField(`${day}T00:00`);
  return at === undefined ? undefined : new Date(at).toISOString();
}

function bodyOf({ control, ...draft }: Draft) {
  const spans = SPANS.flatMap((span) =>
    ENDS.map((end): [SpanField, string | undefined] => [`${span}${end}`, midnight(draft[`${span}${end}`])]),
  );
  return { ...draft, ...Object.fromEntries(spans), ...(control === '' ? {} : { control }) };
}

interface Fields {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

function Places({ draft, set }: Fields) {
  const words = useWords().noise.studies;
  const things = useQuery(thingsQuery).data ?? [];
  const stations = things.filter(({ domain }) => domain === 'noise').toSorted((a, b) => a.name.localeCompare(b.name));
  const options = stations.map(({ key, name, commune }) => (
    <option key={key} value={key}>
      {commune ? `${name}, ${commune}` : name}
    </option>
  ));
  return (
    <>
      <label className="field">
        <span>{words.station}</span>
        <select required value={draft.thing} onChange={({ target }) => set({ thing: target.value })}>
          <option value="" />
          {options}
        </select>
      </label>
      <label className="field">
        <span>{words.control}</span>
        <select value={draft.control} onChange={({ target }) => set({ control: target.value })}>
          <option value="">{words.noControl}</option>
          {options}
        </select>
        <small className="muted">{words.controlHint}</small>
      </label>
    </>
  );
}

function Periods({ draft, set }: Fields) {
  const words = useWords().noise.studies;
  return (
    <>
      {SPANS.map((span) => (
        <fieldset key={span} className="study-span">
          <legend>{words[span]}</legend>
          {ENDS.map((end) => (
            <label key={end} className="field">
              <span>{end === 'From' ? words.from : words.to}</span>
              <input
                type="date"
                required
                value={draft[`${span}${end}`]}
                onChange={({ target }) => set({ [`${span}${end}`]: target.value })}
              />
            </label>
          ))}
        </fieldset>
      ))}
    </>
  );
}

function Indicator({ draft, set }: Fields) {
  const words = useWords().noise;
  return (
    <label className="field">
      <span>{words.studies.indicator}</span>
      <select value={draft.indicator} onChange={({ target }) => set({ indicator: target.value })}>
        {Object.entries(words.indicators).map(([id, label]) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A question: where, which level, before and after which change. */
export function StudyForm() {
  const words = useWords();
  const w = words.noise;
  const client = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const set = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const create = useMutation({
    mutationFn: () => createStudy(bodyOf(draft)),
    async onSuccess({ id }) {
      setDraft(EMPTY);
      await client.invalidateQueries({ queryKey: ['studies'] });
      navigate(paths.studies({ etude: String(id) }));
    },
  });
  return (
    <form
      className="study-form"
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <label className="field wide-field">
        <span>{w.studies.name}</span>
        <input
          required
          maxLength={200}
          value={draft.title}
          placeholder={w.studies.nameHint}
          onChange={({ target }) => set({ title: target.value })}
        />
      </label>
      <Places draft={draft} set={set} />
      <Indicator draft={draft} set={set} />
      <Periods draft={draft} set={set} />
      {create.error && <Trouble error={create.error} />}
      <button className="button" type="submit" disabled={create.isPending}>
        {w.studies.ask}
      </button>
    </form>
  );
}
