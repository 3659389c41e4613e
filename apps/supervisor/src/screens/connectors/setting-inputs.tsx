import { useId } from 'react';
import { ApiError } from '../../api/request.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Setting } from './connector-api.ts';
import type { Texts } from './setting-values.ts';

interface Given {
  readonly texts: Texts;
  readonly faults: Readonly<Record<string, string>>;
  readonly change: (name: string, text: string) => void;
}

interface ControlParts {
  readonly field: Setting;
  readonly id: string;
  readonly value: string;
  readonly change: (text: string) => void;
}

function Choice({ field, id, value, change }: ControlParts) {
  const words = useWords().connectors;
  const language = useLanguage();
  return (
    <select id={id} aria-describedby={`${id}-help`} value={value} onChange={(event) => change(event.target.value)}>
      <option value="">{words.byDefault}</option>
      {field.choices?.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label[language]}
        </option>
      ))}
    </select>
  );
}

function Control({ field, id, value, change }: ControlParts) {
  const { type, required, example } = field;
  if (type === 'choice') return <Choice field={field} id={id} value={value} change={change} />;
  const common = { id, 'aria-describedby': `${id}-help`, value, required, placeholder: example, spellCheck: false };
  if (type === 'names' || type === 'table') {
    return (
      <textarea
        {...common}
        className="mono"
        rows={type === 'table' ? 5 : 2}
        onChange={(event) => change(event.target.value)}
      />
    );
  }
  return (
    <input
      {...common}
      type={type === 'secret' ? 'password' : 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      className={type === 'path' ? 'mono' : undefined}
      autoComplete="off"
      onChange={(event) => change(event.target.value)}
    />
  );
}

function Field({ field, given }: { field: Setting; given: Given }) {
  const words = useWords().connectors;
  const language = useLanguage();
  const id = useId();
  const fault = given.faults[field.name];
  return (
    <div className={`field ${fault === undefined ? '' : 'at-fault'}`}>
      <label htmlFor={id}>
        {field.label[language]}
        {field.required === true && <span className="muted"> ({words.required})</span>}
      </label>
      <Control
        field={field}
        id={id}
        value={given.texts[field.name] ?? ''}
        change={(text) => given.change(field.name, text)}
      />
      <span className="hint" id={`${id}-help`}>
        {fault !== undefined && <strong className="fault">{fault} </strong>}
        {field.help[language]} {field.type === 'names' && words.oneALine}
      </span>
    </div>
  );
}

/** The settings of a kind, drawn from its description; where the parts of a message stand is folded until it is needed. */
export function SettingInputs({ fields, ...given }: { fields: readonly Setting[] } & Given) {
  const words = useWords().connectors;
  if (fields.length === 0) return <p className="muted">{words.noSettings}</p>;
  const places = fields.filter(({ name }) => name.includes('.'));
  const plain = fields.filter(({ name }) => !name.includes('.'));
  const used = places.some(({ name }) => (given.texts[name] ?? '') !== '' || given.faults[name] !== undefined);
  return (
    <>
      <Grid fields={plain} given={given} />
      {places.length > 0 && (
        <details open={used || plain.length === 0}>
          <summary>{words.places}</summary>
          <Grid fields={places} given={given} />
        </details>
      )}
    </>
  );
}

function Grid({ fields, given }: { fields: readonly Setting[]; given: Given }) {
  return (
    <div className="setting-grid">
      {fields.map((field) => (
        <Field key={field.name} field={field} given={given} />
      ))}
    </div>
  );
}

/** Why a form was not taken; what it shows stays. */
export function Refused({ error }: { error: Error }) {
  const words = useWords().connectors;
  const marked = error instanceof ApiError && error.errors.length > 0;
  return (
    <p className="trouble" role="alert">
      {marked ? words.marked : error.message}
    </p>
  );
}
