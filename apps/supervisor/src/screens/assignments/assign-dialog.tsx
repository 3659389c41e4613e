import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { codecQuery, codecsQuery, modelsQuery } from '../codecs/codec-api.ts';
import { ActionDialog } from '../devices/action-dialog.tsx';
import { searchQuery } from '../devices/devices-api.ts';
import { ChoiceField, FormField } from '../devices/form-field.tsx';
import { PartyField } from '../parties/party-field.tsx';
import { assign, planQuery } from './assignment-api.ts';
import type { CodecName, Target } from './assignment-api.ts';

const KINDS = ['model', 'group', 'device'] as const;
type Kind = (typeof KINDS)[number];

interface Draft {
  readonly kind: Kind;
  readonly name: string;
  /** `id@version`. */
  readonly codec: string;
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

function DeviceField({ draft, set }: PartProps) {
  const words = useWords();
  const found = useQuery(searchQuery(draft.name)).data?.items ?? [];
  const w = words.assignments;
  return (
    <>
      <FormField
        label={w.kinds.device}
        hint={w.deviceHint}
        required
        list="assign-devices"
        autoComplete="off"
        value={draft.name}
        change={(name) => set({ name })}
      />
      <datalist id="assign-devices">
        {found
          .filter(({ kind }) => kind === 'device')
          .map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
      </datalist>
    </>
  );
}

function TargetField({ draft, set }: PartProps) {
  const words = useWords();
  const language = useLanguage();
  const models = useQuery(modelsQuery).data?.items ?? [];
  const w = words.assignments;
  if (draft.kind === 'device') return <DeviceField draft={draft} set={set} />;
  if (draft.kind === 'group')
    return (
      <div className="field">
        <PartyField list="groups" label={w.kinds.group} value={draft.name} change={(name) => set({ name })} />
      </div>
    );
  return (
    <ChoiceField
      label={w.kinds.model}
      required
      none={w.choose}
      value={draft.name}
      change={(name) => set({ name })}
      options={models.map(({ id, label }) => [id, label[language]])}
    />
  );
}

/** What the version's own tests say: read before it is given to anybody. */
function VectorResult({ codec }: { codec: CodecName }) {
  const words = useWords();
  const language = useLanguage();
  const { data } = useQuery(codecQuery(codec.id, codec.version));
  const w = words.assignments;
  if (data === undefined) return null;
  const results = data.report?.vectors ?? [];
  const passed = results.filter(({ ok }) => ok).length;
  return (
    <p>
      {data.report === undefined
        ? w.untested(data.vectors.length)
        : w.vectors(passed, results.length, data.tested === undefined ? '' : dateTime(data.tested, language))}{' '}
      <Link to={paths.codec(codec.id, { version: codec.version })}>{w.openCodec}</Link>
    </p>
  );
}

/** What would change: how many devices, from when, and what does not. */
function Effect({ target, codec }: { target: Target; codec: CodecName }) {
  const words = useWords();
  const language = useLanguage();
  const { data, error } = useQuery(planQuery(target, codec));
  const w = words.assignments;
  return (
    <div className="calm" role="status">
      {error && <p>{error.message}</p>}
      {data !== undefined && <p>{w.effect(data.changed, number(data.changed, language))}</p>}
      <VectorResult codec={codec} />
      <p className="muted">{w.past}</p>
    </div>
  );
}

const targetOf = ({ kind, name }: Draft): Target =>
  kind === 'model' ? { model: name } : kind === 'group' ? { group: name.trim() } : { device: name.trim() };

function nameOf(codec: string): CodecName {
  const at = codec.lastIndexOf('@');
  return { id: codec.slice(0, at), version: codec.slice(at + 1) };
}

/** A version given to a model, a group or a device: chosen, its effect read, confirmed. */
export function AssignDialog({ close }: { close: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const active = (useQuery(codecsQuery).data ?? []).filter(({ state }) => state === 'active');
  const [draft, setDraft] = useState<Draft>({ kind: 'model', name: '', codec: '' });
  const [sure, setSure] = useState(false);
  const w = words.assignments;
  const set = (change: Partial<Draft>) => {
    setSure(false);
    setDraft({ ...draft, ...change });
  };
  const act = async () => {
    if (draft.name.trim() === '') throw new Error(w.nobody);
    if (!sure) {
      setSure(true);
      return 'stay';
    }
    await assign(targetOf(draft), nameOf(draft.codec), false);
    await Promise.all(['assignments', 'codecs', 'journal'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    return 'done';
  };
  return (
    <ActionDialog title={w.add} lead={w.precedence} submit={sure ? w.confirm : w.seeEffect} act={act} close={close}>
      <ChoiceField
        label={w.kind}
        value={draft.kind}
        change={(kind) => set({ kind: KINDS.find((each) => each === kind) ?? 'model', name: '' })}
        options={KINDS.map((each) => [each, w.kinds[each]])}
      />
      <TargetField draft={draft} set={set} />
      <ChoiceField
        label={w.version}
        required
        none={w.choose}
        value={draft.codec}
        change={(codec) => set({ codec })}
        options={active.map(({ id, version }) => [`${id}@${version}`, `${id} ${version}`])}
      />
      {sure && <Effect target={targetOf(draft)} codec={nameOf(draft.codec)} />}
    </ActionDialog>
  );
}
