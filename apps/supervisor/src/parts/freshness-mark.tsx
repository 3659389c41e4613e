import { useWords } from '../words/words.ts';
import type { Freshness } from './freshness.ts';

/** Filled on time, dashed late, crossed silent: as on the map and the public pages. */
export function FreshnessMark({ freshness, bare = false }: { freshness: Freshness; bare?: boolean }) {
  const words = useWords();
  return (
    <span className={`mark freshness freshness-${freshness}`}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        {freshness === 'silent' ? (
          <path className="mark-line" d="M3 3 11 11M11 3 3 11" />
        ) : (
          <circle
            cx="7"
            cy="7"
            r="5"
            className={freshness === 'live' ? 'mark-fill' : 'mark-line'}
            strokeDasharray={freshness === 'late' ? '3 2.2' : undefined}
          />
        )}
      </svg>
      <span className={bare ? 'visually-hidden' : undefined}>{words.map.freshness[freshness]}</span>
    </span>
  );
}
