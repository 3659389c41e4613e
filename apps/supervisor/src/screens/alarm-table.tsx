import { Fragment } from 'react';
import type { Alarm } from '../api/contract.ts';
import { packOf, quantityOf, ruleOf, useTerritory } from '../api/territory.ts';
import { DomainIcon } from '../parts/domain-icon.tsx';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { useNow } from '../parts/use-now.ts';
import { ago, dateTime, isState, measure, number } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { AlarmChildren } from './alarm-children.tsx';
import { AlarmSubject } from './alarm-subject.tsx';
import { canAcknowledge } from './use-acknowledge.ts';
import type { Acknowledge } from './use-acknowledge.ts';

interface RowActions {
  readonly acknowledge: Acknowledge;
  readonly respond: (alarm: Alarm) => void;
}

function Value({ alarm }: { alarm: Alarm }) {
  const language = useLanguage();
  const territory = useTerritory();
  const rule = ruleOf(territory, alarm.rule);
  if (alarm.value === undefined || alarm.value === null || rule === undefined) return <>–</>;
  const quantity = quantityOf(territory, rule.quantity);
  const value = measure(alarm.value, quantity, language);
  // Of a state, « oui / oui » would say nothing more than « oui ».
  if (alarm.threshold === undefined || alarm.threshold === null || isState(quantity)) return <>{value}</>;
  return <>{`${number(alarm.value, language, quantity.decimals)} / ${measure(alarm.threshold, quantity, language)}`}</>;
}

function Place({ alarm }: { alarm: Alarm }) {
  const territory = useTerritory();
  const pack = packOf(territory, alarm.domain);
  return (
    <span className="place">
      {pack && <DomainIcon pack={pack} />}
      <AlarmSubject alarm={alarm} />
    </span>
  );
}

function Row({ alarm, line, current, actions }: { alarm: Alarm; line: number; current: boolean; actions: RowActions }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const now = useNow();
  const { acknowledge, respond } = actions;
  return (
    <tr data-line={line} aria-current={current ? 'true' : undefined}>
      <td data-label={words.alarms.priority}>
        <PriorityMark priority={alarm.priority} />
      </td>
      <th scope="row" data-label={words.alarms.rule}>
        <button type="button" className="link" onClick={() => respond(alarm)} aria-haspopup="dialog">
          {ruleOf(territory, alarm.rule)?.label[language] ?? alarm.rule}
        </button>
      </th>
      <td data-label={words.alarms.object}>
        <Place alarm={alarm} />
      </td>
      <td data-label={words.alarms.value} className="number">
        <Value alarm={alarm} />
      </td>
      <td data-label={words.alarms.since} className="short">
        <time dateTime={alarm.opened} title={dateTime(alarm.opened, language)}>
          {ago(alarm.opened, now, words)}
        </time>
        {alarm.dataLost && <span className="lost">{words.alarms.dataLost}</span>}
      </td>
      <td data-label={words.alarms.state} className="short">
        {alarm.owner === undefined ? words.alarmState[alarm.state] : words.alarms.acknowledged(alarm.owner)}
      </td>
      <td className="actions">
        {acknowledge.allowed && canAcknowledge(alarm) && (
          <button
            type="button"
            className="button small"
            disabled={acknowledge.pending === alarm.id}
            onClick={() => acknowledge.run(alarm)}
          >
            {words.alarms.acknowledge}
            <span className="visually-hidden"> {alarm.subject.name}</span>
          </button>
        )}
      </td>
    </tr>
  );
}

const COLUMNS = 7;

/** One line an alarm; on a phone, one block an alarm. */
export function AlarmTable({ alarms, cursor, ...actions }: { alarms: readonly Alarm[]; cursor: number } & RowActions) {
  const words = useWords();
  const { priority, rule, object, value, since, state, action } = words.alarms;
  return (
    <table className="dense stacked">
      <caption className="visually-hidden">{words.alarms.title}</caption>
      <thead>
        <tr>
          {[priority, rule, object].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          <th scope="col" className="number">
            {value}
          </th>
          {[since, state, action].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {alarms.map((alarm, line) => (
          <Fragment key={alarm.id}>
            <Row alarm={alarm} line={line} current={line === cursor} actions={actions} />
            {alarm.children > 0 && <AlarmChildren alarm={alarm} columns={COLUMNS} />}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
