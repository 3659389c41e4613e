import { Link } from '../../parts/link.tsx';
import { useNow } from '../../parts/use-now.ts';
import { paths } from '../../routing/paths.ts';
import { ago, dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Command } from './commands-api.ts';
import { deadlineOf, orderText, reasonText, whoText } from './command-words.ts';

/** A state in words; only what went wrong is marked. */
export function CommandState({ command }: { command: Pick<Command, 'state' | 'stateReason'> }) {
  const words = useWords();
  const reason = reasonText(command.stateReason, words);
  const wrong = command.state === 'failed' || command.state === 'expired';
  return (
    <span className={wrong ? 'command-wrong' : undefined}>
      {wrong && <span aria-hidden="true">▲ </span>}
      {words.commands.states[command.state]}
      {wrong && reason !== undefined && <span className="muted command-reason">{reason}</span>}
    </span>
  );
}

function Row({ command, open }: { command: Command; open: (id: string) => void }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const { columns } = words.commands;
  const deadline = deadlineOf(command);
  return (
    <tr>
      <td data-label={columns.state}>
        <CommandState command={command} />
      </td>
      <th scope="row" data-label={columns.what}>
        <button type="button" className="link" aria-haspopup="dialog" onClick={() => open(command.id)}>
          {orderText(command, words, language)}
        </button>
        {command.order.devices > 1 && (
          <Link to={paths.commands({ groupe: command.order.id })} className="command-group">
            {words.commands.group(String(command.order.devices))}
          </Link>
        )}
      </th>
      <td data-label={columns.object}>
        <Link to={paths.thing(command.thing.key)}>{command.thing.name}</Link>
      </td>
      <td data-label={columns.who}>{whoText(command.who, words)}</td>
      <td data-label={columns.since} className="short">
        <time dateTime={command.stateTime} title={dateTime(command.stateTime, language)}>
          {ago(command.stateTime, now, words)}
        </time>
      </td>
      <td data-label={columns.deadline} className="short">
        {deadline === undefined ? '–' : <time dateTime={deadline}>{dateTime(deadline, language)}</time>}
      </td>
    </tr>
  );
}

/** One line a command, newest first; on a phone, one block a command. */
export function CommandTable({ commands, open }: { commands: readonly Command[]; open: (id: string) => void }) {
  const words = useWords();
  const { state, what, object, who, since, deadline } = words.commands.columns;
  return (
    <table className="dense stacked commands">
      <caption className="visually-hidden">{words.commands.title}</caption>
      <thead>
        <tr>
          {[state, what, object, who, since, deadline].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {commands.map((command) => (
          <Row key={command.id} command={command} open={open} />
        ))}
      </tbody>
    </table>
  );
}
