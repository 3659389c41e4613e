import { useEffect, useState } from 'react';
import type { Alarm } from '../api/contract.ts';

interface Actions {
  readonly acknowledge: (alarm: Alarm) => void;
  readonly respond: (alarm: Alarm) => void;
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName));

/** j and k move, a acknowledges, f shows the response, / goes to the search. Gives the line under the cursor. */
export function useAlarmKeys(alarms: readonly Alarm[], actions: Actions): number {
  const [cursor, setCursor] = useState(0);
  const here = Math.min(cursor, Math.max(0, alarms.length - 1));
  useEffect(() => {
    const move = (to: number) => {
      const line = Math.max(0, Math.min(alarms.length - 1, to));
      setCursor(line);
      document.querySelector(`[data-line="${line}"]`)?.scrollIntoView({ block: 'nearest' });
    };
    const keys: Readonly<Record<string, () => void>> = {
      j: () => move(here + 1),
      k: () => move(here - 1),
      a: () => alarms[here] && actions.acknowledge(alarms[here]),
      f: () => alarms[here] && actions.respond(alarms[here]),
      '/': () => document.querySelector<HTMLElement>('#alarm-search')?.focus(),
    };
    const press = (event: KeyboardEvent) => {
      const key = keys[event.key];
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (key === undefined || modified || typing(event.target) || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      key();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [alarms, here, actions]);
  return here;
}
