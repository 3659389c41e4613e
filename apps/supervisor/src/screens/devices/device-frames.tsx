import { useQuery } from '@tanstack/react-query';
import { useMayOperate } from '../../api/session.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { lastDays } from '../last-days.ts';
import { useNow } from '../../parts/use-now.ts';
import { framesQuery } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';

/** Frames are looked for in these last days; older ones are in the ledger. */
const DAYS = 7;
const MOST = 12;

/** The newest frames as they came, and what became of each; readers may not see them. */
export function DeviceFrames({ device }: { device: DeviceRecord }) {
  const words = useWords();
  const language = useLanguage();
  const allowed = useMayOperate();
  const { from } = lastDays(DAYS, useNow());
  const { data, error } = useQuery({ ...framesQuery(device, from), enabled: allowed });
  const { sheet } = words.devices;
  if (error) return <Trouble error={error} />;
  if (data === undefined || data.length === 0) return <p className="muted">{sheet.noFrame}</p>;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={sheet.frames}>
      <table className="dense compact">
        <caption className="visually-hidden">{sheet.frames}</caption>
        <thead>
          <tr>
            <th scope="col">{sheet.received}</th>
            <th scope="col">{sheet.end}</th>
            <th scope="col" className="number">
              {sheet.port}
            </th>
            <th scope="col">{sheet.bytes}</th>
          </tr>
        </thead>
        <tbody>
          {data.slice(0, MOST).map((frame) => (
            <tr key={frame.id}>
              <th scope="row" className="short">
                {dateTime(frame.receivedTime, language)}
              </th>
              <td>
                {sheet.ends[frame.end]}
                {frame.reason !== undefined && <span className="muted block">{frame.reason}</span>}
              </td>
              <td className="number">{frame.uplink?.port ?? '–'}</td>
              <td className="mono frame-bytes">{frame.uplink?.bytes ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
