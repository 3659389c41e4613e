import '../../styles/fleet.css';
import { useQuery } from '@tanstack/react-query';
import { Trouble } from '../../parts/trouble.tsx';
import { useWords } from '../../words/words.ts';
import { AvailabilityTable } from './availability-table.tsx';
import { DeviceList } from './device-list.tsx';
import { fleetQuery, gatewaysQuery } from './fleet-api.ts';
import { listOf } from './fleet-choice.ts';
import { GatewayTable } from './gateway-table.tsx';
import { ListTabs } from './list-tabs.tsx';
import { SilentSources } from './silent-sources.tsx';

/** What is wrong in the fleet, one cause a line; then the lists to work through; then everything. */
export function FleetScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const fleet = useQuery(fleetQuery);
  const gateways = useQuery(gatewaysQuery);
  const error = fleet.error ?? gateways.error;
  const list = listOf(search, fleet.data?.counts);
  const items = gateways.data?.items ?? [];
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{words.fleet.title}</h1>
        {fleet.data && <p className="muted">{words.fleet.lead(fleet.data.counts.heard, fleet.data.counts.devices)}</p>}
      </header>
      {error && <Trouble error={error} retry={() => void Promise.all([fleet.refetch(), gateways.refetch()])} />}
      {fleet.data === undefined && !error && <p className="loading">{words.loading}</p>}
      {fleet.data && (
        <>
          <section aria-labelledby="fleet-sources">
            <h2 id="fleet-sources" className="visually-hidden">
              {words.fleet.sources}
            </h2>
            <SilentSources connectors={fleet.data.connectors} gateways={items} />
          </section>
          <ListTabs counts={fleet.data.counts} list={list} />
          <DeviceList list={list} search={search} />
          <section>
            <h2>{words.fleet.gateways}</h2>
            <p className="muted">
              {words.fleet.gatewayNote}{' '}
              <a href="/api/v1/fleet/gateways.csv" download>
                {words.fleet.csv}
              </a>
            </p>
            <GatewayTable gateways={items} connectors={fleet.data.connectors} />
          </section>
          <section>
            <h2>{words.fleet.availability}</h2>
            <AvailabilityTable />
          </section>
        </>
      )}
    </div>
  );
}
