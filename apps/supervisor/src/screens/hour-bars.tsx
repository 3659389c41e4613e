import type { LedgerLine } from '../api/contract.ts';
import { clock, day, localHour, number } from '../words/format.ts';
import { useLanguage } from '../words/words.ts';

const WIDTH = 960;
const HEIGHT = 120;
/** Labels of time written at most, so that they never touch. */
const MOST_LABELS = 8;

type HourLine = LedgerLine & { readonly hour: string };

/** Hours that carry a label: every sixth hour of a day, midnights of a week, fewer of a month. */
function labelled(hours: readonly HourLine[]): readonly number[] {
  const every = hours.length <= 30 ? 6 : 24;
  const found = hours.flatMap(({ hour }, index) => (localHour(hour) % every === 0 ? [index] : []));
  const step = Math.ceil(found.length / MOST_LABELS);
  return found.filter((_, position) => position % step === 0);
}

/** Received an hour as bars, what was refused or set aside in a darker part. Its table is beside it. */
export function HourBars({ title, hours }: { title: string; hours: readonly HourLine[] }) {
  const language = useLanguage();
  const most = Math.max(1, ...hours.map((line) => line.received));
  const step = WIDTH / Math.max(1, hours.length);
  const scaled = (count: number) => (count / most) * HEIGHT;
  const named = hours.length <= 30 ? clock : day;
  return (
    <div className="hour-chart">
      <p aria-hidden="true">{number(most, language)}</p>
      <svg
        className="hour-bars"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={title}
        preserveAspectRatio="none"
      >
        {hours.map((line, index) => {
          const aside = line.rejected + line.quarantined;
          const [received, apart] = [scaled(line.received), scaled(aside)];
          return (
            <g key={line.hour} transform={`translate(${index * step} 0)`}>
              <rect
                className="bar-received"
                x={step * 0.1}
                width={step * 0.8}
                y={HEIGHT - received}
                height={received}
              />
              {aside > 0 && (
                <rect className="bar-aside" x={step * 0.1} width={step * 0.8} y={HEIGHT - apart} height={apart} />
              )}
            </g>
          );
        })}
      </svg>
      <div className="hour-labels" aria-hidden="true">
        {labelled(hours).map((index) => (
          <span key={index} style={{ left: `${(index / hours.length) * 100}%` }}>
            {named(hours[index]?.hour ?? '', language)}
          </span>
        ))}
      </div>
    </div>
  );
}
