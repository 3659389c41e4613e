import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Trouble } from '../../parts/trouble.tsx';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { spreadsheet } from './csv-head.ts';
import { faultsOf, importQuery, isRunning } from './import-api.ts';
import type { ImportFault, ImportJob } from './import-api.ts';

const PAGE = 100;
/** Errors of a file at most; the server keeps as many. */
const MOST = 1000;

function Counts({ job }: { job: ImportJob }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.imports;
  return (
    <dl className="import-counts">
      {(['lines', 'created', 'updated', 'unchanged', 'refused'] as const).map((count) => (
        <div key={count}>
          <dt>{w.counts[count]}</dt>
          <dd>{number(job[count], language)}</dd>
        </div>
      ))}
    </dl>
  );
}

async function downloadFaults(id: number, heading: readonly string[], name: string): Promise<void> {
  const faults: ImportFault[] = [];
  let cursor: string | undefined;
  do {
    const page = await faultsOf(id, MOST, cursor);
    faults.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  const rows = faults.map(({ line, column, what, mend }) => [String(line), column ?? '', what, mend]);
  const address = URL.createObjectURL(new Blob([spreadsheet([heading, ...rows])], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}-${id}.csv`;
  link.click();
  URL.revokeObjectURL(address);
}

function FaultTable({ faults, heading }: { faults: readonly ImportFault[]; heading: readonly string[] }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.imports;
  return (
    <div className="table-frame tall" tabIndex={0} role="region" aria-label={w.faults}>
      <table className="dense">
        <caption className="visually-hidden">{w.faults}</caption>
        <thead>
          <tr>
            {heading.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, column, what, mend }) => (
            <tr key={`${line} ${column} ${what}`}>
              <th scope="row">{number(line, language)}</th>
              <td className="mono">{column ?? w.whole}</td>
              <td>{what}</td>
              <td>{mend}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Faults({ id }: { id: number }) {
  const words = useWords();
  const language = useLanguage();
  const query = useInfiniteQuery({
    queryKey: ['imports', 'faults', id],
    queryFn: ({ pageParam }) => faultsOf(id, PAGE, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const faults = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const w = words.imports;
  const heading = [w.line, w.column, w.what, w.mend];
  if (query.error) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <p className="loading">{words.loading}</p>;
  if (faults.length === 0) return <p className="calm">{w.noFault}</p>;
  return (
    <>
      <h3>{w.faults}</h3>
      <FaultTable faults={faults} heading={heading} />
      <p className="pager">
        <span className="muted">{w.faultCount(number(faults.length, language))}</span>
        {query.hasNextPage && (
          <button type="button" className="link" onClick={() => void query.fetchNextPage()}>
            {w.moreFaults}
          </button>
        )}
        <button type="button" className="link" onClick={() => void downloadFaults(id, heading, w.fileName)}>
          {w.faultsFile}
        </button>
      </p>
    </>
  );
}

interface ImportReportProps {
  readonly id: number;
  /** Absent once the file is no longer at hand. */
  readonly apply: (() => void) | undefined;
  readonly again: (() => void) | undefined;
}

function Outcome({ job, apply, again }: Omit<ImportReportProps, 'id'> & { job: ImportJob }) {
  const words = useWords();
  const w = words.imports;
  return (
    <>
      {job.detail !== undefined && <p className="trouble">{job.detail}</p>}
      {job.options.dryRun && <p>{w.wouldBe}</p>}
      <Counts job={job} />
      {job.warnings.length > 0 && (
        <>
          <h3>{w.warnings}</h3>
          <ul>
            {job.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      )}
      <Faults id={job.id} />
      <p className="device-form-end">
        {job.options.dryRun && apply && (
          <button type="button" className="button" onClick={apply}>
            {w.applyAfter}
          </button>
        )}
        {again && (
          <button type="button" className="button quiet" onClick={again}>
            {w.again}
          </button>
        )}
      </p>
    </>
  );
}

/** One run of a file: how far it is, what it did or would do, what is wrong line by line. */
export function ImportReport({ id, apply, again }: ImportReportProps) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const { data: job, error } = useQuery(importQuery(id));
  const over = job !== undefined && !isRunning(job);
  useEffect(() => {
    if (!over) return;
    for (const queryKey of [['devices'], ['things'], ['imports', 'list']]) void client.invalidateQueries({ queryKey });
  }, [over, client]);
  const w = words.imports;
  if (error) return <Trouble error={error} />;
  if (job === undefined) return <p className="loading">{words.loading}</p>;
  return (
    <div className="import-report">
      <h2>
        {w.job(String(job.id))}
        {job.options.dryRun && `, ${w.dry}`}
      </h2>
      <p role="status">
        {w.states[job.state]}
        {!over && ` : ${w.progress(number(job.lines, language), number(job.written, language))}`}
      </p>
      {!over && <progress aria-label={w.states[job.state]} />}
      {over && <Outcome job={job} apply={apply} again={again} />}
    </div>
  );
}
