import type { Alarm, Territory } from '../api/contract.ts';
import { ruleOf } from '../api/territory.ts';
import type { Language } from '../words/words.ts';
import { folded } from './map-choice.ts';
import { byUrgency } from './urgency.ts';

interface AlarmChoice {
  readonly search: URLSearchParams;
  readonly territory: Territory;
  readonly language: Language;
}

/** Alarms of a domain, a priority and every word typed, worst first. */
export function chosenAlarms(alarms: readonly Alarm[], { search, territory, language }: AlarmChoice): readonly Alarm[] {
  const domain = search.get('domaine');
  const priority = search.get('priorite');
  const typed = folded(search.get('q') ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  const says = ({ rule, subject }: Alarm): boolean => {
    if (typed.length === 0) return true;
    const text = folded(`${ruleOf(territory, rule)?.label[language] ?? rule} ${subject.name} ${subject.commune ?? ''}`);
    return typed.every((word) => text.includes(word));
  };
  return byUrgency(alarms).filter(
    (alarm) => (!domain || alarm.domain === domain) && (!priority || alarm.priority === priority) && says(alarm),
  );
}
