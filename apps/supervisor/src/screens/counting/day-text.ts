import { ZONE } from '../../words/format.ts';
import type { Language } from '../../words/words.ts';

const locale = (language: Language) => (language === 'fr' ? 'fr-FR' : 'en-GB');

/** Midnight of a day of Paris, in milliseconds: one of both offsets it can have. */
export function dayTime(date: string): number {
  const winter = Date.parse(`${date}T00:00:00+01:00`);
  const summer = winter - 3_600_000;
  const clock = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: ZONE });
  return Number(clock.format(summer)) === 0 ? summer : winter;
}

/** « mar. 6 oct. 2026 ». A day has no zone: read and written in UTC. */
export function dayText(date: string, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${date}T00:00:00Z`));
}

/** « 26 oct. – 22 nov. 2026 ». */
export function spanText(first: string, last: string, language: Language): string {
  const format = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const [from, to] = [Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`)];
  return new Intl.DateTimeFormat(locale(language), format).formatRange(from, to);
}

/** « 6 oct. 2026 » of an instant. */
export function dayOf(iso: string, language: Language): string {
  const format = { day: 'numeric', month: 'short', year: 'numeric', timeZone: ZONE } as const;
  return new Intl.DateTimeFormat(locale(language), format).format(Date.parse(iso));
}

/** « octobre 2026 ». */
export function monthText({ year, month }: { year: number; month: number }, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, 1),
  );
}
