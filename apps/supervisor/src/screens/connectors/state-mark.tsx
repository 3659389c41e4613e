import { useWords } from '../../words/words.ts';
import type { Connector } from './connector-api.ts';

type State = NonNullable<Connector['activity']>['state'];

/** Shape and word: full while frames come, empty before the first, a bar once it is silent, a cross when closed. */
const SHAPES: Readonly<Record<State, string>> = {
  receiving: 'M6 2a4 4 0 1 1 0 8a4 4 0 0 1 0-8z',
  never: 'M6 2a4 4 0 1 1 0 8a4 4 0 0 1 0-8zm0 1.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5z',
  silent: 'M6 1l5 9H1z',
  disabled: 'M2 3l1-1l3 3l3-3l1 1l-3 3l3 3l-1 1l-3-3l-3 3l-1-1l3-3z',
};

export function StateMark({ state }: { state: State }) {
  const words = useWords().connectors;
  return (
    <span className={`mark connector-${state}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d={SHAPES[state]} fill="currentColor" fillRule="evenodd" />
      </svg>
      {words.state[state]}
    </span>
  );
}
