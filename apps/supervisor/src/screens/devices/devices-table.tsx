import { useEffect, useRef } from 'react';
import { useNarrow } from '../../parts/use-narrow.ts';
import { useVirtualRows } from '../../parts/use-virtual-rows.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import { useWords } from '../../words/words.ts';
import { changed, columnsOf, keyOf, SORTED, sortOf } from './device-choice.ts';
import type { Column } from './device-choice.ts';
import { DeviceCell } from './device-cell.tsx';
import type { DeviceRecord } from './devices-api.ts';

/** Height of a row, rem: the same in styles/devices.css; two lines on a phone. */
const ROW = 2.5;
const PHONE_ROW = 4.5;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 60;

interface DevicesTableProps {
  readonly devices: readonly DeviceRecord[];
  readonly total: number;
  readonly search: URLSearchParams;
  /** Absent for those who may not change the register. */
  readonly chosen: ReadonlyMap<string, DeviceRecord> | undefined;
  readonly toggle: (devices: readonly DeviceRecord[], on: boolean) => void;
  readonly more: () => void;
}

function SortHead({ column, search }: { column: Column; search: URLSearchParams }) {
  const words = useWords();
  const title = words.devices.columns[column];
  const now = sortOf(search);
  if (!SORTED.includes(column))
    return (
      <th scope="col" className={`column-${column}`}>
        {title}
      </th>
    );
  const order = now === column ? 'ascending' : now === `-${column}` ? 'descending' : 'none';
  const tri = now === column ? `-${column}` : column;
  return (
    <th scope="col" className={`column-${column}`} aria-sort={order}>
      <button
        type="button"
        className="link sort"
        aria-label={words.devices.sortBy(title)}
        onClick={() => navigate(paths.devices(changed(search, { tri })), { replace: true })}
      >
        {title}
        <span aria-hidden="true">{order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}

interface RowProps {
  readonly device: DeviceRecord;
  readonly place: number;
  readonly columns: readonly Column[];
  /** Absent where nothing can be chosen. */
  readonly chosen: boolean | undefined;
  readonly toggle: DevicesTableProps['toggle'];
}

function Row({ device, place, columns, chosen, toggle }: RowProps) {
  const words = useWords();
  return (
    <tr aria-rowindex={place} className={chosen === true ? 'selected' : undefined}>
      {chosen !== undefined && (
        <td className="choose">
          <input
            type="checkbox"
            aria-label={words.devices.bulk.select(device.id)}
            checked={chosen}
            onChange={({ target }) => toggle([device], target.checked)}
          />
        </td>
      )}
      {columns.map((column) => (
        <DeviceCell key={column} column={column} device={device} />
      ))}
    </tr>
  );
}

function Spacer({ height, columns }: { height: string; columns: number }) {
  if (height === '0rem') return null;
  return (
    <tr aria-hidden="true" className="spacer">
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function HeadRow({ devices, search, chosen, toggle }: Omit<DevicesTableProps, 'total' | 'more'>) {
  const words = useWords();
  const all = chosen !== undefined && devices.every((device) => chosen.has(keyOf(device)));
  return (
    <tr aria-rowindex={1}>
      {chosen !== undefined && (
        <td className="choose">
          <input
            type="checkbox"
            aria-label={words.devices.bulk.selectLoaded}
            checked={all}
            onChange={({ target }) => toggle(devices, target.checked)}
          />
        </td>
      )}
      {columnsOf(search).map((column) => (
        <SortHead key={column} column={column} search={search} />
      ))}
    </tr>
  );
}

/** One line a device; only what is seen is made, the next page is asked for as the end comes near. */
export function DevicesTable(props: DevicesTableProps) {
  const { devices, total, search, chosen, toggle, more } = props;
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const columns = columnsOf(search);
  const { first, last, before, after } = useVirtualRows(frame, devices.length, useNarrow() ? PHONE_ROW : ROW);
  const near = devices.length < total && last > devices.length - AHEAD;
  useEffect(() => {
    if (near) more();
  });
  const width = columns.length + (chosen === undefined ? 0 : 1);
  return (
    <div className="table-frame devices-table" ref={frame} tabIndex={0} role="region" aria-label={words.devices.title}>
      <table className="dense" aria-rowcount={total + 1}>
        <caption className="visually-hidden">{words.devices.title}</caption>
        <thead>
          <HeadRow {...props} />
        </thead>
        <tbody>
          <Spacer height={before} columns={width} />
          {devices.slice(first, last).map((device, index) => (
            <Row
              key={keyOf(device)}
              device={device}
              place={first + index + 2}
              columns={columns}
              chosen={chosen?.has(keyOf(device))}
              toggle={toggle}
            />
          ))}
          <Spacer height={after} columns={width} />
        </tbody>
      </table>
    </div>
  );
}
