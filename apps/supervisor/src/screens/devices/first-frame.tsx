import { useQuery } from '@tanstack/react-query';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { useNow } from '../../parts/use-now.ts';
import { paths } from '../../routing/paths.ts';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { DeviceFeeds } from './device-feeds.tsx';
import { deviceQuery, framesQuery } from './devices-api.ts';
import type { DeviceName, DeviceRecord } from './devices-api.ts';

/** How often a first frame is looked for, ms. */
const OFTEN = 3_000;

function Ways({ device, heard }: { device: DeviceRecord; heard: boolean }) {
  const words = useWords();
  const w = words.newDevice;
  return (
    <p className="device-form-end">
      {heard && device.asset !== undefined && (
        <Link to={paths.thing(device.asset)} className="button">
          {w.toChart}
        </Link>
      )}
      <Link to={paths.device(device.id, { par: device.connector })}>{w.toSheet}</Link>
      <Link to={paths.newDevice()}>{w.another}</Link>
    </p>
  );
}

function Waiting({ device }: { device: DeviceRecord }) {
  const words = useWords();
  const language = useLanguage();
  const now = useNow();
  const frames = useQuery({
    ...framesQuery(device, device.created),
    refetchInterval: ({ state }) => (state.data?.some(({ end }) => end === 'stored') === true ? false : OFTEN),
  });
  const newest = frames.data?.find(({ end }) => end === 'stored') ?? frames.data?.[0];
  const w = words.newDevice;
  return (
    <>
      {frames.error && <Trouble error={frames.error} />}
      <div role="status" className="first-frame">
        {newest === undefined ? (
          <>
            <h2>{w.waiting}</h2>
            <p>{w.waitingHint}</p>
          </>
        ) : (
          <>
            <h2>{w.arrived(dateTime(newest.receivedTime, language))}</h2>
            {newest.uplink?.bytes !== undefined && <p className="mono frame-bytes">{newest.uplink.bytes}</p>}
          </>
        )}
        {newest !== undefined && newest.end !== 'stored' && newest.end !== 'pending' && (
          <p>
            {w.wrongEnd(words.devices.sheet.ends[newest.end], newest.reason ?? '–')}{' '}
            <Link to={paths.quarantine({ capteur: device.id })}>{w.toQuarantine}</Link>
          </p>
        )}
      </div>
      {newest?.end === 'stored' && <DeviceFeeds key={newest.id} device={device} now={now} />}
      <Ways device={device} heard={newest?.end === 'stored'} />
    </>
  );
}

/** The end of a registration: the first frame, as soon as it is there. */
export function FirstFrame({ name }: { name: DeviceName }) {
  const words = useWords();
  const query = useQuery(deviceQuery(name));
  if (query.error) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <p className="loading">{words.loading}</p>;
  return (
    <>
      <p className="calm">{words.newDevice.registered(query.data.name)}</p>
      <Waiting device={query.data} />
    </>
  );
}
