import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Trouble } from '../../parts/trouble.tsx';
import { useMayOperate } from '../../api/session.ts';
import { dateTime, plainNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { CommandState } from './command-table.tsx';
import { orderText, reasonText, whoText } from './command-words.ts';
import { cancelCommand, commandQuery } from './commands-api.ts';
import type { CommandSheet } from './commands-api.ts';

function Timeline({ events }: { events: CommandSheet['events'] }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <section className="history">
      <h3>{words.commands.detail}</h3>
      <ol>
        {events.map((event, line) => (
          // a command may be put off twice in one second
          <li key={`${event.time} ${event.kind} ${line}`}>
            <time dateTime={event.time}>{dateTime(event.time, language)}</time>
            <span>
              {words.commands.events[event.kind] ?? event.kind}
              {event.value !== undefined && ` (${plainNumber(event.value, language)})`}
              {event.reason !== undefined && `, ${reasonText(event.reason, words)}`}
              <span className="muted"> · {whoText(event.who, words)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Facts({ command }: { command: CommandSheet }) {
  const words = useWords();
  const language = useLanguage();
  const { commands } = words;
  const mono = new Set([words.thing.device, words.thing.connector, commands.bytes, commands.gateway]);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [words.thing.device, command.device.id],
    [words.thing.connector, command.connector],
    [commands.port, `${command.port}${command.confirmed ? `, ${commands.confirmed.toLowerCase()}` : ''}`],
    [commands.bytes, command.bytes],
    [commands.gateway, command.gateway],
    [commands.air, command.airSeconds > 0 ? `${plainNumber(command.airSeconds, language)}\u00A0s` : undefined],
    [commands.attempts, command.attempts > 1 ? String(command.attempts) : undefined],
    [commands.reason, command.reason],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === undefined ? undefined : (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd className={mono.has(name) ? 'mono' : undefined}>{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}

function Sheet({ command }: { command: CommandSheet }) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const allowed = useMayOperate();
  const cancel = useMutation({
    mutationFn: () => cancelCommand(command.id),
    onSettled: () => client.invalidateQueries({ queryKey: ['commands'] }),
  });
  const { measured } = command;
  return (
    <>
      <Heading slot="title">{orderText(command, words, language)}</Heading>
      <p className="dialog-object">
        <CommandState command={command} />
        <span>
          {command.thing.name}
          {command.thing.commune !== undefined && `, ${command.thing.commune}`}
        </span>
      </p>
      {measured && (
        <p>{words.commands.measured(plainNumber(measured.value, language), dateTime(measured.time, language))}</p>
      )}
      <Facts command={command} />
      <Timeline events={command.events} />
      {cancel.error && <Trouble error={cancel.error} />}
      {allowed && command.cancellable && (
        <Button className="button quiet" isDisabled={cancel.isPending} onPress={() => cancel.mutate()}>
          {words.commands.cancel}
        </Button>
      )}
    </>
  );
}

function Loaded({ id }: { id: string }) {
  const words = useWords();
  const command = useQuery(commandQuery(id));
  if (command.error) return <Trouble error={command.error} retry={() => void command.refetch()} />;
  if (!command.data) return <p className="loading">{words.loading}</p>;
  return <Sheet command={command.data} />;
}

/** Everything that happened to one command, with who and why. */
export function CommandDetail({ id, close }: { id: string | undefined; close: () => void }) {
  const words = useWords();
  return (
    <ModalOverlay className="overlay" isDismissable isOpen={id !== undefined} onOpenChange={(open) => !open && close()}>
      <Modal className="modal">
        <Dialog className="dialog" aria-label={words.commands.detail}>
          {id !== undefined && <Loaded id={id} />}
          <Button className="button quiet" onPress={close}>
            {words.close}
          </Button>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
