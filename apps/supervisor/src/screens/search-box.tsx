import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { navigate } from '../routing/location.ts';
import { paths } from '../routing/paths.ts';
import { useWords } from '../words/words.ts';
import { searchQuery } from './devices/devices-api.ts';
import type { Found } from './devices/devices-api.ts';

const KINDS: readonly Found['kind'][] = ['thing', 'device', 'commune'];

function addressOf({ kind, key, name, connector }: Found): string {
  switch (kind) {
    case 'thing':
      return paths.thing(key);
    case 'device':
      return paths.device(key, { par: connector });
    case 'commune':
      return paths.map({ q: name });
  }
}

/** Said beside the name: what tells two of one name apart. */
function detailOf({ kind, key, model, commune }: Found): string {
  return [kind === 'thing' ? undefined : key, model, commune].filter((part) => part !== undefined).join(', ');
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The `/` key leads to the field from anywhere but another field. */
function useSlash(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [input]);
}

interface ListProps {
  readonly id: string;
  readonly found: readonly Found[];
  readonly active: number;
  readonly choose: (found: Found) => void;
}

function ResultList({ id, found, active, choose }: ListProps) {
  const words = useWords();
  const { find } = words.devices;
  return (
    <div id={id} role="listbox" aria-label={find.label} className="search-results">
      {KINDS.map((kind) => {
        const own = found.filter((each) => each.kind === kind);
        if (own.length === 0) return null;
        return (
          <div key={kind} role="group" aria-labelledby={`${id}-${kind}`}>
            <p id={`${id}-${kind}`} role="presentation">
              {find.kinds[kind]}
            </p>
            {own.map((each) => {
              const place = found.indexOf(each);
              return (
                // the keyboard moves in the field, which names the active option: options take no focus
                <div
                  key={`${each.key} ${each.connector ?? ''}`}
                  id={`${id}-${place}`}
                  role="option"
                  aria-selected={place === active}
                  tabIndex={-1}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(each)}
                >
                  {each.name} <span className="muted">{detailOf(each)}</span>
                </div>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

interface Keys {
  readonly count: number;
  readonly active: number;
  readonly move: (to: number) => void;
  readonly choose: (place: number) => void;
  readonly close: () => void;
}

function answerKey(event: KeyboardEvent, { count, active, move, choose, close }: Keys): void {
  if (event.key === 'Escape') return close();
  if (count === 0) return;
  if (event.key === 'ArrowDown') move((active + 1) % count);
  else if (event.key === 'ArrowUp') move((active <= 0 ? count : active) - 1);
  else if (event.key === 'Enter') choose(Math.max(active, 0));
  else return;
  event.preventDefault();
}

/** What was found, in the order it is shown. */
function useFound(typed: string) {
  const query = useQuery(searchQuery(useDeferredValue(typed.trim())));
  const items = query.data?.items ?? [];
  return { found: KINDS.flatMap((kind) => items.filter((each) => each.kind === kind)), ready: query.isSuccess };
}

/** What was found or that nothing was; how much is said aloud. */
function Outcome({ ready, ...list }: ListProps & { ready: boolean }) {
  const words = useWords();
  const { find } = words.devices;
  const none = list.found.length === 0;
  return (
    <>
      {!none && <ResultList {...list} />}
      {none && ready && <p className="search-results">{find.none}</p>}
      <p role="status" className="visually-hidden">
        {ready && find.results(list.found.length)}
      </p>
    </>
  );
}

/** Search as one types, from every screen: objects, devices, communes. */
export function SearchBox() {
  const words = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const { found, ready } = useFound(typed);
  useSlash(input);
  const shown = open && typed.trim() !== '';
  const go = (chosen: Found | undefined) => {
    if (chosen === undefined) return;
    setTyped('');
    setOpen(false);
    setActive(-1);
    navigate(addressOf(chosen));
    document.querySelector('main')?.focus();
  };
  const keys: Keys = {
    count: shown ? found.length : 0,
    active,
    move: setActive,
    choose: (place) => go(found[place]),
    close: () => setOpen(false),
  };
  const { find } = words.devices;
  return (
    <div className="search-box" role="search" aria-label={find.label}>
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label={find.label}
        aria-description={find.hint}
        aria-expanded={shown && found.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        placeholder={find.placeholder}
        value={typed}
        onChange={({ target }) => (setTyped(target.value), setOpen(true), setActive(-1))}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => answerKey(event, keys)}
      />
      {shown && <Outcome id={id} found={found} active={active} choose={go} ready={ready} />}
    </div>
  );
}
