import type { Party, PartyList } from './party-api.ts';

/** What a form holds while it is filled in: texts. */
export type PartyDraft = Readonly<Record<Field, string>>;
export type Field = 'key' | (typeof FIELDS)[PartyList][number];

/** Fields of each list, in the order of its form. */
export const FIELDS = {
  suppliers: ['name', 'email', 'phone', 'website', 'notes'],
  contracts: ['name', 'supplier', 'start', 'end', 'owed', 'cost', 'notes'],
  groups: ['name', 'notes'],
} as const;

const PERCENT = 100;

const EMPTY: PartyDraft = {
  key: '',
  name: '',
  email: '',
  phone: '',
  website: '',
  notes: '',
  supplier: '',
  start: '',
  end: '',
  owed: '',
  cost: '',
};

export function draftOf(party: Party | undefined): PartyDraft {
  if (party === undefined) return EMPTY;
  const { owedAvailability, monthlyCost, devices: _, ...texts } = party;
  return {
    ...EMPTY,
    ...texts,
    // 0.975 × 100 is 97.5 and a tail of binary digits
    owed: owedAvailability === undefined ? '' : String(Math.round(owedAvailability * PERCENT * 1e4) / 1e4),
    cost: monthlyCost === undefined ? '' : String(monthlyCost),
  };
}

/** A French keyboard writes a comma; what is no number is left for the server to refuse. */
const numberOf = (text: string): number | string => {
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : text;
};

/** What is sent: fields of this list that are filled in. */
export function bodyOf(list: PartyList, draft: PartyDraft): Readonly<Record<string, unknown>> {
  const filled = FIELDS[list].flatMap((field): (readonly [string, unknown])[] => {
    const text = draft[field].trim();
    if (text === '') return [];
    if (field === 'cost') return [['monthlyCost', numberOf(text)]];
    if (field !== 'owed') return [[field, text]];
    const share = numberOf(text);
    return [['owedAvailability', typeof share === 'number' ? share / PERCENT : share]];
  });
  return Object.fromEntries(filled);
}
