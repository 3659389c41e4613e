import { useQuery } from '@tanstack/react-query';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { useWords } from '../../words/words.ts';
import { DeviceTable } from './device-table.tsx';
import { devicesFile, devicesQuery } from './fleet-api.ts';
import type { DeviceChoice, FleetDevicePage } from './fleet-api.ts';
import { changed, deviceChoice, sortOf } from './fleet-choice.ts';
import type { FleetList } from './fleet-choice.ts';

interface DeviceListProps {
  readonly list: FleetList | 'all';
  readonly search: URLSearchParams;
}

/** Place of the first row in the whole list: what the cursor holds. */
const startOf = ({ cursor }: DeviceChoice): number => (cursor === undefined ? 0 : Number(atob(cursor)));

function Pager({ page, start, search }: { page: FleetDevicePage; start: number; search: URLSearchParams }) {
  const words = useWords();
  return (
    <p className="pager">
      <span className="muted">{words.fleet.shown(start + 1, start + page.items.length, page.total)}</span>
      {start > 0 && <Link to={paths.fleet(changed(search, {}))}>{words.fleet.first}</Link>}
      {page.next !== undefined && (
        <Link to={paths.fleet(changed(search, { suite: page.next }))}>{words.fleet.next}</Link>
      )}
    </p>
  );
}

function Head({ list, search, choice }: DeviceListProps & { choice: DeviceChoice }) {
  const words = useWords();
  const title = list === 'all' ? words.fleet.all : words.fleet.states[list];
  const source = choice.gateway ?? choice.connector;
  const find = (q: string) =>
    navigate(paths.fleet(changed(search, { q, etat: list === 'all' ? 'tout' : list })), { replace: true });
  return (
    <header className="fleet-head">
      <h2>{source === undefined ? title : `${title}, ${words.fleet.of(source).toLowerCase()}`}</h2>
      <label>
        <span className="visually-hidden">{words.fleet.search}</span>
        <input
          type="search"
          placeholder={words.fleet.search}
          value={choice.search ?? ''}
          onChange={(event) => find(event.target.value)}
        />
      </label>
      <a href={devicesFile(choice)} download>
        {words.fleet.csv}
      </a>
    </header>
  );
}

function Rows({ page, list, search }: DeviceListProps & { page: FleetDevicePage }) {
  const words = useWords();
  if (page.items.length === 0) return <p className="calm">{words.fleet.none}</p>;
  const title = list === 'all' ? words.fleet.all : words.fleet.states[list];
  return (
    <>
      <DeviceTable title={title} devices={page.items} sort={sortOf(search, list)} search={search} />
      <Pager page={page} start={startOf(deviceChoice(search, list))} search={search} />
    </>
  );
}

/** One list of the fleet: what it means, its devices, the file of it. */
export function DeviceList({ list, search }: DeviceListProps) {
  const words = useWords();
  const choice = deviceChoice(search, list);
  const { data, error, isPending, refetch } = useQuery(devicesQuery(choice));
  return (
    <section>
      <Head list={list} search={search} choice={choice} />
      {list !== 'all' && <p className="muted">{words.fleet.stateMeans[list]}</p>}
      {error && <Trouble error={error} retry={() => void refetch()} />}
      {isPending && <p className="loading">{words.loading}</p>}
      {data && <Rows page={data} list={list} search={search} />}
    </section>
  );
}
