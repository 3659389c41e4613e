import type { LedgerLine } from '../api/contract.ts';

const WIDTH = 960;
const HEIGHT = 120;

/** Received an hour as bars, what was refused or set aside in a darker part. Its table is beside it. */
export function HourBars({ title, hours }: { title: string; hours: readonly (LedgerLine & { hour: string })[] }) {
  const most = Math.max(1, ...hours.map((line) => line.received));
  const step = WIDTH / Math.max(1, hours.length);
  const scaled = (count: number) => (count / most) * HEIGHT;
  return (
    <svg
      className="hour-bars"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={title}
      preserveAspectRatio="none"
    >
      {hours.map((line, index) => {
        const aside = line.rejected + line.quarantined;
        return (
          <g key={line.hour} transform={`translate(${index * step} 0)`}>
            <rect
              className="bar-received"
              x={step * 0.1}
              width={step * 0.8}
              y={HEIGHT - scaled(line.received)}
              height={scaled(line.received)}
            />
            {aside > 0 && (
              <rect
                className="bar-aside"
                x={step * 0.1}
                width={step * 0.8}
                y={HEIGHT - scaled(aside)}
                height={scaled(aside)}
              />
            )}
          </g>
        );
      })}
    </svg>
  );
}
