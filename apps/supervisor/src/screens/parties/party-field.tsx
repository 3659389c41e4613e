import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useWords } from '../../words/words.ts';
import { partiesQuery, partyQuery } from './party-api.ts';
import type { Party, PartyList } from './party-api.ts';

interface PartyFieldProps {
  readonly list: PartyList;
  readonly label: string;
  /** Its key; empty where none is chosen. */
  readonly value: string;
  readonly change: (key: string) => void;
  readonly placeholder?: string;
  /** In a row of filters its name is said, not shown. */
  readonly quiet?: boolean;
  /** What is chosen goes elsewhere, and the field is free for the next. */
  readonly adds?: boolean;
}

/** What is shown of a list: what was found, and always what is chosen. */
function useParties(list: PartyList, value: string, typed: string) {
  const chosen = useQuery(partyQuery(list, value)).data;
  // the name of what is chosen is no search
  const q = useDeferredValue(typed === chosen?.name ? '' : typed.trim());
  const found = useQuery(partiesQuery({ list, q })).data;
  const items: readonly Party[] = found?.items ?? [];
  const known = chosen === undefined || items.some(({ key }) => key === chosen.key);
  return { chosen, items: known ? items : [...items, chosen], total: found?.total ?? 0 };
}

/** What is typed, what was found, and what is chosen of it. */
function useChoice({ list, value, change, adds = false }: PartyFieldProps) {
  const [typed, setTyped] = useState('');
  const [round, setRound] = useState(0);
  const { chosen, items, total } = useParties(list, value, typed);
  const client = useQueryClient();
  const name = value === '' ? '' : chosen?.name;
  // not before its name is known: a text that changes opens the list
  useEffect(() => {
    if (name !== undefined) setTyped(name);
  }, [name]);
  const choose = (key: string) => {
    const item = items.find((each) => each.key === key);
    if (item !== undefined) {
      client.setQueryData(partyQuery(list, key).queryKey, item);
      // at once: a text other than that of the choice opens the list again
      setTyped(adds ? '' : item.name);
      // a new field, closed and free
      if (adds) setRound(round + 1);
    }
    change(key);
  };
  const type = (text: string) => {
    setTyped(text);
    if (text === '' && value !== '') change('');
  };
  const selected = adds || value === '' ? null : value;
  return { round, typed, type, items, total, choose, selected, restore: () => setTyped(name ?? value) };
}

/** One supplier, contract or group, found as one types: lists may hold thousands. */
export function PartyField(props: PartyFieldProps) {
  const { label, placeholder, quiet = false, adds = false } = props;
  const words = useWords();
  const { round, typed, type, items, total, choose, selected, restore } = useChoice(props);
  return (
    <ComboBox
      key={round}
      className="party-field"
      items={items}
      inputValue={typed}
      onInputChange={type}
      selectedKey={selected}
      onSelectionChange={(key) => key !== null && choose(String(key))}
      onBlur={restore}
      menuTrigger={adds ? 'input' : 'focus'}
      allowsEmptyCollection
    >
      <Label className={quiet ? 'visually-hidden' : undefined}>{label}</Label>
      <div className="party-input">
        <Input autoFocus={round > 0} placeholder={placeholder ?? words.parties.find} />
        <Button aria-label={words.parties.open(label)}>▾</Button>
      </div>
      <Popover className="party-list">
        <ListBox<Party> renderEmptyState={() => <p className="muted">{words.parties.noneFound}</p>}>
          {({ key, name: shown }) => (
            <ListBoxItem id={key} textValue={shown}>
              {shown} <span className="muted">{key}</span>
            </ListBoxItem>
          )}
        </ListBox>
        {total > items.length && <p className="muted">{words.parties.more(total - items.length)}</p>}
      </Popover>
    </ComboBox>
  );
}
