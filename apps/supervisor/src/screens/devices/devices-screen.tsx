import '../../styles/fleet.css';
import '../../styles/devices.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { BulkBar } from './bulk-bar.tsx';
import { filterOf, keyOf } from './device-choice.ts';
import { DeviceFilters } from './device-filters.tsx';
import { devicePagesQuery, devicesFile } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';
import { DevicesTable } from './devices-table.tsx';

const NONE: readonly DeviceRecord[] = [];

/** Devices chosen for an action; a row that leaves the list stays chosen. */
function useSelection() {
  const [chosen, setChosen] = useState<ReadonlyMap<string, DeviceRecord>>(new Map());
  return {
    chosen,
    toggle(devices: readonly DeviceRecord[], on: boolean) {
      const next = new Map(chosen);
      for (const device of devices) {
        if (on) next.set(keyOf(device), device);
        else next.delete(keyOf(device));
      }
      setChosen(next);
    },
    clear: () => setChosen(new Map()),
  };
}

function Head({ total, search }: { total: number | undefined; search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const w = words.devices;
  return (
    <header className="title-row">
      <h1>{w.title}</h1>
      <p className="muted" role="status">
        {total === undefined ? w.lead : w.count(number(total, language))}
      </p>
      <p className="device-links">
        <a href={devicesFile(filterOf(search))} download>
          {w.csv}
        </a>
        {manages && <Link to={paths.imports()}>{w.importFile}</Link>}
        {manages && (
          <Link to={paths.newDevice()} className="button small">
            {w.add}
          </Link>
        )}
      </p>
    </header>
  );
}

/** The register: every device, found, sorted, changed together, taken away as a file. */
export function DevicesScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const filter = useMemo(() => filterOf(search), [search]);
  const query = useInfiniteQuery(devicePagesQuery(filter));
  const devices = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? NONE, [query.data]);
  const selection = useSelection();
  const total = query.data?.pages[0]?.total;
  const more = () => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  };
  return (
    <div className="wide devices-screen">
      <Head total={total} search={search} />
      <DeviceFilters search={search} />
      {manages && <BulkBar chosen={selection.chosen} clear={selection.clear} filter={filter} total={total ?? 0} />}
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <p className="loading">{words.loading}</p>}
      {query.isSuccess && devices.length === 0 && <p className="calm">{words.devices.none}</p>}
      {devices.length > 0 && (
        <DevicesTable
          devices={devices}
          total={total ?? devices.length}
          search={search}
          chosen={manages ? selection.chosen : undefined}
          toggle={selection.toggle}
          more={more}
        />
      )}
      {query.hasNextPage && (
        <p className="pager">
          <span className="muted">
            {words.devices.shown(number(devices.length, language), number(total ?? devices.length, language))}
          </span>
          <button type="button" className="link" onClick={more}>
            {words.devices.more}
          </button>
        </p>
      )}
    </div>
  );
}
