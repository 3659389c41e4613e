import { useQueries } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { dateTime, number, period, plainNumber } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import { calendarDay } from '../fleet/figures.ts';
import { partyQuery } from '../parties/party-api.ts';
import type { PartyList } from '../parties/party-api.ts';
import type { DeviceRecord } from './devices-api.ts';

type Fact = readonly [name: string, value: ReactNode];

/** Names of what a device refers to; the key until they are read. */
function usePartyNames(device: DeviceRecord): (list: PartyList, key: string | undefined) => string | undefined {
  const asked: (readonly [PartyList, string])[] = [
    ['suppliers', device.supplier ?? ''],
    ['contracts', device.contract ?? ''],
    ...device.groups.map((key) => ['groups', key] as const),
  ];
  const found = useQueries({ queries: asked.map(([list, key]) => partyQuery(list, key)) });
  return (list, key) =>
    found[asked.findIndex(([each, name]) => each === list && name === key)]?.data?.name ??
    (key === '' ? undefined : key);
}

function moneyFacts(device: DeviceRecord, words: Words, language: Language): readonly Fact[] {
  const { sheet } = words.devices;
  const { purchaseCost, purchaseDate, monthlyCost } = device;
  const euros = (amount: number | undefined) =>
    amount === undefined ? undefined : sheet.euros(number(amount, language, 2));
  const bought = [euros(purchaseCost), purchaseDate && calendarDay(purchaseDate, language)];
  return [
    [sheet.purchase, bought.filter((part) => part !== undefined && part !== '').join(', ') || undefined],
    [sheet.monthly, euros(monthlyCost)],
  ];
}

function lifeFacts(device: DeviceRecord, words: Words, language: Language): readonly Fact[] {
  const { sheet, columns } = words.devices;
  const at = (time: string | undefined) => (time === undefined ? undefined : dateTime(time, language));
  const position =
    device.place &&
    `${plainNumber(device.place.latitude, language)} ; ${plainNumber(device.place.longitude, language)}`;
  return [
    [sheet.place, position],
    [columns.installed, at(device.installed)],
    [sheet.retired, at(device.retired)],
    [sheet.registered, at(device.created)],
    [sheet.expected, period(device.expectedPeriod, words)],
    [columns.tags, device.tags.join(', ') || undefined],
    [sheet.notes, device.notes],
  ];
}

function Codec({ device }: { device: DeviceRecord }) {
  const { codec } = device;
  if (codec === undefined) return '–';
  return (
    <Link to={paths.codec(codec.id, { version: codec.version })} className="mono">
      {codec.id} {codec.version}
    </Link>
  );
}

/** Who made it, whose it is, how it is decoded, what it costs. */
export function DeviceIdentity({ device }: { device: DeviceRecord }) {
  const words = useWords();
  const language = useLanguage();
  const nameOf = usePartyNames(device);
  const { columns } = words.devices;
  const facts: readonly Fact[] = [
    [columns.id, <span className="mono">{device.id}</span>],
    [columns.connector, <span className="mono">{device.connector}</span>],
    [columns.serial, device.serial && <span className="mono">{device.serial}</span>],
    [columns.model, device.model],
    [columns.firmware, device.firmware],
    [columns.codec, <Codec device={device} />],
    [columns.supplier, nameOf('suppliers', device.supplier)],
    [columns.contract, nameOf('contracts', device.contract)],
    ...moneyFacts(device, words, language),
    [columns.groups, device.groups.map((key) => nameOf('groups', key)).join(', ') || undefined],
    ...lifeFacts(device, words, language),
  ];
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
