import { useQuery } from '@tanstack/react-query';
import type { Device, PackSummary, ThingSheet } from '../api/contract.ts';
import { lastFrameQuery, sessionQuery } from '../api/queries.ts';
import { useTerritory } from '../api/territory.ts';
import { dateTime, number, period } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';

/** How the radio heard the newest frame of a device; a reader may not see frames. */
function Radio({ device }: { device: string }) {
  const words = useWords();
  const language = useLanguage();
  const session = useQuery(sessionQuery).data;
  const allowed = session !== undefined && session !== null && session.role !== 'reader';
  const [frame] = useQuery({ ...lastFrameQuery(device), enabled: allowed }).data?.items ?? [];
  if (frame === undefined) return undefined;
  const { rssi, snr, gateway } = frame.uplink ?? {};
  const signal = [
    rssi === undefined ? undefined : `RSSI ${number(rssi, language)}\u00A0dBm`,
    snr === undefined ? undefined : `SNR ${number(snr, language, 1)}\u00A0dB`,
  ].filter((part) => part !== undefined);
  return (
    <>
      <dt>{words.thing.radio}</dt>
      <dd>{dateTime(frame.receivedTime, language)}</dd>
      {signal.length > 0 && (
        <>
          <dt>{words.thing.signal}</dt>
          <dd>{signal.join(', ')}</dd>
        </>
      )}
      {gateway !== undefined && (
        <>
          <dt>{words.thing.gateway}</dt>
          <dd className="mono">{gateway}</dd>
        </>
      )}
    </>
  );
}

/** One device: where its frames come in, what decodes them, how the radio hears it. */
export function DeviceFacts({ device }: { device: Device }) {
  const words = useWords();
  return (
    <dl className="facts">
      <dt>{words.thing.device}</dt>
      <dd>
        {device.name !== device.id && `${device.name}, `}
        <span className="mono">{device.id}</span>
      </dd>
      {device.model !== undefined && (
        <>
          <dt>{words.thing.model}</dt>
          <dd>{device.model}</dd>
        </>
      )}
      <dt>{words.thing.connector}</dt>
      <dd className="mono">{device.connector}</dd>
      {device.codec && (
        <>
          <dt>{words.thing.codec}</dt>
          <dd className="mono">
            {device.codec.id} {device.codec.version}
          </dd>
        </>
      )}
      <dt>{words.thing.expected}</dt>
      <dd>{period(device.expectedPeriod, words)}</dd>
      <Radio device={device.id} />
    </dl>
  );
}

// Units of properties are UCUM: the few that nobody reads aloud as they are written.
const SYMBOLS: Readonly<Record<string, string>> = { m3: 'm³', '1': '', Cel: '°C', 'm3/s': 'm³/s' };

/** What was entered of the object, with the labels of its type; what no type knows keeps its key. */
export function Properties({ thing, pack }: { thing: ThingSheet; pack: PackSummary | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const { quantities } = useTerritory();
  const declared = pack?.assetTypes.find(({ id }) => id === thing.assetType)?.properties ?? [];
  const entries = Object.entries(thing.properties);
  if (entries.length === 0) return <p className="muted">{words.thing.noProperty}</p>;
  const written = (value: unknown, unit: string | undefined): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no;
    if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value);
    const text = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB').format(value);
    const symbol = SYMBOLS[unit ?? '1'] ?? quantities.find((quantity) => quantity.unit === unit)?.symbol ?? unit;
    return symbol ? `${text}\u00A0${symbol}` : text;
  };
  return (
    <dl className="facts">
      {entries.map(([key, value]) => {
        const property = declared.find((candidate) => candidate.key === key);
        return (
          <div key={key} className="fact">
            <dt>{property?.label[language] ?? key}</dt>
            <dd>{written(value, property?.unit)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
