import { Link } from '../../parts/link.tsx';
import { useNow } from '../../parts/use-now.ts';
import { paths } from '../../routing/paths.ts';
import { ago, dateTime, number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { withUnit } from './figures.ts';
import type { FleetConnector, FleetGateway } from './fleet-api.ts';

interface GatewayTableProps {
  readonly gateways: readonly FleetGateway[];
  readonly connectors: readonly FleetConnector[];
}

/** Gateways, the silent ones first, with who needs each. */
export function GatewayTable({ gateways, connectors }: GatewayTableProps) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const w = words.fleet.gatewayColumns;
  if (gateways.length === 0) return <p className="muted">{words.fleet.noGateway}</p>;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={words.fleet.gateways}>
      <table className="dense">
        <caption className="visually-hidden">{words.fleet.gateways}</caption>
        <thead>
          <tr>
            <th scope="col">{w.gateway}</th>
            <th scope="col">{w.server}</th>
            <th scope="col">{w.lastSeen}</th>
            {[w.devices, w.alone, w.offline, w.snr].map((title) => (
              <th key={title} scope="col" className="number">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {gateways.map((gateway) => (
            <tr key={gateway.key}>
              <th scope="row" className={gateway.name === gateway.key ? 'mono' : undefined}>
                {gateway.name}
              </th>
              <td>{connectors.find(({ key }) => key === gateway.connector)?.name ?? gateway.connector ?? '–'}</td>
              <td className={gateway.silentSince === undefined ? 'short' : 'short alert'}>
                <time dateTime={gateway.lastSeen} title={dateTime(gateway.lastSeen, language)}>
                  {ago(gateway.lastSeen, now, words)}
                </time>
              </td>
              <td className="number">
                <Link to={paths.fleet({ etat: 'tout', passerelle: gateway.key })}>
                  {number(gateway.devices, language)}
                </Link>
              </td>
              <td className="number">{number(gateway.alone, language)}</td>
              <td className={`number ${gateway.offline === 0 ? 'zero' : ''}`}>{number(gateway.offline, language)}</td>
              <td className="number">{withUnit(gateway.snr, 'dB', { language, decimals: 1 })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
