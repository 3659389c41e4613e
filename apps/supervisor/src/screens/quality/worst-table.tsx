import { packOf, quantityOf, useTerritory } from '../../api/territory.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Worst } from './quality-api.ts';
import { ShareFigure } from './share-figure.tsx';

function Row({ series }: { series: Worst }) {
  const language = useLanguage();
  const territory = useTerritory();
  const { thing, datastream, quantity, domain, device, model, received, expected, suspect, failed } = series;
  return (
    <tr>
      <th scope="row">
        <Link to={`${paths.thing(thing.key, { serie: String(datastream) })}#qualite`}>{thing.name}</Link>
      </th>
      <td>{quantityOf(territory, quantity).label[language]}</td>
      <td className="no-wrap">{packOf(territory, domain)?.label[language] ?? domain}</td>
      <td>
        <span className="mono">{device}</span> <span className="muted">{model}</span>
      </td>
      <td className="number">
        <ShareFigure part={suspect + failed} whole={received} />
      </td>
      <td className="number">{number(suspect, language)}</td>
      <td className="number">{number(failed, language)}</td>
      <td className="number">
        <ShareFigure part={expected - received} whole={expected} />
      </td>
    </tr>
  );
}

/** Series in the order asked for, each with its way to why. */
export function WorstTable({ items }: { items: readonly Worst[] }) {
  const words = useWords();
  const w = words.quality;
  const numbers = [w.bad, w.suspect, w.failed, w.missing];
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={w.screenTitle}>
      <table className="dense">
        <caption className="visually-hidden">{w.screenTitle}</caption>
        <thead>
          <tr>
            <th scope="col">{w.object}</th>
            <th scope="col">{w.quantity}</th>
            <th scope="col">{w.domain}</th>
            <th scope="col">{w.device}</th>
            {numbers.map((label) => (
              <th key={label} scope="col" className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((series) => (
            <Row key={series.datastream} series={series} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
