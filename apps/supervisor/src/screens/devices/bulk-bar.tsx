import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { codecsQuery } from '../codecs/codec-api.ts';
import { BULK_KINDS, bulkFile, devicesOf } from './bulk-changes.ts';
import type { BulkChange, BulkKind } from './bulk-changes.ts';
import { PartyField } from '../parties/party-field.tsx';
import { LIFE_CYCLES } from './devices-api.ts';
import type { DeviceFilter, DeviceRecord } from './devices-api.ts';
import { importQuery, isRunning, startImport } from './import-api.ts';

interface BulkBarProps {
  readonly chosen: ReadonlyMap<string, DeviceRecord>;
  readonly clear: () => void;
  readonly filter: DeviceFilter;
  readonly total: number;
}

interface ValueProps {
  readonly change: BulkChange;
  readonly set: (value: string) => void;
}

function useChoices(kind: BulkKind): readonly (readonly [string, string])[] {
  const words = useWords();
  const codecs = useQuery({ ...codecsQuery, enabled: kind === 'codec' }).data ?? [];
  switch (kind) {
    case 'life_cycle':
      return LIFE_CYCLES.map((stage) => [stage, words.devices.lifeCycle[stage]]);
    case 'codec':
      return codecs
        .filter(({ state }) => state === 'active')
        .map(({ id, version }) => [`${id}@${version}`, `${id} ${version}`]);
    case 'group':
    case 'tag':
      return [];
  }
}

function ValueField({ change, set }: ValueProps) {
  const words = useWords();
  const choices = useChoices(change.kind);
  const { bulk } = words.devices;
  if (change.kind === 'group')
    return <PartyField quiet list="groups" label={bulk.value} value={change.value} change={set} />;
  if (change.kind === 'tag')
    return (
      <label>
        <span className="visually-hidden">{bulk.value}</span>
        <input
          type="text"
          required
          maxLength={50}
          pattern="[^|,]+"
          value={change.value}
          onChange={({ target }) => set(target.value)}
        />
      </label>
    );
  return (
    <label>
      <span className="visually-hidden">{bulk.value}</span>
      <select required value={change.value} onChange={({ target }) => set(target.value)}>
        <option value="">{bulk.pick}</option>
        {choices.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What came of the last change, while it runs and after. */
function Progress({ job }: { job: number }) {
  const words = useWords();
  const language = useLanguage();
  const client = useQueryClient();
  const { data } = useQuery(importQuery(job));
  const over = data !== undefined && !isRunning(data);
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['devices'] });
  }, [over, client]);
  if (data === undefined) return null;
  const say = (count: number) => number(count, language);
  const { bulk } = words.devices;
  return (
    <p role="status" className="bulk-progress">
      {over ? bulk.done(say(data.updated), say(data.unchanged), say(data.refused)) : bulk.running(say(data.lines))}
      {over && data.refused > 0 && (
        <>
          {' '}
          <Link to={paths.imports({ import: String(job) })}>{bulk.report}</Link>
        </>
      )}
    </p>
  );
}

function ChangeForm({ count, apply, busy }: { count: number; apply: (change: BulkChange) => void; busy: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const [change, setChange] = useState<BulkChange>({ kind: 'group', value: '' });
  const { bulk } = words.devices;
  return (
    <form className="bulk-form" onSubmit={(event) => (event.preventDefault(), apply(change))}>
      <label>
        <span className="visually-hidden">{bulk.what}</span>
        <select
          value={change.kind}
          onChange={({ target }) =>
            setChange({ kind: BULK_KINDS.find((kind) => kind === target.value) ?? 'group', value: '' })
          }
        >
          {BULK_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {bulk.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      <ValueField change={change} set={(value) => setChange({ ...change, value })} />
      <button type="submit" className="button small" disabled={busy || change.value === ''}>
        {busy ? bulk.gathering : bulk.apply(number(count, language))}
      </button>
    </form>
  );
}

/** One change for the chosen devices, or for all of the filter; told line by line what was refused. */
export function BulkBar({ chosen, clear, filter, total }: BulkBarProps) {
  const words = useWords();
  const language = useLanguage();
  const [whole, setWhole] = useState(false);
  const count = whole ? total : chosen.size;
  const run = useMutation({
    mutationFn: async (change: BulkChange) => {
      const devices = whole ? await devicesOf(filter) : [...chosen.values()];
      const file = new Blob([bulkFile(change, devices)], { type: 'text/csv' });
      return startImport(file, { partial: 'true' });
    },
  });
  const { bulk } = words.devices;
  const none = () => {
    setWhole(false);
    clear();
  };
  if (chosen.size === 0 && !whole) return run.data ? <Progress job={run.data.id} /> : null;
  return (
    <section className="bulk" aria-label={bulk.title}>
      <p>
        <strong>{bulk.chosen(number(count, language))}</strong>{' '}
        {!whole && total > chosen.size && (
          <button type="button" className="link" onClick={() => setWhole(true)}>
            {bulk.all(number(total, language))}
          </button>
        )}{' '}
        <button type="button" className="link" onClick={none}>
          {bulk.none}
        </button>
      </p>
      <ChangeForm count={count} apply={(change) => run.mutate(change)} busy={run.isPending} />
      {run.error && <Trouble error={run.error} />}
      {run.data && <Progress job={run.data.id} />}
    </section>
  );
}
