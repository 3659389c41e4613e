import { useQuery } from '@tanstack/react-query';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Alarm } from '../api/contract.ts';
import { alarmEventsQuery } from '../api/queries.ts';
import { quantityOf, ruleOf, useTerritory } from '../api/territory.ts';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { dateTime, measure } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';

/** What happened to an alarm since it opened, and who did what. */
function History({ alarm }: { alarm: Alarm }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const events = useQuery(alarmEventsQuery(alarm.id)).data?.items ?? [];
  const quantity = quantityOf(territory, ruleOf(territory, alarm.rule)?.quantity ?? '');
  if (events.length === 0) return undefined;
  return (
    <section className="history">
      <h3>{words.alarms.history}</h3>
      <ol>
        {events.map((event) => (
          <li key={`${event.time} ${event.kind}`}>
            <time dateTime={event.time}>{dateTime(event.time, language)}</time>
            <span>
              {words.alarms.events[event.kind] ?? event.kind}
              {event.value !== undefined && `, ${measure(event.value, quantity, language)}`}
              {event.person !== undefined && ` ${words.alarms.byPerson(event.person)}`}
              {event.reason !== undefined && `, ${event.reason}`}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Steps({ alarm }: { alarm: Alarm }) {
  const words = useWords();
  const language = useLanguage();
  const rule = ruleOf(useTerritory(), alarm.rule);
  if (rule === undefined) return <p>{words.alarms.noResponse}</p>;
  return (
    <ol className="steps">
      {rule.response.steps.map((step) => (
        <li key={step.fr}>{step[language]}</li>
      ))}
    </ol>
  );
}

/** The written response of an alarm: what to do, in order; then what happened so far. */
export function ResponseDialog({ alarm, close }: { alarm: Alarm | undefined; close: () => void }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={alarm !== undefined}
      onOpenChange={(open) => !open && close()}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          {alarm && (
            <>
              <Heading slot="title">{ruleOf(territory, alarm.rule)?.response.title[language] ?? alarm.rule}</Heading>
              <p className="dialog-object">
                <PriorityMark priority={alarm.priority} /> {alarm.subject.name}
                {alarm.subject.commune && `, ${alarm.subject.commune}`}
              </p>
              <Steps alarm={alarm} />
              <History alarm={alarm} />
              <Button className="button quiet" onPress={close}>
                {words.close}
              </Button>
            </>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
