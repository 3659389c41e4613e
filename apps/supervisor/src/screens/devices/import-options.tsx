import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useLanguage, useWords } from '../../words/words.ts';
import { modelsQuery } from '../codecs/codec-api.ts';
import { connectorsQuery } from './devices-api.ts';
import { ChoiceField } from './form-field.tsx';

export interface ChosenOptions {
  readonly mapping: string | undefined;
  readonly connector: string | undefined;
  readonly model: string | undefined;
  readonly partial: boolean;
}

export const NO_OPTIONS: ChosenOptions = { mapping: undefined, connector: undefined, model: undefined, partial: false };

const chosen = (value: string): string | undefined => (value === '' ? undefined : value);

/** What holds for lines that do not say, and what becomes of the others when one is wrong. */
export function ImportOptions({ options, set }: { options: ChosenOptions; set: (options: ChosenOptions) => void }) {
  const words = useWords();
  const language = useLanguage();
  const id = useId();
  const connectors = useQuery(connectorsQuery).data?.items ?? [];
  const models = useQuery(modelsQuery).data?.items ?? [];
  const w = words.imports;
  return (
    <fieldset className="import-line">
      <legend>{w.options}</legend>
      <ChoiceField
        label={w.connector}
        value={options.connector ?? ''}
        change={(connector) => set({ ...options, connector: chosen(connector) })}
        none={w.nothing}
        options={connectors.map(({ id: key, name }) => [key, name])}
      />
      <ChoiceField
        label={w.model}
        value={options.model ?? ''}
        change={(model) => set({ ...options, model: chosen(model) })}
        none={w.nothing}
        options={models.map(({ id: key, label }) => [key, label[language]])}
      />
      <p className="check-line">
        <input
          id={id}
          type="checkbox"
          checked={options.partial}
          onChange={({ target }) => set({ ...options, partial: target.checked })}
        />
        <label htmlFor={id}>{w.partial}</label>
      </p>
    </fieldset>
  );
}
