import { number } from '../../words/format.ts';
import { useLanguage } from '../../words/words.ts';

/** A share with a bar as long as it; a dash where there is nothing to be a share of. */
export function ShareFigure({ part, whole }: { part: number; whole: number }) {
  const language = useLanguage();
  if (whole <= 0) return <span className="muted">–</span>;
  const share = Math.min(1, Math.max(0, part / whole));
  return (
    <span className="share-figure">
      <svg viewBox="0 0 40 8" width="40" height="8" aria-hidden="true">
        <rect className="share-track" width="40" height="8" />
        <rect className="share-part" width={40 * share} height="8" />
      </svg>
      {`${number(100 * share, language, share > 0 && share < 0.1 ? 1 : 0)}\u00A0%`}
    </span>
  );
}
