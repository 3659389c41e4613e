import { useState } from 'react';
import { ApiError } from '../../api/request.ts';
import { useWords } from '../../words/words.ts';
import type { Setting, Settings } from './connector-api.ts';
import { settingsOf, textsOf } from './setting-values.ts';
import type { Texts } from './setting-values.ts';

/** State of a form of settings: what stands in it, what is wrong with which field. */
export function useSettingsForm(fields: readonly Setting[], before: Settings) {
  const words = useWords().connectors;
  const [texts, setTexts] = useState<Texts>(() => textsOf(fields, before));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  return {
    texts,
    faults,
    change: (name: string, text: string) => setTexts((known) => ({ ...known, [name]: text })),
    reset: (next: readonly Setting[]) => {
      setTexts(textsOf(next, {}));
      setFaults({});
    },
    /** The settings to send; nothing where one of them cannot be read: then it is said at its field. */
    read(): Settings | undefined {
      const { settings, wrong } = settingsOf(fields, texts, before);
      setFaults(Object.fromEntries(wrong.map((name) => [name, words.notJson])));
      return wrong.length === 0 ? settings : undefined;
    },
    /** Puts what the server found wrong at the fields it is about. */
    refused(error: unknown) {
      if (!(error instanceof ApiError)) return;
      const places = error.errors.map(({ where, message }) => [where.replace(/^body\.settings\./, ''), message]);
      setFaults(Object.fromEntries(places));
    },
  };
}
