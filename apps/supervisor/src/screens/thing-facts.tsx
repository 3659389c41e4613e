import { propertyWords } from '@vigie/kit';
import { useQuery } from '@tanstack/react-query';
import type { Device, Frame, PackSummary, ThingSheet } from '../api/contract.ts';
import { lastFrameQuery } from '../api/queries.ts';
import { useMayOperate } from '../api/session.ts';
import { Link } from '../parts/link.tsx';
import { paths } from '../routing/paths.ts';
import { dateTime, number, period, plainNumber } from '../words/format.ts';
import { useLanguage, useWords, WORDS } from '../words/words.ts';
import type { Language } from '../words/words.ts';

function signalText({ rssi, snr }: NonNullable<Frame['uplink']>, language: Language): string {
  const parts = [
    rssi === undefined ? undefined : `RSSI ${number(rssi, language)}\u00A0dBm`,
    snr === undefined ? undefined : `SNR ${number(snr, language, 1)}\u00A0dB`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** How the radio heard the newest frame of a device; a reader may not see frames. */
function Radio({ device, since }: { device: string; since: string }) {
  const words = useWords();
  const language = useLanguage();
  const frame = useQuery({ ...lastFrameQuery(device, since), enabled: useMayOperate() }).data;
  if (!frame) return undefined;
  const signal = frame.uplink && signalText(frame.uplink, language);
  return (
    <>
      <dt>{words.thing.radio}</dt>
      <dd>{dateTime(frame.receivedTime, language)}</dd>
      {signal && (
        <>
          <dt>{words.thing.signal}</dt>
          <dd>{signal}</dd>
        </>
      )}
      {frame.uplink?.gateway && (
        <>
          <dt>{words.thing.gateway}</dt>
          <dd className="mono">{frame.uplink.gateway}</dd>
        </>
      )}
    </>
  );
}

/** One device: where its frames come in, what decodes them, how the radio hears it. */
export function DeviceFacts({ device, since }: { device: Device; since: string | undefined }) {
  const words = useWords();
  return (
    <dl className="facts">
      <dt>{words.thing.device}</dt>
      <dd>
        {device.name !== device.key && `${device.name}, `}
        <span className="mono">{device.key}</span>
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
      {since !== undefined && <Radio device={device.key} since={since} />}
      <dt>{words.commands.title}</dt>
      <dd>
        <Link to={paths.commands({ nouveau: device.key })}>{words.commands.create}</Link>
      </dd>
    </dl>
  );
}

// Units of properties are UCUM: the few that nobody reads aloud as they are written.
const SYMBOLS: Readonly<Record<string, string>> = { m3: 'm³', '1': '', Cel: '°C', 'm3/s': 'm³/s' };

function propertyText(value: unknown, unit: string | undefined, language: Language): string {
  if (typeof value === 'boolean') return WORDS[language][value ? 'yes' : 'no'];
  if (typeof value !== 'number') return JSON.stringify(value);
  const text = plainNumber(value, language);
  const symbol = unit === undefined ? '' : (SYMBOLS[unit] ?? unit);
  return symbol === '' ? text : `${text}\u00A0${symbol}`;
}

/** What was entered of the object, with the labels of its type; what no type knows keeps its key. */
export function Properties({ thing, pack }: { thing: ThingSheet; pack: PackSummary | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const declared = pack?.assetTypes.find(({ id }) => id === thing.assetType)?.properties ?? [];
  const entries = Object.entries(thing.properties);
  if (entries.length === 0) return <p className="muted">{words.thing.noProperty}</p>;
  return (
    <dl className="facts">
      {entries.map(([key, value]) => {
        const property = declared.find((candidate) => candidate.key === key);
        const text = typeof value === 'string' ? propertyWords(property ?? {}, value, language) : undefined;
        return (
          <div key={key} className="fact">
            <dt>{property?.label[language] ?? key}</dt>
            <dd>{text ?? propertyText(value, property?.unit, language)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
