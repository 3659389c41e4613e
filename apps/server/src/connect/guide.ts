import type { Label } from '@vigie/kit';

/**
 * What to type in a sender so that it speaks to a connector. In values `{base}` stands for the address of Vigie, `{host}`
 * for its name alone, `{id}` for the connector, `{token}` for its token.
 */
export interface Guide {
  /** Where in the sender, in the words of its own screens. */
  readonly where: Label;
  readonly lines: readonly GuideLine[];
}

export interface GuideLine {
  readonly name: Label;
  readonly value: string;
}

/** A word that is the same in both languages: what a network server's screen says. */
export const same = (word: string): Label => ({ fr: word, en: word });

export const ADDRESS: GuideLine = { name: { fr: 'Adresse (URL)', en: 'Address (URL)' }, value: '{base}/ingest/{id}' };
export const METHOD: GuideLine = { name: { fr: 'Méthode', en: 'Method' }, value: 'POST' };
export const HEADER: GuideLine = { name: { fr: 'En-tête', en: 'Header' }, value: 'Authorization: Bearer {token}' };

/** A sender that pushes by HTTP: address, header, then what is particular to it. */
export function httpGuide(where: Label, ...more: readonly GuideLine[]): Guide {
  return { where, lines: [ADDRESS, HEADER, ...more] };
}
