import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Fleet } from './fleet-api.ts';
import { FLEET_LISTS } from './fleet-choice.ts';
import type { FleetList } from './fleet-choice.ts';

/** The lists somebody should work through, each with how many are in it. */
export function ListTabs({ counts, list }: { counts: Fleet['counts']; list: FleetList | 'all' }) {
  const words = useWords();
  const language = useLanguage();
  const shown = FLEET_LISTS.filter((each) => counts[each] > 0 || each === list);
  const current = (here: boolean) => (here ? 'page' : undefined);
  return (
    <nav aria-label={words.fleet.stateNav}>
      <ul className="fleet-lists">
        {shown.map((each) => (
          <li key={each}>
            <Link to={paths.fleet({ etat: each })} aria-current={current(each === list)}>
              {words.fleet.states[each]} <strong>{number(counts[each], language)}</strong>
            </Link>
          </li>
        ))}
        <li>
          <Link to={paths.fleet({ etat: 'tout' })} aria-current={current(list === 'all')}>
            {words.fleet.all} <strong>{number(counts.devices, language)}</strong>
          </Link>
        </li>
      </ul>
    </nav>
  );
}
