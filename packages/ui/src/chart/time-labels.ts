const DAY = 86_400_000;

const locale = (language: 'fr' | 'en') => (language === 'fr' ? 'fr-FR' : 'en-GB');

export interface TimeLabels {
  /** Labels of the ticks of an axis, `step` ms apart; the day is said once. */
  ticks(times: readonly number[], step: number): string[];
  /** Full time, for a reading. */
  readonly full: (time: number) => string;
  readonly clock: (time: number) => string;
  readonly day: (time: number) => string;
}

/** Times in a zone and language: local days, also across a change of hour. */
export function timeLabels(zone: string, language: 'fr' | 'en'): TimeLabels {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale(language), { ...options, timeZone: zone });
  const clock = format({ hour: '2-digit', minute: '2-digit' });
  const day = format({ day: 'numeric', month: 'short' });
  const month = format({ month: 'short', year: 'numeric' });
  const full = format({ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  return {
    ticks(times, step) {
      if (step >= 28 * DAY) return times.map((time) => month.format(time));
      if (step >= DAY) return times.map((time) => day.format(time));
      return times.map((time, position) => {
        const before = times[position - 1];
        const sameDay = before !== undefined && day.format(before) === day.format(time);
        return sameDay ? clock.format(time) : `${clock.format(time)}\n${day.format(time)}`;
      });
    },
    full: (time) => full.format(time),
    clock: (time) => clock.format(time),
    day: (time) => day.format(time),
  };
}
