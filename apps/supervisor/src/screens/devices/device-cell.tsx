import type { ReactNode } from 'react';
import { packOf, useTerritory } from '../../api/territory.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { dateTime } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Column } from './device-choice.ts';
import type { DeviceRecord } from './devices-api.ts';

/** A stage of life in words; what does not serve is told by weight, never by colour. */
export function LifeCycleMark({ device }: { device: Pick<DeviceRecord, 'lifeCycle'> }) {
  const words = useWords();
  return <span className={`life life-${device.lifeCycle}`}>{words.devices.lifeCycle[device.lifeCycle]}</span>;
}

function Asset({ device }: { device: DeviceRecord }) {
  const { asset, assetName } = device;
  return asset === undefined ? '–' : <Link to={paths.thing(asset)}>{assetName ?? asset}</Link>;
}

function Domain({ device }: { device: DeviceRecord }) {
  const language = useLanguage();
  const territory = useTerritory();
  const { domain } = device;
  return domain === undefined ? '–' : (packOf(territory, domain)?.label[language] ?? domain);
}

function Installed({ device }: { device: DeviceRecord }) {
  const language = useLanguage();
  return device.installed === undefined ? '–' : dateTime(device.installed, language);
}

const CELLS: Readonly<Record<Exclude<Column, 'id'>, (device: DeviceRecord) => ReactNode>> = {
  name: ({ name }) => name,
  model: ({ model }) => model ?? '–',
  lifeCycle: (device) => <LifeCycleMark device={device} />,
  asset: (device) => <Asset device={device} />,
  commune: ({ commune }) => commune ?? '–',
  domain: (device) => <Domain device={device} />,
  connector: ({ connector }) => <span className="mono">{connector}</span>,
  codec: ({ codec }) => <span className="mono">{codec === undefined ? '–' : `${codec.id} ${codec.version}`}</span>,
  groups: ({ groups }) => groups.join(', ') || '–',
  tags: ({ tags }) => tags.join(', ') || '–',
  supplier: ({ supplier }) => supplier ?? '–',
  contract: ({ contract }) => contract ?? '–',
  firmware: ({ firmware }) => firmware ?? '–',
  serial: ({ serial }) => <span className="mono">{serial ?? '–'}</span>,
  installed: (device) => <Installed device={device} />,
};

/** One cell of the register; the identifier leads to the sheet. */
export function DeviceCell({ column, device }: { column: Column; device: DeviceRecord }) {
  if (column !== 'id') return <td className={`column-${column}`}>{CELLS[column](device)}</td>;
  return (
    <th scope="row" className="column-id">
      <Link to={paths.device(device.id, { par: device.connector })} className="mono">
        {device.id}
      </Link>
    </th>
  );
}
