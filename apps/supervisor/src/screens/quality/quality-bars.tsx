import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { QualityDay } from './quality-api.ts';

export const SHARES = ['good', 'notEvaluated', 'suspect', 'failed', 'missing'] as const;
export type Share = (typeof SHARES)[number];

const WIDTH = 960;
const HEIGHT = 120;

/** Height of each share of a day, in order; a day that received more than expected is full. */
function stackOf(
  day: QualityDay,
): readonly { readonly share: Share; readonly from: number; readonly height: number }[] {
  const whole = SHARES.reduce((sum, share) => sum + day[share], 0);
  let from = 0;
  return SHARES.flatMap((share) => {
    const height = whole === 0 ? 0 : (day[share] / whole) * HEIGHT;
    const part = { share, from, height };
    from += height;
    return height > 0 ? [part] : [];
  });
}

/** Patterns that are told apart without colour. */
function Patterns() {
  return (
    <defs>
      <pattern id="share-dots" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="share-ground" width="6" height="6" />
        <circle className="share-ink" cx="3" cy="3" r="1.4" />
      </pattern>
      <pattern id="share-lines" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="share-ground" width="6" height="6" />
        <rect className="share-ink" width="2" height="6" />
      </pattern>
    </defs>
  );
}

/** What each pattern means, with the share over all days. */
export function ShareLegend({ days }: { days: readonly QualityDay[] }) {
  const words = useWords();
  const language = useLanguage();
  const totals = SHARES.map((share) => ({ share, count: days.reduce((sum, day) => sum + day[share], 0) }));
  const whole = totals.reduce((sum, { count }) => sum + count, 0);
  return (
    <ul className="share-legend">
      {totals
        .filter(({ count }) => count > 0)
        .map(({ share, count }) => (
          <li key={share}>
            <svg width="20" height="14" aria-hidden="true">
              <Patterns />
              <rect className={`share share-${share}`} x="0.5" y="0.5" width="19" height="13" />
            </svg>
            {words.quality.shares[share]}
            <strong>{`${number((100 * count) / whole, language, count / whole > 0.1 ? 0 : 1)}\u00A0%`}</strong>
          </li>
        ))}
    </ul>
  );
}

interface BarsProps {
  readonly days: readonly QualityDay[];
  /** Days of the period being judged: from the first, before the second. */
  readonly chosen: readonly [string, string] | undefined;
  readonly choose: (day: string) => void;
}

/** Shares of each flag by local day. A click chooses a day; the table beside it does the same from the keyboard. */
export function QualityBars({ days, chosen, choose }: BarsProps) {
  const words = useWords();
  const step = WIDTH / Math.max(1, days.length);
  const inside = (day: string) => chosen !== undefined && day >= chosen[0] && `${day}T00:00` < chosen[1];
  return (
    <svg
      className="quality-bars"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + 6}`}
      role="img"
      aria-label={words.quality.perDay}
      preserveAspectRatio="none"
    >
      <Patterns />
      {days.map((day, index) => (
        <g key={day.day} transform={`translate(${index * step} 0)`} onClick={() => choose(day.day)}>
          <title>{day.day}</title>
          <rect className="share-catch" width={step} height={HEIGHT + 6} />
          {stackOf(day).map(({ share, from, height }) => (
            <rect
              key={share}
              className={`share share-${share}`}
              x={step * 0.08}
              width={step * 0.84}
              y={HEIGHT - from - height}
              height={height}
            />
          ))}
          {inside(day.day) && <rect className="share-chosen" y={HEIGHT + 2} width={step} height="4" />}
        </g>
      ))}
    </svg>
  );
}
