import { useQuery } from '@tanstack/react-query';
import { useMayOperate } from '../../api/session.ts';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { sheetWith } from './device-actions.tsx';
import { changesOf } from './device-changes.ts';
import { eventsQuery, historyQuery } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';

/** What happened to a device in the city, the newest first. */
export function DeviceTimeline({ device }: { device: DeviceRecord }) {
  const words = useWords();
  const language = useLanguage();
  const operates = useMayOperate();
  const { data, error } = useQuery(eventsQuery(device));
  const { sheet } = words.devices;
  return (
    <div className="device-timeline">
      {error && <Trouble error={error} />}
      {data?.items.length === 0 && <p className="muted">{sheet.noEvent}</p>}
      <ol>
        {data?.items.map((event) => (
          <li key={event.id}>
            <time dateTime={event.time}>{dateTime(event.time, language)}</time>
            <span>
              <strong>{sheet.events[event.kind] ?? event.kind}</strong>
              {event.note !== undefined && `, ${event.note}`}
              <span className="muted"> · {event.who}</span>
            </span>
          </li>
        ))}
      </ol>
      {operates && (
        <button type="button" className="button small quiet" onClick={() => navigate(sheetWith(device, 'noter'))}>
          {sheet.note}
        </button>
      )}
    </div>
  );
}

/** Who changed what of its description. */
export function DeviceChanges({ device }: { device: DeviceRecord }) {
  const words = useWords();
  const language = useLanguage();
  const { data, error } = useQuery(historyQuery(device));
  const { sheet, columns } = words.devices;
  const names: Readonly<Record<string, string>> = { ...columns, notes: sheet.notes, expectedPeriod: sheet.expected };
  if (error) return <Trouble error={error} />;
  if (data?.items.length === 0) return <p className="muted">{sheet.noChange}</p>;
  return (
    <ol className="device-changes">
      {data?.items.map((entry) => (
        <li key={entry.id}>
          <time dateTime={entry.time}>{dateTime(entry.time, language)}</time>
          <span>
            <strong>{sheet.actions[entry.action] ?? entry.action}</strong>
            <span className="muted"> · {entry.who}</span>
            {changesOf(entry.detail).map(({ what, before, after }) => (
              <span key={what} className="block">
                {sheet.changed(names[what] ?? what, before, after)}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}
