import { VALID_DAY, formatDate, formatInstant, totemPayload } from '@vigie/kit';
import type { DisplayFigures } from './display-figures.ts';
import type { DisplayWords } from './display-words.ts';

/** Seconds until a totem asks again. */
const NEXT = 60;

/** What a totem reads: short names, no figure that may not be shown. `text` is said instead of them. */
export interface DisplayMessage {
  readonly id: string;
  readonly name: string;
  readonly state: DisplayFigures['state'];
  readonly time?: string;
  /** Seconds since the last quarter of an hour counted. */
  readonly age?: number;
  readonly today?: number;
  readonly partial?: true;
  readonly year?: number;
  readonly since?: string;
  readonly record?: number;
  readonly recordDay?: string;
  readonly text?: string;
  readonly next: number;
  /** The same in 13 bytes for radio totems, in hexadecimal. */
  readonly payload: string;
}

/** The compact answer of `/affichage/{object}.json`. In a failure only the record, which is past, keeps its figure. */
export function displayMessage(figures: DisplayFigures, { failure }: DisplayWords): DisplayMessage {
  const { key, name, state, time, now } = figures;
  const shown = failure === undefined ? figures : { record: figures.record };
  const text = failure && `${failure.headline}. ${failure.detail}`;
  const age = time === undefined ? undefined : Math.round((now - time) / 1000);
  const when = { time: time && formatInstant(time), age };
  return { id: key, name, state, ...when, ...totalsOf(shown), text, next: NEXT, payload: payloadOf(shown, age) };
}

type Shown = Pick<DisplayFigures, 'today' | 'year' | 'record'>;

function totalsOf({ today, year, record }: Shown) {
  return {
    today: today?.count,
    partial: today && today.coverage < VALID_DAY ? (true as const) : undefined,
    year: year?.count,
    since: year && formatDate(year.since),
    record: record?.count,
    recordDay: record && formatDate(record.date),
  };
}

function payloadOf({ today, year, record }: Shown, seconds: number | undefined): string {
  const age = seconds === undefined ? undefined : Math.floor(seconds / 60);
  const bytes = totemPayload({ today: today?.count, year: year?.count, record: record?.count, age });
  return Buffer.from(bytes).toString('hex');
}
