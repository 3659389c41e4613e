import { useQuery } from '@tanstack/react-query';
import { Trouble } from '../../parts/trouble.tsx';
import { ago } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { calendarDay, clockError, percent, withUnit } from '../fleet/figures.ts';
import { radioQuery } from './devices-api.ts';
import type { DeviceRecord } from './devices-api.ts';

/** How the radio hears a device and how long its battery will last, as the health of the fleet says it. */
export function DeviceRadio({ device, now }: { device: DeviceRecord; now: number }) {
  const words = useWords();
  const language = useLanguage();
  const { data, error, isPending } = useQuery(radioQuery(device));
  const { sheet } = words.devices;
  if (error) return <Trouble error={error} />;
  if (isPending) return <p className="loading">{words.loading}</p>;
  if (data === null || data === undefined || data.lastSeen === undefined)
    return <p className="muted">{sheet.noRadio}</p>;
  const { percent: level, volts, end, verdict } = data.battery;
  const battery = level === null ? withUnit(volts, 'V', { language, decimals: 2 }) : withUnit(level, '%', { language });
  const facts: readonly (readonly [string, string])[] = [
    [sheet.lastSeen, ago(data.lastSeen, now, words)],
    [sheet.gateway, data.gateway ?? '–'],
    [sheet.margin, withUnit(data.margin, 'dB', { language, decimals: 1 })],
    [sheet.packetError, percent(data.packetError, language, 1)],
    [sheet.drift, clockError(data.drift, language)],
    [sheet.battery, battery],
    [sheet.batteryEnd, end === undefined ? words.fleet.verdict[verdict] : calendarDay(end, language)],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
