import { useQuery } from '@tanstack/react-query';
import { packOf, useTerritory } from '../../api/territory.ts';
import { DomainIcon } from '../../parts/domain-icon.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { monthName, percent } from './figures.ts';
import { availabilityQuery } from './fleet-api.ts';

/** Valid hours over expected hours of each open dataset this month. */
export function AvailabilityTable() {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const query = useQuery(availabilityQuery);
  const w = words.fleet.availabilityColumns;
  if (query.error) return <Trouble error={query.error} />;
  if (query.data === undefined) return <p className="loading">{words.loading}</p>;
  const { month, items } = query.data;
  return (
    <>
      <p className="muted">
        {words.fleet.availabilityNote(monthName(month, language))}{' '}
        <a href={`/api/v1/fleet/availability.csv?month=${month}`} download>
          {words.fleet.csv}
        </a>
      </p>
      <div className="table-frame" tabIndex={0} role="region" aria-label={words.fleet.availability}>
        <table className="dense">
          <caption className="visually-hidden">{words.fleet.availability}</caption>
          <thead>
            <tr>
              <th scope="col">{w.dataset}</th>
              {[w.objects, w.valid, w.share].map((title) => (
                <th key={title} scope="col" className="number">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ key, label, domain, objects, validHours, expectedHours, availability }) => {
              const pack = packOf(territory, domain);
              return (
                <tr key={key}>
                  <th scope="row">
                    {pack && <DomainIcon pack={pack} />} {label[language]}
                  </th>
                  <td className="number">{number(objects, language)}</td>
                  <td className="number">{`${number(validHours, language)} / ${number(expectedHours, language)}`}</td>
                  <td className="number">{percent(availability, language, 1)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
