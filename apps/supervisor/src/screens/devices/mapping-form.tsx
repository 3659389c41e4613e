import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useWords } from '../../words/words.ts';
import { headOf } from './csv-head.ts';
import type { CsvHead } from './csv-head.ts';
import { FaultList } from './fault-list.tsx';
import { ChoiceField, FormField } from './form-field.tsx';
import { mappingsQuery } from './import-api.ts';
import type { ImportMapping } from './import-api.ts';

interface MappingFormProps {
  readonly file: File;
  readonly chosen: string | undefined;
  readonly choose: (name: string | undefined) => void;
}

type Columns = Readonly<Record<string, string>>;

/** Headings of the template: the columns an import knows, the properties of objects among them. */
async function knownColumns(): Promise<readonly string[]> {
  const answer = await fetch('/api/v1/imports/template.csv?format=csv');
  return (await headOf(await answer.blob())).headings;
}

interface TableProps {
  readonly head: CsvHead;
  readonly columns: Columns;
  readonly known: readonly string[];
  readonly set: (columns: Columns) => void;
}

function ColumnTable({ head, columns, known, set }: TableProps) {
  const words = useWords();
  const w = words.imports;
  return (
    <div className="table-frame mapping-table" tabIndex={0} role="region" aria-label={w.columns}>
      <table className="dense compact">
        <caption>{w.columnsLead}</caption>
        <thead>
          <tr>
            <th scope="col">{w.heading}</th>
            <th scope="col">{w.sample}</th>
            <th scope="col">{w.means}</th>
          </tr>
        </thead>
        <tbody>
          {head.headings.map((heading, place) => (
            // two columns may have one heading
            <tr key={`${place} ${heading}`}>
              <th scope="row">{heading}</th>
              <td className="mono">{head.sample[place]}</td>
              <td>
                <select
                  aria-label={`${w.means} : ${heading}`}
                  value={columns[heading] ?? ''}
                  onChange={({ target }) => set({ ...columns, [heading]: target.value })}
                >
                  <option value="">{known.includes(heading) ? heading : w.auto}</option>
                  {known.map((column) => (
                    <option key={column} value={column}>
                      {column}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const filled = (columns: Columns): Columns => Object.fromEntries(Object.entries(columns).filter(([, to]) => to !== ''));

interface SaveProps {
  readonly columns: Columns;
  /** Mapping in use, whose values for empty lines are kept. */
  readonly mapping: ImportMapping | undefined;
  readonly choose: (name: string | undefined) => void;
}

function SaveMapping({ columns, mapping, choose }: SaveProps) {
  const words = useWords();
  const client = useQueryClient();
  const [name, setName] = useState(mapping?.name ?? '');
  const fresh = () => client.invalidateQueries({ queryKey: ['imports', 'mappings'] });
  const address = (key: string) => `/api/v1/import-mappings/${encodeURIComponent(key)}`;
  const save = useMutation({
    mutationFn: () =>
      request(address(name.trim()), {
        method: 'PUT',
        body: { columns: filled(columns), defaults: mapping?.defaults ?? {} },
      }),
    onSuccess: async () => {
      await fresh();
      choose(name.trim());
    },
  });
  const remove = useMutation({
    mutationFn: (key: string) => request(address(key), { method: 'DELETE' }),
    onSuccess: async () => {
      choose(undefined);
      await fresh();
    },
  });
  const w = words.imports;
  return (
    <form className="import-line" onSubmit={(event) => (event.preventDefault(), save.mutate())}>
      <FormField label={w.saveAs} required maxLength={100} value={name} change={setName} />
      <button type="submit" className="button small quiet" disabled={save.isPending}>
        {w.save}
      </button>
      {mapping && (
        <button type="button" className="link" onClick={() => remove.mutate(mapping.name)}>
          {w.remove}
        </button>
      )}
      {save.isSuccess && <p role="status">{w.savedNow}</p>}
      <FaultList error={save.error ?? remove.error} />
    </form>
  );
}

/** The mappings kept, and the one in use. */
function useMappings(chosen: string | undefined) {
  const mappings = useQuery(mappingsQuery).data?.items ?? [];
  return { mappings, mapping: mappings.find(({ name }) => name === chosen) };
}

/** What each column of the file means; kept under a name for the next file of the same system. */
export function MappingForm({ file, chosen, choose }: MappingFormProps) {
  const words = useWords();
  const head = useQuery({
    queryKey: ['imports', 'head', file.name, file.size, file.lastModified],
    queryFn: () => headOf(file),
  }).data;
  const known = useQuery({ queryKey: ['imports', 'columns'], queryFn: knownColumns }).data;
  const { mappings, mapping } = useMappings(chosen);
  const [own, setOwn] = useState<Columns>();
  const columns = own ?? mapping?.columns ?? {};
  const w = words.imports;
  if (head === undefined || known === undefined) return <p className="loading">{words.loading}</p>;
  const use = (name: string | undefined) => {
    setOwn(undefined);
    choose(name);
  };
  return (
    <details className="mapping">
      <summary>{w.columns}</summary>
      <ChoiceField
        label={w.saved}
        value={chosen ?? ''}
        change={(name) => use(name === '' ? undefined : name)}
        none={w.noMapping}
        options={mappings.map(({ name }) => [name, name])}
      />
      <ColumnTable head={head} columns={columns} known={known} set={setOwn} />
      <SaveMapping key={mapping?.name ?? ''} columns={columns} mapping={mapping} choose={use} />
    </details>
  );
}
