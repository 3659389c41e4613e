import { useQuery } from '@tanstack/react-query';
import { openAlarmsQuery } from '../../api/queries.ts';
import { ruleOf, useTerritory } from '../../api/territory.ts';
import { Link } from '../../parts/link.tsx';
import { PriorityMark } from '../../parts/priority-mark.tsx';
import { useNow } from '../../parts/use-now.ts';
import { paths } from '../../routing/paths.ts';
import { ago, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { AlarmSubject } from '../alarm-subject.tsx';
import { byUrgency } from '../urgency.ts';
import type { PanelOf } from './board-api.ts';
import { useBoard } from './board-context.ts';
import { PanelFrame, PanelState } from './panel-frame.tsx';

const MOST = 5;

/** Open alarms of the pack, worst first, with the first step of their response. */
export function AlarmsPanelView({ panel }: { panel: PanelOf<'alarms'> }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const { board, thing } = useBoard();
  const now = useNow();
  const query = useQuery(openAlarmsQuery);
  const own = (query.data ?? []).filter(
    (alarm) => alarm.domain === board.domain && (thing === undefined || alarm.thing?.key === thing),
  );
  return (
    <PanelFrame panel={panel}>
      <PanelState query={query} />
      {query.data && own.length === 0 && <p className="calm">{words.boards.noAlarm}</p>}
      <ul className="board-alarms">
        {byUrgency(own)
          .slice(0, MOST)
          .map((alarm) => {
            const rule = ruleOf(territory, alarm.rule);
            const [step] = rule?.response.steps ?? [];
            return (
              <li key={alarm.id}>
                <PriorityMark priority={alarm.priority} />
                <span>
                  <strong>{rule?.label[language] ?? alarm.rule}</strong> <AlarmSubject alarm={alarm} />{' '}
                  <span className="muted">{ago(alarm.opened, now, words)}</span>
                  {step && <span className="panel-note">{`${words.boards.response} : ${step[language]}`}</span>}
                </span>
              </li>
            );
          })}
      </ul>
      {own.length > 0 && (
        <p>
          <Link to={paths.alarms({ domaine: board.domain })}>
            {words.boards.allAlarms(number(own.length, language))}
          </Link>
        </p>
      )}
    </PanelFrame>
  );
}
