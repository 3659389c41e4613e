import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Trouble } from '../../parts/trouble.tsx';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { fromField } from '../quality/local-input.ts';
import { readEmergence } from './noise-api.ts';
import type { Emergence } from './noise-api.ts';
import { level } from './say-level.ts';

const FIELDS = ['ambientFrom', 'ambientTo', 'residualFrom', 'residualTo'] as const;
type Field = (typeof FIELDS)[number];
const EMPTY: Readonly<Record<Field, string>> = { ambientFrom: '', ambientTo: '', residualFrom: '', residualTo: '' };

function searchOf(thing: string, draft: typeof EMPTY): string {
  const search = new URLSearchParams({ thing });
  for (const field of FIELDS) {
    const at = fromField(draft[field]);
    if (at !== undefined) search.set(field, new Date(at).toISOString());
  }
  return search.toString();
}

function Found({ found }: { found: Emergence }) {
  const words = useWords().noise.emergence;
  const language = useLanguage();
  const facts = [
    [words.emergence, `${number(found.emergence, language, 1)}\u00A0dB(A)`],
    [words.limit, `${number(found.limit, language, 1)}\u00A0dB(A)`],
    [words.ambient, level(found.ambient, language)],
    [words.residual, level(found.residual, language)],
  ] as const;
  return (
    <div role="status">
      <p>{words.verdicts[found.verdict]}</p>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="panel-note">
        {found.source}. {found.caveat[language]}
      </p>
    </div>
  );
}

/** With and without a noise, at this station. Never a finding of an offence. */
export function EmergenceForm({ thing }: { thing: string }) {
  const words = useWords().noise;
  const [draft, setDraft] = useState(EMPTY);
  const ask = useMutation({ mutationFn: () => readEmergence(searchOf(thing, draft)) });
  const spans = [
    ['ambient', words.emergence.with],
    ['residual', words.emergence.without],
  ] as const;
  return (
    <details className="emergence">
      <summary>{words.emergence.title}</summary>
      <p className="muted">{words.emergence.lead}</p>
      <form
        className="study-form"
        onSubmit={(event) => {
          event.preventDefault();
          ask.mutate();
        }}
      >
        {spans.map(([span, legend]) => (
          <fieldset key={span} className="study-span">
            <legend>{legend}</legend>
            {(['From', 'To'] as const).map((end) => (
              <label key={end} className="field">
                <span>{end === 'From' ? words.studies.from : words.studies.to}</span>
                <input
                  type="datetime-local"
                  required
                  value={draft[`${span}${end}`]}
                  onChange={({ target }) => setDraft({ ...draft, [`${span}${end}`]: target.value })}
                />
              </label>
            ))}
          </fieldset>
        ))}
        {ask.error && <Trouble error={ask.error} />}
        <button className="button" type="submit" disabled={ask.isPending}>
          {words.emergence.ask}
        </button>
      </form>
      {ask.data && <Found found={ask.data} />}
    </details>
  );
}
