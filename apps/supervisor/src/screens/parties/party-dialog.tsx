import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { ActionDialog } from '../devices/action-dialog.tsx';
import { FormField } from '../devices/form-field.tsx';
import { deleteParty, saveParty } from './party-api.ts';
import type { Party, PartyList } from './party-api.ts';
import { bodyOf, draftOf, FIELDS } from './party-draft.ts';
import type { Field, PartyDraft } from './party-draft.ts';
import { PartyField } from './party-field.tsx';

const TYPES: Readonly<Partial<Record<Field, string>>> = {
  email: 'email',
  website: 'url',
  phone: 'tel',
  start: 'date',
  end: 'date',
};
const NUMBERS: readonly Field[] = ['owed', 'cost'];

interface FieldProps {
  readonly field: Field;
  readonly draft: PartyDraft;
  readonly set: (change: Partial<PartyDraft>) => void;
}

function DraftField({ field, draft, set }: FieldProps) {
  const words = useWords();
  const label = words.parties.columns[field];
  const change = (text: string) => set({ [field]: text });
  if (field === 'supplier')
    return (
      <div className="field">
        <PartyField list="suppliers" label={label} value={draft.supplier} change={change} />
      </div>
    );
  return (
    <FormField
      label={label}
      value={draft[field]}
      change={change}
      required={field === 'name'}
      type={TYPES[field] ?? 'text'}
      inputMode={NUMBERS.includes(field) ? 'decimal' : undefined}
    />
  );
}

/** Deleting asks twice, and says why where it cannot be. */
function Removal({ list, party, close }: { list: PartyList; party: Party; close: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const w = words.parties;
  if (list !== 'groups' && party.devices > 0) return <p className="muted">{w.used(number(party.devices, language))}</p>;
  const remove = async () => {
    await deleteParty(list, party.key);
    await client.invalidateQueries({ queryKey: [list] });
    close();
  };
  return (
    <p>
      <button type="button" className="link" onClick={() => (sure ? void remove() : setSure(true))}>
        {sure ? w.confirmRemove(party.name) : w.remove}
      </button>
    </p>
  );
}

/** One supplier, contract or group: made, changed, deleted. */
export function PartyDialog({ list, party, close }: { list: PartyList; party: Party | undefined; close: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(party));
  const set = (change: Partial<PartyDraft>) => setDraft({ ...draft, ...change });
  const w = words.parties;
  const save = async () => {
    await saveParty(list, draft.key, bodyOf(list, draft));
    await client.invalidateQueries({ queryKey: [list] });
  };
  return (
    <ActionDialog
      title={party === undefined ? `${w.add} ${w.one[list]}` : w.edit(party.name)}
      submit={w.save}
      act={save}
      close={close}
    >
      {party === undefined && (
        <FormField
          label={w.columns.key}
          hint={w.keyHint}
          value={draft.key}
          change={(key) => set({ key })}
          required
          pattern="[a-z0-9][a-z0-9_.\-]*"
        />
      )}
      {FIELDS[list].map((field) => (
        <DraftField key={field} field={field} draft={draft} set={set} />
      ))}
      {party !== undefined && <Removal list={list} party={party} close={close} />}
    </ActionDialog>
  );
}
