import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Alarm } from '../api/contract.ts';
import { alarmChildrenQuery } from '../api/queries.ts';
import { Link } from '../parts/link.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useNow } from '../parts/use-now.ts';
import { paths } from '../routing/paths.ts';
import { ago } from '../words/format.ts';
import { useWords } from '../words/words.ts';

/** More objects than this are in the list of the fleet. */
const SHOWN = 100;

function Children({ alarm }: { alarm: Alarm }) {
  const words = useWords();
  const now = useNow();
  const children = useQuery(alarmChildrenQuery(alarm.id));
  if (children.error) return <Trouble error={children.error} />;
  const items = children.data ?? [];
  return (
    <ul className="alarm-children" aria-label={words.fleet.silentWith(alarm.children)}>
      {items.slice(0, SHOWN).map(({ id, subject, opened }) => (
        <li key={id}>
          <Link to={paths.thing(subject.key)}>{subject.name}</Link>
          <span className="muted">
            {subject.commune && `${subject.commune}, `}
            {ago(opened, now, words)}
          </span>
        </li>
      ))}
      {items.length > SHOWN && <li className="muted">{words.fleet.more(items.length - SHOWN)}</li>}
    </ul>
  );
}

/** The objects silent with a gateway: kept under its one alarm, opened on demand. */
export function AlarmChildren({ alarm, columns }: { alarm: Alarm; columns: number }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <tr className="children-row">
      <td colSpan={columns}>
        <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{words.fleet.children(alarm.children)}</summary>
          {open && <Children alarm={alarm} />}
        </details>
      </td>
    </tr>
  );
}
