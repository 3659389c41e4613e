import { dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { SourcePage } from './pull-api.ts';

const clockTime = (iso: string, language: string) =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeStyle: 'medium',
    timeZone: 'Europe/Paris',
  }).format(new Date(iso));

function PageRow({ page }: { page: SourcePage }) {
  const { pull } = useWords();
  const language = useLanguage();
  const { time, from, to, took, status, records, fresh, fault } = page;
  const count = (n: number | undefined) => (n === undefined ? '–' : number(n, language));
  return (
    <tr>
      <th scope="row">{clockTime(time, language)}</th>
      <td>{`${dateTime(from, language)} – ${dateTime(to, language)}`}</td>
      <td className="number">{count(records)}</td>
      <td className="number">{count(fresh)}</td>
      <td className="number">{`${number(took, language)} ms`}</td>
      <td className={fault === undefined ? undefined : 'source-trouble'}>
        {fault === undefined ? `HTTP ${status ?? 200}` : (pull.faults[fault] ?? fault)}
      </td>
    </tr>
  );
}

/** The pages read last, newest first. */
export function SourcePages({ pages }: { pages: readonly SourcePage[] }) {
  const { pull } = useWords();
  if (pages.length === 0) return <p className="muted">{pull.noPage}</p>;
  const titles = [
    [pull.at, ''],
    [pull.span, ''],
    [pull.records, 'number'],
    [pull.news, 'number'],
    [pull.took, 'number'],
    [pull.answer, ''],
  ] as const;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={pull.lastPages}>
      <table className="dense compact">
        <caption className="visually-hidden">{pull.lastPages}</caption>
        <thead>
          <tr>
            {titles.map(([title, kind]) => (
              <th key={title} scope="col" className={kind}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pages.map((page) => (
            <PageRow key={`${page.time} ${page.from} ${page.part} ${page.records}`} page={page} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
