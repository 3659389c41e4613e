import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import type { Alarm } from '../api/contract.ts';
import { ruleOf, useTerritory } from '../api/territory.ts';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { useLanguage, useWords } from '../words/words.ts';

/** The written response of an alarm: what to do, in order. */
export function ResponseDialog({ alarm, close }: { alarm: Alarm | undefined; close(): void }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const rule = alarm && ruleOf(territory, alarm.rule);
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
              <p className="muted">{words.alarms.response}</p>
              <Heading slot="title">{rule?.response.title[language] ?? alarm.rule}</Heading>
              <p>
                <PriorityMark priority={alarm.priority} /> {alarm.thing.name}
                {alarm.thing.commune && `, ${alarm.thing.commune}`}
              </p>
              <ol className="steps">
                {rule?.response.steps.map((step) => (
                  <li key={step.fr}>{step[language]}</li>
                ))}
              </ol>
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
