import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMayManage } from '../../api/session.ts';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { spanText } from './day-text.ts';
import { forgetYear } from './school-years-api.ts';
import type { SchoolYear } from './school-years-api.ts';

function Forget({ label }: { label: string }) {
  const { schoolYears } = useWords();
  const client = useQueryClient();
  const forget = useMutation({ mutationFn: () => forgetYear(label), onSuccess: () => client.invalidateQueries() });
  return (
    <>
      <button
        type="button"
        className="button small quiet"
        disabled={forget.isPending}
        onClick={() => forget.mutate()}
        aria-label={schoolYears.forgetYear(label)}
      >
        {schoolYears.forget}
      </button>
      {forget.error && (
        <span className="trouble" role="alert">
          {forget.error.message}
        </span>
      )}
    </>
  );
}

function YearRow({ year, kept }: { year: SchoolYear; kept: boolean }) {
  const { schoolYears } = useWords();
  const language = useLanguage();
  const allowed = useMayManage();
  const by = year.who === undefined || year.loaded === undefined ? undefined : dateTime(year.loaded, language);
  return (
    <tr>
      <th scope="row" className="nowrap">
        {year.label}
      </th>
      <td>
        <ul className="school-breaks">
          {year.breaks.map(([first, last]) => (
            <li key={first}>{spanText(first, last, language)}</li>
          ))}
        </ul>
      </td>
      <td>
        {year.origin === 'program' ? schoolYears.program : year.source}
        {by !== undefined && <span className="muted">{schoolYears.loadedBy(year.who ?? '', by)}</span>}
      </td>
      {kept && <td>{year.origin === 'territory' && allowed && <Forget label={year.label} />}</td>}
    </tr>
  );
}

/** School years with their holidays, newest first. `kept`: in use, and may be forgotten. */
export function SchoolYearTable({ years, kept }: { years: readonly SchoolYear[]; kept: boolean }) {
  const { schoolYears } = useWords();
  const caption = kept ? schoolYears.caption : schoolYears.captionRead;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{schoolYears.year}</th>
            <th scope="col">{schoolYears.breaks}</th>
            <th scope="col">{schoolYears.origin}</th>
            {kept && (
              <th scope="col">
                <span className="visually-hidden">{schoolYears.action}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {years.map((year) => (
            <YearRow key={year.label} year={year} kept={kept} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
