import '../../styles/thing.css';
import '../../styles/alarms.css';
import '../../styles/fleet.css';
import '../../styles/devices.css';
import '../../styles/parties.css';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../../api/request.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useNow } from '../../parts/use-now.ts';
import { paths } from '../../routing/paths.ts';
import { useWords } from '../../words/words.ts';
import { DeviceActions } from './device-actions.tsx';
import { LifeCycleMark } from './device-cell.tsx';
import { DeviceFeeds } from './device-feeds.tsx';
import { DeviceFrames } from './device-frames.tsx';
import { DeviceIdentity } from './device-identity.tsx';
import { DevicePhoto } from './device-photo.tsx';
import { DeviceRadio } from './device-radio.tsx';
import { DeviceChanges, DeviceTimeline } from './device-timeline.tsx';
import { deviceQuery } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Head({ device, search }: { device: DeviceRecord; search: URLSearchParams }) {
  const words = useWords();
  const { sheet } = words.devices;
  return (
    <header className="thing-head">
      <p className="thing-back">
        <Link to={paths.devices()}>{sheet.back}</Link>
      </p>
      <h1>{device.name}</h1>
      <p className="thing-words">
        <span className="mono">{device.id}</span>
        {device.model !== undefined && <span>{device.model}</span>}
        <LifeCycleMark device={device} />
        {device.asset === undefined ? (
          <span className="muted">{sheet.noObject}</span>
        ) : (
          <Link to={paths.thing(device.asset)}>{sheet.onObject}</Link>
        )}
        {device.commune !== undefined && <span>{device.commune}</span>}
      </p>
      <DeviceActions device={device} search={search} />
    </header>
  );
}

function Sheet({ device, search }: { device: DeviceRecord; search: URLSearchParams }) {
  const words = useWords();
  const now = useNow();
  const { sheet } = words.devices;
  return (
    <>
      <Head device={device} search={search} />
      <div className="thing-grid">
        <div>
          <Section title={sheet.feeds}>
            <DeviceFeeds device={device} now={now} />
          </Section>
          <Section title={sheet.frames}>
            <DeviceFrames device={device} />
          </Section>
          <Section title={sheet.timeline}>
            <DeviceTimeline device={device} />
          </Section>
          <Section title={sheet.changes}>
            <DeviceChanges device={device} />
          </Section>
        </div>
        <div>
          <Section title={sheet.identity}>
            <DeviceIdentity device={device} />
          </Section>
          <Section title={sheet.radio}>
            <DeviceRadio device={device} now={now} />
          </Section>
          <Section title={sheet.photo}>
            <DevicePhoto device={device} />
          </Section>
        </div>
      </div>
    </>
  );
}

/** Everything the register knows of one device, and what may be done with it. */
export function DeviceScreen({ id, search }: { id: string; search: URLSearchParams }) {
  const words = useWords();
  const query = useQuery(deviceQuery({ id, connector: search.get('par') ?? undefined }));
  const status = query.error instanceof ApiError ? query.error.status : undefined;
  const { sheet } = words.devices;
  const unfound = status === 404 || status === 409;
  return (
    <div className="wide">
      {unfound && (
        <>
          <h1>{sheet.missing}</h1>
          <p>
            {status === 409 && `${sheet.notFor} `}
            <Link to={paths.devices({ q: id })}>{sheet.back}</Link>
          </p>
        </>
      )}
      {query.error && !unfound && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <p className="loading">{words.loading}</p>}
      {query.data && <Sheet device={query.data} search={search} />}
    </div>
  );
}
