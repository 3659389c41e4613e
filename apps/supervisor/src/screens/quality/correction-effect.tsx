import { quantityOf, useTerritory } from '../../api/territory.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Applied } from './quality-api.ts';

type Effect = Applied['effects'][number];

const figuresOf = ({ figures }: Effect): number => figures.reduce((sum, { count }) => sum + count, 0);

/** What a decision would change: the series that is judged, then those computed from it. */
export function CorrectionEffect({ effects }: { effects: readonly Effect[] }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const w = words.quality;
  const moved = effects.filter(({ changed }) => changed > 0);
  if (moved.length === 0) return <p className="calm">{w.nothing}</p>;
  const lines = [
    [w.values, (effect: Effect) => effect.values],
    [w.changed, (effect: Effect) => effect.changed],
    [w.lost, (effect: Effect) => effect.lost],
    [w.regained, (effect: Effect) => effect.regained],
    [w.hours, (effect: Effect) => effect.hours],
    [w.figures, figuresOf],
    [w.alarms, (effect: Effect) => effect.alarms],
  ] as const;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={w.effect}>
      <table className="dense compact" aria-live="polite">
        <caption>{w.effect}</caption>
        <thead>
          <tr>
            <td />
            {moved.map(({ datastream, quantity }) => (
              <th key={datastream} scope="col" className="number">
                {quantityOf(territory, quantity).label[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, of]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {moved.map((effect) => (
                <td key={effect.datastream} className="number">
                  {number(of(effect), language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
