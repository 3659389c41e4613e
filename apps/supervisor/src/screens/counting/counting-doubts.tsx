import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Counting, CountingDoubt } from './counting-api.ts';
import { dayOf } from './day-text.ts';

/** More than these are one fault said many times. */
const MOST = 12;

function Doubt({ doubt }: { doubt: CountingDoubt }) {
  const { counting } = useWords();
  const language = useLanguage();
  const { kind, channel = '', value = 0, expected = 0, times = 0, start, end } = doubt;
  return (
    <li>
      <p>
        <strong>{counting.span(dayOf(start, language), dayOf(end, language))}</strong>{' '}
        {counting.doubt[kind]({ channel, value, expected, times })}
      </p>
      <p className="muted">{counting.mend[kind]}</p>
    </li>
  );
}

/** What an agent should look at: what was seen, where, and how to mend it. */
export function CountingDoubts({ study }: { study: Counting }) {
  const { counting } = useWords();
  const { missing } = study.calendar;
  return (
    <section>
      <h3>{counting.doubts}</h3>
      {study.doubts.length === 0 && missing.length === 0 && <p className="calm">{counting.noDoubt}</p>}
      <ul className="counting-doubts">
        {missing.length > 0 && (
          <li>
            <p>{counting.calendarMissing(missing.join(', '))}</p>
            <p>
              <Link to={paths.schoolYears()}>{counting.calendarMend}</Link>
            </p>
          </li>
        )}
        {study.doubts.slice(0, MOST).map((doubt) => (
          <Doubt key={`${doubt.kind} ${doubt.channel ?? ''} ${doubt.start}`} doubt={doubt} />
        ))}
      </ul>
    </section>
  );
}
