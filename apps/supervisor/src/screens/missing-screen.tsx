import { Link } from '../parts/link.tsx';
import { paths } from '../routing/paths.ts';
import { useWords } from '../words/words.ts';

export function MissingScreen() {
  const words = useWords();
  return (
    <div className="column">
      <h1>{words.screens.missing}</h1>
      <p>
        <Link to={paths.overview()}>{words.screens.overview}</Link>
      </p>
    </div>
  );
}
