import type { Alarm } from '../api/contract.ts';
import { packOf, ruleOf, useTerritory } from '../api/territory.ts';
import { DomainIcon } from '../parts/domain-icon.tsx';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { useNow } from '../parts/use-now.ts';
import { ago } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { AlarmSubject } from './alarm-subject.tsx';

/** One alarm in one line: priority, what, where, since when, who. */
export function AlarmLine({ alarm }: { alarm: Alarm }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const now = useNow();
  const pack = packOf(territory, alarm.domain);
  return (
    <li>
      <PriorityMark priority={alarm.priority} />
      {pack && <DomainIcon pack={pack} />}
      <span className="what">
        <strong>{ruleOf(territory, alarm.rule)?.label[language] ?? alarm.rule}</strong> <AlarmSubject alarm={alarm} />
      </span>
      <span className="muted since">{ago(alarm.opened, now, words)}</span>
      <span className="muted state">
        {alarm.owner === undefined ? words.alarmState[alarm.state] : words.alarms.acknowledged(alarm.owner)}
      </span>
    </li>
  );
}
