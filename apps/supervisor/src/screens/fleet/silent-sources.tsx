import { Link } from '../../parts/link.tsx';
import { PriorityMark } from '../../parts/priority-mark.tsx';
import { useNow } from '../../parts/use-now.ts';
import { paths } from '../../routing/paths.ts';
import { ago } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import type { Words } from '../../words/words.ts';
import type { FleetConnector, FleetGateway } from './fleet-api.ts';

interface Line {
  readonly key: string;
  readonly priority: 'critical' | 'high';
  readonly what: string;
  readonly name: string;
  readonly effect: string;
  readonly since: string;
  readonly to: string;
}

interface Silent {
  readonly connectors: readonly FleetConnector[];
  readonly gateways: readonly FleetGateway[];
}

/** What is silent as a whole, network servers first: one of them is many gateways. */
function silentLines({ connectors, gateways }: Silent, { fleet }: Words): readonly Line[] {
  const servers = connectors.flatMap(({ key, name, devices, silentSince }): Line[] => {
    if (silentSince === undefined) return [];
    const to = paths.fleet({ etat: 'offline', source: key });
    const effect = fleet.withDevices(devices);
    return [{ key, priority: 'critical', what: fleet.serverSilent, name, effect, since: silentSince, to }];
  });
  const silent = gateways.flatMap(({ key, name, children, silentSince }): Line[] => {
    if (silentSince === undefined) return [];
    const to = paths.fleet({ etat: 'offline', passerelle: key });
    const effect = fleet.silentObjects(children);
    return [{ key, priority: 'high', what: fleet.gatewaySilent, name, effect, since: silentSince, to }];
  });
  return [...servers, ...silent];
}

/** One cause, one line: what is silent as a whole, and who is silent with it. */
export function SilentSources(silent: Silent) {
  const words = useWords();
  const now = useNow();
  const lines = silentLines(silent, words);
  if (lines.length === 0) return <p className="calm">{words.fleet.noSource}</p>;
  return (
    <ol className="alarm-lines">
      {lines.map((line) => (
        <li key={`${line.what} ${line.key}`}>
          <PriorityMark priority={line.priority} />
          <span className="what">
            <strong>{line.what}</strong> {line.name} <Link to={line.to}>{line.effect}</Link>
          </span>
          <span className="muted since">{ago(line.since, now, words)}</span>
        </li>
      ))}
    </ol>
  );
}
