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

type Frame = NonNullable<ReturnType<typeof useFirstFrames>['data']>[number];

function useFirstFrames(device: DeviceRecord) {
  return useQuery({
    ...framesQuery(device, device.created),
    refetchInterval: ({ state }) => (state.data?.some(({ end }) => end === 'stored') === true ? false : OFTEN),
  });
}

/** The frame that came, and why where it was not stored. */
function Arrived({ frame, device }: { frame: Frame; device: DeviceRecord }) {
  const words = useWords();
  const language = useLanguage();
  const w = words.newDevice;
  return (
    <>
      <h2>{w.arrived(dateTime(frame.receivedTime, language))}</h2>
      {frame.uplink?.bytes !== undefined && <p className="mono frame-bytes">{frame.uplink.bytes}</p>}
      {frame.end !== 'stored' && frame.end !== 'pending' && (
        <p>
          {w.wrongEnd(words.devices.sheet.ends[frame.end], frame.reason ?? '–')}{' '}
          <Link to={paths.quarantine({ capteur: device.id })}>{w.toQuarantine}</Link>
        </p>
      )}
    </>
  );
}

function Waiting({ device }: { device: DeviceRecord }) {
  const words = useWords();
  const now = useNow();
  const { data, error } = useFirstFrames(device);
  const newest = data?.find(({ end }) => end === 'stored') ?? data?.[0];
  const heard = newest?.end === 'stored';
  const w = words.newDevice;
  return (
    <>
      {error && <Trouble error={error} />}
      <div role="status" className="first-frame">
        {newest === undefined ? (
          <>
            <h2>{w.waiting}</h2>
            <p>{w.waitingHint}</p>
          </>
        ) : (
          <Arrived frame={newest} device={device} />
        )}
      </div>
      {heard && <DeviceFeeds key={newest.id} device={device} now={now} />}
      <Ways device={device} heard={heard} />
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
