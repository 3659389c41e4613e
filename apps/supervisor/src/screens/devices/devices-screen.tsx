import '../../styles/fleet.css';
import '../../styles/devices.css';
import '../../styles/parties.css';
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
    toggle: (devices: readonly DeviceRecord[], on: boolean) => {
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

/** The pages of the list that were asked for so far. */
function usePages(search: URLSearchParams) {
  const filter = useMemo(() => filterOf(search), [search]);
  const query = useInfiniteQuery(devicePagesQuery(filter));
  const devices = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? NONE, [query.data]);
  const more = () => {
    if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
  };
  return { filter, query, devices, more, total: query.data?.pages[0]?.total };
}

type Pages = ReturnType<typeof usePages>;

function More({ devices, total = devices.length, more }: Pick<Pages, 'devices' | 'total' | 'more'>) {
  const words = useWords();
  const language = useLanguage();
  return (
    <p className="pager">
      <span className="muted">{words.devices.shown(number(devices.length, language), number(total, language))}</span>
      <button type="button" className="link" onClick={more}>
        {words.devices.more}
      </button>
    </p>
  );
}

/** What is said instead of the table, or above it. */
function State({ query, devices }: Pick<Pages, 'query' | 'devices'>) {
  const words = useWords();
  if (query.error) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <p className="loading">{words.loading}</p>;
  return devices.length === 0 ? <p className="calm">{words.devices.none}</p> : null;
}

/** The register: every device, found, sorted, changed together, taken away as a file. */
export function DevicesScreen({ search }: { search: URLSearchParams }) {
  const manages = useMayManage();
  const { filter, query, devices, more, total = devices.length } = usePages(search);
  const selection = useSelection();
  return (
    <div className="wide devices-screen">
      <Head total={query.data === undefined ? undefined : total} search={search} />
      <DeviceFilters search={search} />
      {manages && <BulkBar chosen={selection.chosen} clear={selection.clear} filter={filter} total={total} />}
      <State query={query} devices={devices} />
      {devices.length > 0 && (
        <DevicesTable
          devices={devices}
          total={total}
          search={search}
          chosen={manages ? selection.chosen : undefined}
          toggle={selection.toggle}
          more={more}
        />
      )}
      {query.hasNextPage && <More devices={devices} total={total} more={more} />}
    </div>
  );
}
