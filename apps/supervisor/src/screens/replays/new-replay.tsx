import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNow } from '../../parts/use-now.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { useWords } from '../../words/words.ts';
import { codecsQuery, modelsQuery } from '../codecs/codec-api.ts';
import { askReplay } from './replay-api.ts';
import type { NewReplay } from './replay-api.ts';

const SCOPES = ['codec', 'model', 'devices', 'connector'] as const;
type Scope = (typeof SCOPES)[number];

const DAY = 86_400_000;
/** Local day in the form of a date field. */
const dateField = (time: number): string => new Date(time).toLocaleDateString('sv-SE');

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly scope: Scope;
  readonly subject: string;
  readonly version: string;
}

/** What the address asks for: the editor of a codec leads here with its version. */
function firstAsked(search: URLSearchParams, now: number): Asked {
  const [codec, version, device] = [search.get('decodeur'), search.get('version'), search.get('capteur')];
  return {
    from: search.get('du') ?? dateField(now - 30 * DAY),
    to: search.get('au') ?? dateField(now),
    scope: device === null ? 'codec' : 'devices',
    subject: device ?? codec ?? '',
    version: codec !== null && version !== null ? `${codec} ${version}` : '',
  };
}

const devicesOf = (subject: string): string[] => subject.split(/[\s,;]+/).filter((id) => id !== '');

/** From the first day to the end of the last one, in the local zone. */
export function bodyOf({ from, to, scope, subject, version }: Asked): NewReplay {
  const end = new Date(`${to}T00:00`);
  end.setDate(end.getDate() + 1);
  const [id, number] = version.split(' ');
  return {
    from: new Date(`${from}T00:00`).toISOString(),
    to: end.toISOString(),
    ...(scope === 'codec' && { assigned: { id: subject } }),
    ...(scope === 'model' && { model: subject.trim() }),
    ...(scope === 'devices' && { devices: devicesOf(subject) }),
    ...(scope === 'connector' && { connector: subject.trim() }),
    ...(id !== undefined && number !== undefined && { codec: { id, version: number } }),
  };
}

interface SubjectProps {
  readonly asked: Asked;
  readonly field: string;
  readonly set: (subject: string) => void;
}

function Subject({ asked, field, set }: SubjectProps) {
  const words = useWords();
  const list = useId();
  const help = useId();
  const codecs = useQuery(codecsQuery).data ?? [];
  const models = useQuery(modelsQuery).data?.items ?? [];
  const ids = [...new Set(codecs.map(({ id }) => id))];
  const { scope, subject } = asked;
  const w = words.replays;
  const input = { id: field, required: true, value: subject, 'aria-describedby': help };
  return (
    <div className="replay-subject">
      {scope === 'codec' && (
        <select {...input} onChange={({ target }) => set(target.value)}>
          <option value="">{w.choose}</option>
          {ids.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      )}
      {scope === 'devices' && <textarea {...input} rows={2} onChange={({ target }) => set(target.value)} />}
      {(scope === 'model' || scope === 'connector') && (
        <input {...input} list={scope === 'model' ? list : undefined} onChange={({ target }) => set(target.value)} />
      )}
      <datalist id={list}>
        {models.map(({ id }) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <p className="hint" id={help}>
        {w.scopeHelp[scope]}
      </p>
    </div>
  );
}

interface FieldProps {
  readonly asked: Asked;
  readonly set: (part: Partial<Asked>) => void;
}

function Period({ asked, set }: FieldProps) {
  const words = useWords();
  const [from, to] = [useId(), useId()];
  return (
    <>
      <label htmlFor={from}>{words.replays.from}</label>
      <span className="replay-row">
        <input
          id={from}
          type="date"
          required
          value={asked.from}
          onChange={({ target }) => set({ from: target.value })}
        />
        <label htmlFor={to}>{words.replays.to}</label>
        <input id={to} type="date" required value={asked.to} onChange={({ target }) => set({ to: target.value })} />
      </span>
    </>
  );
}

function Devices({ asked, set }: FieldProps) {
  const words = useWords();
  const subject = useId();
  const w = words.replays;
  const names = { codec: w.byCodec, model: w.byModel, devices: w.byDevices, connector: w.byConnector };
  return (
    <>
      <label htmlFor={subject}>{w.scope}</label>
      <div>
        <fieldset className="scopes">
          <legend className="visually-hidden">{w.scope}</legend>
          {SCOPES.map((scope) => (
            <label key={scope}>
              <input
                type="radio"
                name="perimetre"
                checked={asked.scope === scope}
                onChange={() => set({ scope, subject: '' })}
              />
              <span>{names[scope]}</span>
            </label>
          ))}
        </fieldset>
        <Subject asked={asked} field={subject} set={(value) => set({ subject: value })} />
      </div>
    </>
  );
}

function Version({ asked, set }: FieldProps) {
  const words = useWords();
  const version = useId();
  const codecs = useQuery(codecsQuery).data ?? [];
  return (
    <>
      <label htmlFor={version}>{words.replays.version}</label>
      <select id={version} value={asked.version} onChange={({ target }) => set({ version: target.value })}>
        <option value="">{words.replays.present}</option>
        {codecs.map(({ id, version: number }) => (
          <option key={`${id} ${number}`} value={`${id} ${number}`}>
            {`${id} ${number}`}
          </option>
        ))}
      </select>
    </>
  );
}

/** Period, devices, version: then the comparison, which changes nothing. */
export function NewReplayForm({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const client = useQueryClient();
  const now = useNow();
  const [asked, setAsked] = useState(() => firstAsked(search, now));
  const ask = useMutation({
    mutationFn: () => askReplay(bodyOf(asked)),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['replays'] });
      navigate(paths.replay(String(id)));
    },
  });
  const field = { asked, set: (part: Partial<Asked>) => setAsked({ ...asked, ...part }) };
  return (
    <form
      className="replay-form"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <h2>{words.replays.make}</h2>
      <div className="replay-fields">
        <Period {...field} />
        <Devices {...field} />
        <Version {...field} />
      </div>
      <p className="form-actions">
        <button type="submit" className="button" disabled={ask.isPending}>
          {words.replays.compare}
        </button>
        <span className="hint">{words.replays.compareHelp}</span>
      </p>
      {ask.error && (
        <p className="trouble" role="alert">
          {ask.error.message}
        </p>
      )}
    </form>
  );
}
