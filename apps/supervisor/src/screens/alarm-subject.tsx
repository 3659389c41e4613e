import type { Alarm } from '../api/contract.ts';
import { Link } from '../parts/link.tsx';
import { paths } from '../routing/paths.ts';
import { useWords } from '../words/words.ts';

/** What an alarm is about: an object of the city, or a gateway or network server that many of them need. */
export function AlarmSubject({ alarm }: { alarm: Alarm }) {
  const words = useWords();
  const { kind, key, name, commune } = alarm.subject;
  return (
    <>
      {kind === 'thing' ? <Link to={paths.thing(key)}>{name}</Link> : <span>{name}</span>}
      {commune && <span className="muted"> {commune}</span>}
      {alarm.children > 0 && <span className="muted"> {words.fleet.silentWith(alarm.children)}</span>}
    </>
  );
}
