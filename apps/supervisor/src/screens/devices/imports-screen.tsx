import '../../styles/fleet.css';
import '../../styles/thing.css';
import '../../styles/devices.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from '../../parts/link.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { modelsQuery } from '../codecs/codec-api.ts';
import { FaultList } from './fault-list.tsx';
import { ChoiceField } from './form-field.tsx';
import { FileChoice } from './file-choice.tsx';
import { importsQuery, startImport } from './import-api.ts';
import type { ImportJob } from './import-api.ts';
import { ImportOptions, NO_OPTIONS } from './import-options.tsx';
import type { ChosenOptions } from './import-options.tsx';
import { ImportReport } from './import-report.tsx';
import { MappingForm } from './mapping-form.tsx';

function Template() {
  const words = useWords();
  const language = useLanguage();
  const [model, setModel] = useState('');
  const models = useQuery(modelsQuery).data?.items ?? [];
  const w = words.imports;
  const address = `/api/v1/imports/template.csv${model === '' ? '?' : `?model=${encodeURIComponent(model)}&`}`;
  return (
    <section aria-labelledby="import-template">
      <h2 id="import-template">{w.template}</h2>
      <div className="import-line">
        <ChoiceField
          label={w.templateFor}
          value={model}
          change={setModel}
          none={w.anyModel}
          options={models.map(({ id, label }) => [id, label[language]])}
        />
        <a href={`${address}format=spreadsheet`} download>
          {w.downloadSheet}
        </a>
        <a href={`${address}format=csv`} download>
          {w.download}
        </a>
        <a href="/api/v1/devices.csv?format=spreadsheet" download>
          {w.exportAll}
        </a>
      </div>
    </section>
  );
}

/** A file tried or taken in; the run it becomes is in the address. */
function useStart(file: File | undefined, options: ChosenOptions) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (dryRun: boolean) => {
      if (file === undefined) throw new Error('a start without a file'); // its buttons are there with a file only
      const { partial, ...rest } = options;
      return startImport(file, { ...rest, partial: String(partial), dryRun: String(dryRun) });
    },
    onSuccess: async (job) => {
      navigate(paths.imports({ import: String(job.id) }));
      await client.invalidateQueries({ queryKey: ['imports', 'list'] });
    },
  });
}

function Start({ current }: { current: number | undefined }) {
  const words = useWords();
  const [file, setFile] = useState<File>();
  const [options, setOptions] = useState(NO_OPTIONS);
  const start = useStart(file, options);
  const w = words.imports;
  return (
    <section aria-labelledby="import-file">
      <h2 id="import-file">{w.file}</h2>
      <FileChoice file={file} choose={setFile} />
      {file !== undefined && (
        <>
          <MappingForm
            key={`${file.name} ${file.lastModified}`}
            file={file}
            chosen={options.mapping}
            choose={(mapping) => setOptions({ ...options, mapping })}
          />
          <ImportOptions options={options} set={setOptions} />
          <FaultList error={start.error} />
          <p className="device-form-end">
            <button type="button" className="button" disabled={start.isPending} onClick={() => start.mutate(true)}>
              {w.dryRun}
            </button>
            <button
              type="button"
              className="button quiet"
              disabled={start.isPending}
              onClick={() => start.mutate(false)}
            >
              {w.apply}
            </button>
          </p>
        </>
      )}
      {current !== undefined && (
        <ImportReport
          key={current}
          id={current}
          apply={file === undefined ? undefined : () => start.mutate(false)}
          again={file === undefined ? undefined : () => start.mutate(true)}
        />
      )}
    </section>
  );
}

function PastRow({ job }: { job: ImportJob }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.imports;
  return (
    <tr>
      <th scope="row">
        <Link to={paths.imports({ import: String(job.id) })}>{w.job(String(job.id))}</Link>
        {job.options.dryRun && <span className="muted">, {w.dry}</span>}
      </th>
      <td>{dateTime(job.begun, language)}</td>
      <td>{job.who}</td>
      <td>{w.states[job.state]}</td>
      {(['lines', 'created', 'updated', 'refused'] as const).map((count) => (
        <td key={count} className="number">
          {number(job[count], language)}
        </td>
      ))}
    </tr>
  );
}

function Past() {
  const words = useWords();
  const { data } = useQuery(importsQuery);
  const w = words.imports;
  if (data?.items.length === 0) return <p className="muted">{w.none}</p>;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={w.past}>
      <table className="dense">
        <caption className="visually-hidden">{w.past}</caption>
        <thead>
          <tr>
            <th scope="col">{words.screens.imports}</th>
            <th scope="col">{w.when}</th>
            <th scope="col">{w.who}</th>
            <th scope="col">{w.state}</th>
            {(['lines', 'created', 'updated', 'refused'] as const).map((count) => (
              <th key={count} scope="col" className="number">
                {w.counts[count]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data?.items.map((job) => (
            <PastRow key={job.id} job={job} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Devices from a file: template, columns, dry run with its errors, import with its report. */
export function ImportsScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const asked = Number(search.get('import') ?? Number.NaN);
  const w = words.imports;
  return (
    <div className="wide imports-screen">
      <header className="title-row">
        <h1>{w.title}</h1>
        <p className="muted">{w.lead}</p>
      </header>
      <Template />
      <Start current={Number.isInteger(asked) ? asked : undefined} />
      <section>
        <h2>{w.past}</h2>
        <Past />
      </section>
    </div>
  );
}
