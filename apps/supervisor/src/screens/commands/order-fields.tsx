import { plainNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Parameter } from './commands-api.ts';
import { localText } from './local-text.ts';

interface FieldProps {
  readonly parameter: Parameter;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly now: number;
}

/** One parameter as a field with its bounds. An instant is typed in the local time of the reader. */
export function OrderField({ parameter, value, change, now }: FieldProps) {
  const language = useLanguage();
  const id = `parameter-${parameter.key}`;
  const unit = parameter.type === 'integer' && parameter.unit !== undefined ? ` (${parameter.unit})` : '';
  return (
    <div className="field">
      <label htmlFor={id}>
        {parameter.label[language]}
        {unit}
      </label>
      <Control id={id} parameter={parameter} value={value} change={change} now={now} />
      <Bounds id={id} parameter={parameter} />
    </div>
  );
}

function Control({ id, parameter, value, change, now }: FieldProps & { id: string }) {
  const language = useLanguage();
  if (parameter.type === 'choice') {
    return (
      <select id={id} required value={value} onChange={(event) => change(event.target.value)}>
        <option value="" />
        {parameter.choices?.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label[language]}
          </option>
        ))}
      </select>
    );
  }
  const instant = parameter.type === 'instant';
  const bound = (limit: number | undefined) => (instant && limit !== undefined ? localText(now + limit * 1000) : limit);
  return (
    <input
      id={id}
      required
      type={instant ? 'datetime-local' : 'number'}
      min={bound(parameter.min)}
      max={bound(parameter.max)}
      value={value}
      aria-describedby={`${id}-bounds`}
      onChange={(event) => change(event.target.value)}
    />
  );
}

function Bounds({ id, parameter }: { id: string; parameter: Parameter }) {
  const words = useWords();
  const language = useLanguage();
  const { min, max, type } = parameter;
  if (type !== 'integer' || min === undefined || max === undefined) return undefined;
  return (
    <p className="muted hint" id={`${id}-bounds`}>
      {words.commands.form.bounds(plainNumber(min, language), plainNumber(max, language))}
    </p>
  );
}
