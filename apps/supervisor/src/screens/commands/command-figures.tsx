import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { CommandBalance } from './commands-api.ts';

const SEPARATE = ['verified', 'failed', 'expired'] as const;

/** Asked = under way + each end, as an equation. */
export function CommandFigures({ balance }: { balance: CommandBalance }) {
  const words = useWords();
  const language = useLanguage();
  const open = Object.values(balance.open).reduce((sum, count) => sum + count, 0);
  const other = balance.ends.unproven + balance.ends.cancelled;
  const terms = [
    ['asked', words.commands.figures.asked, balance.asked],
    // the class that writes the sign before the second term
    ['stored', words.commands.figures.open, open],
    ...SEPARATE.map((end) => [end, words.commands.figures[end], balance.ends[end]] as const),
    ['other', words.commands.figureOther, other],
  ] as const;
  return (
    <dl className="equation command-figures">
      {terms.map(([name, label, count]) => (
        <div key={name} className={`term term-${name}`}>
          <dt>{label}</dt>
          <dd>{number(count, language)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How far a group is: a bar whose parts are also written. */
export function GroupProgress({ balance }: { balance: CommandBalance }) {
  const words = useWords();
  const language = useLanguage();
  const { open, ends, asked } = balance;
  const parts = Object.entries({ ...ends, ...open }).filter(([, count]) => count > 0);
  const done = Object.values(ends).reduce((sum, count) => sum + count, 0);
  return (
    <div className="group-progress">
      <progress max={asked} value={done} aria-label={words.commands.progress} />
      <p>
        {parts
          // both objects have no other names
          .map(([state, count]) => `${words.commands.states[state as keyof typeof ends]} ${number(count, language)}`)
          .join(', ')}
      </p>
    </div>
  );
}
