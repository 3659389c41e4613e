import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useWords } from '../../words/words.ts';
import { SchoolYearTable } from './school-year-table.tsx';
import { loadYears } from './school-years-api.ts';
import type { LoadedYears } from './school-years-api.ts';

function Found({ found, keep, busy }: { found: LoadedYears; keep: () => void; busy: boolean }) {
  const { schoolYears } = useWords();
  return (
    <>
      {found.faults.length > 0 && (
        <ul className="trouble" role="alert">
          {found.faults.map(({ line, fault }) => (
            <li key={`${line} ${fault}`}>{line === undefined ? fault : schoolYears.atLine(line, fault)}</li>
          ))}
        </ul>
      )}
      {found.years.length > 0 && (
        <>
          <p role="status">{schoolYears.found(found.years.length)}</p>
          <SchoolYearTable years={found.years} kept={false} />
          <button type="button" className="button" disabled={busy} onClick={keep}>
            {schoolYears.keep}
          </button>
        </>
      )}
    </>
  );
}

interface FieldsProps {
  readonly choose: (file: File | undefined) => void;
  readonly source: string;
  readonly setSource: (source: string) => void;
}

function Fields({ choose, source, setSource }: FieldsProps) {
  const { schoolYears } = useWords();
  const ids = { file: useId(), source: useId() };
  return (
    <>
      <div className="field">
        <label htmlFor={ids.file}>{schoolYears.file}</label>
        <input
          id={ids.file}
          type="file"
          required
          accept=".ics,.csv,text/calendar,text/csv"
          onChange={({ target }) => choose(target.files?.[0])}
        />
      </div>
      <div className="field">
        <label htmlFor={ids.source}>{schoolYears.source}</label>
        <input
          id={ids.source}
          type="text"
          required
          maxLength={300}
          value={source}
          onChange={({ target }) => setSource(target.value)}
        />
      </div>
    </>
  );
}

/** A calendar file: read and shown first, kept when the agent has seen it. */
export function LoadSchoolYears() {
  const { schoolYears } = useWords();
  const client = useQueryClient();
  const [file, setFile] = useState<File>();
  const [source, setSource] = useState('');
  const load = useMutation({
    mutationFn: async (dryRun: boolean) => loadYears({ text: (await file?.text()) ?? '', source, dryRun }),
    onSuccess: (_, dryRun) => (dryRun ? undefined : client.invalidateQueries()),
  });
  const kept = load.isSuccess && !load.variables;
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    load.reset();
  };
  return (
    <form
      className="school-load"
      onSubmit={(event) => {
        event.preventDefault();
        load.mutate(true);
      }}
    >
      <Fields choose={choose} source={source} setSource={setSource} />
      <button type="submit" className="button quiet" disabled={load.isPending}>
        {schoolYears.read}
      </button>
      {load.error && (
        <p className="trouble" role="alert">
          {load.error.message}
        </p>
      )}
      {kept && <p role="status">{schoolYears.kept}</p>}
      {load.data && !kept && <Found found={load.data} keep={() => load.mutate(false)} busy={load.isPending} />}
    </form>
  );
}
