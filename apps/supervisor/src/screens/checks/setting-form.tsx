import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useWords } from '../../words/words.ts';
import { modelsQuery } from '../codecs/codec-api.ts';
import { ActionDialog } from '../devices/action-dialog.tsx';
import { searchQuery } from '../devices/devices-api.ts';
import { ChoiceField, FormField } from '../devices/form-field.tsx';
import { saveSetting } from './check-api.ts';
import type { Check, Setting } from './check-api.ts';
import { parameterName, parameterTexts } from './parameter-text.ts';
import { draftOf, settingOf, wrongIn } from './setting-draft.ts';
import type { SettingDraft, WhomKind } from './setting-draft.ts';

const WHOM: readonly WhomKind[] = ['all', 'model', 'thing'];

interface PartProps {
  readonly draft: SettingDraft;
  readonly set: (change: Partial<SettingDraft>) => void;
}

/** For everybody, for the devices of one model, or for one object. */
function WhomFields({ draft, set }: PartProps) {
  const words = useWords();
  const language = useLanguage();
  const w = words.checks;
  const models = useQuery(modelsQuery).data?.items ?? [];
  const found = useQuery(searchQuery(draft.whom === 'thing' ? draft.name : '')).data?.items ?? [];
  return (
    <>
      <ChoiceField
        label={w.whom}
        value={draft.whom}
        change={(whom) => set({ whom: WHOM.find((each) => each === whom) ?? 'all', name: '' })}
        options={WHOM.map((each) => [each, w.whomKinds[each]])}
      />
      {draft.whom === 'model' && (
        <ChoiceField
          label={w.whomKinds.model}
          required
          none={w.choose}
          value={draft.name}
          change={(name) => set({ name })}
          options={models.map(({ id, label }) => [id, label[language]])}
        />
      )}
      {draft.whom === 'thing' && (
        <>
          <FormField
            label={w.whomKinds.thing}
            hint={w.thingHint}
            required
            list="check-things"
            autoComplete="off"
            value={draft.name}
            change={(name) => set({ name })}
          />
          <datalist id="check-things">
            {found
              .filter(({ kind }) => kind === 'thing')
              .map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
          </datalist>
        </>
      )}
    </>
  );
}

function ParameterFields({ draft, set }: PartProps) {
  const words = useWords();
  const w = words.checks;
  return (
    <>
      {Object.entries(draft.values).map(([name, texts]) => (
        <div key={name} className="field-pair">
          {texts.map((text, at) => (
            <FormField
              // the two ends of one span, in their order
              key={at}
              label={texts.length === 1 ? parameterName(name, words) : `${parameterName(name, words)}, ${w.ends[at]}`}
              inputMode="decimal"
              required
              value={text}
              change={(changed) => set({ values: { ...draft.values, [name]: texts.with(at, changed) } })}
            />
          ))}
        </div>
      ))}
    </>
  );
}

/** What would hold from now on, beside what the pack says: read before it is confirmed. */
function Review({ check, draft }: { check: Check; draft: SettingDraft }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.checks;
  const { parameters } = settingOf(check, draft);
  const after = new Map(parameterTexts({ ...check.parameters, ...parameters }, { words, language }));
  return (
    <div className="calm" role="status">
      <p>{draft.enabled ? w.review(draft.whom, draft.name) : w.reviewOff(draft.whom, draft.name)}</p>
      {draft.enabled && (
        <ul className="plain-list">
          {parameterTexts(check.parameters, { words, language }).map(([name, before]) => (
            <li key={name}>
              {name} : {after.get(name)}
              {after.get(name) !== before && <span className="muted"> ({w.insteadOf(before)})</span>}
            </li>
          ))}
        </ul>
      )}
      <p>{w.again}</p>
    </div>
  );
}

interface FormProps {
  readonly check: Check;
  readonly setting: Setting | undefined;
  readonly close: () => void;
}

function useSetting({ check, setting }: Omit<FormProps, 'close'>) {
  const words = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(check, setting));
  const [sure, setSure] = useState(false);
  const set = (change: Partial<SettingDraft>) => {
    setSure(false);
    setDraft({ ...draft, ...change });
  };
  const act = async () => {
    const wrong = wrongIn(draft).map((name) => parameterName(name, words));
    if (wrong.length > 0) throw new Error(words.checks.wrong(wrong.join(', ')));
    if (!sure) {
      setSure(true);
      return 'stay';
    }
    await saveSetting(check.id, settingOf(check, draft));
    await Promise.all(['checks', 'journal', 'quality'].map((key) => client.invalidateQueries({ queryKey: [key] })));
    return 'done';
  };
  return { draft, set, sure, act };
}

/** Why, and from when on. */
function ReasonFields({ draft, set }: PartProps) {
  const w = useWords().checks;
  return (
    <>
      <FormField
        label={w.source}
        hint={w.sourceHint}
        required
        value={draft.source}
        change={(source) => set({ source })}
      />
      <FormField
        label={w.since}
        hint={w.sinceHint}
        type="date"
        value={draft.since}
        change={(since) => set({ since })}
      />
    </>
  );
}

/** A threshold set otherwise: filled in, read again, confirmed; the values since then are judged again. */
export function SettingForm({ check, setting, close }: FormProps) {
  const w = useWords().checks;
  const language = useLanguage();
  const { draft, set, sure, act } = useSetting({ check, setting });
  return (
    <ActionDialog
      title={w.setTitle(check.label[language])}
      submit={sure ? w.confirm : w.verify}
      act={act}
      close={close}
    >
      {setting === undefined ? <WhomFields draft={draft} set={set} /> : <p>{w.forWhom(draft.whom, draft.name)}</p>}
      <label className="check-line">
        <input type="checkbox" checked={draft.enabled} onChange={({ target }) => set({ enabled: target.checked })} />
        {w.enabled}
      </label>
      {draft.enabled && <ParameterFields draft={draft} set={set} />}
      <ReasonFields draft={draft} set={set} />
      {sure && <Review check={check} draft={draft} />}
    </ActionDialog>
  );
}
