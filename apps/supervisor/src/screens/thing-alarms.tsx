import type { Alarm } from '../api/contract.ts';
import { ruleOf, useTerritory } from '../api/territory.ts';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { ago, dateTime } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';

/** Last alarms of one object, open ones first as the server gives them. */
export function ThingAlarms({ alarms, now }: { alarms: readonly Alarm[]; now: number }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  if (alarms.length === 0) return <p className="muted">{words.thing.noAlarm}</p>;
  return (
    <ul className="thing-alarms">
      {alarms.map((alarm) => (
        <li key={alarm.id} className={alarm.closed === undefined ? undefined : 'past'}>
          <PriorityMark priority={alarm.priority} />
          <span>
            <strong>{ruleOf(territory, alarm.rule)?.label[language] ?? alarm.rule}</strong>
            <br />
            <span className="muted">
              {dateTime(alarm.opened, language)}, {ago(alarm.opened, now, words)},{' '}
              {alarm.closed === undefined
                ? words.alarmState[alarm.state].toLowerCase()
                : `${words.thing.until.toLowerCase()} ${dateTime(alarm.closed, language)}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
