import { useRef } from 'react';
import { Link } from '../../parts/link.tsx';
import { useVirtualRows } from '../../parts/use-virtual-rows.ts';
import { paths } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { withUnit } from './figures.ts';
import type { Covered } from './fleet-api.ts';

/** Height of a row, rem: the same in styles/fleet.css. */
const ROW = 3.25;
const COLUMNS = 3;

interface CoverageTableProps {
  readonly features: readonly Covered[];
  readonly selected: string | undefined;
  readonly locate: (key: string) => void;
}

interface RowProps {
  readonly feature: Covered;
  /** Place in the whole table, the heading included. */
  readonly place: number;
  readonly selected: boolean;
  readonly locate: (key: string) => void;
}

function Row({ feature, place, selected, locate }: RowProps) {
  const words = useWords();
  const language = useLanguage();
  const { key, name, commune, margin, rssi, gateway, class: link } = feature.properties;
  return (
    <tr aria-rowindex={place} className={selected ? 'selected' : undefined}>
      <th scope="row">
        <Link to={paths.thing(key)}>{name}</Link>
        <span className="muted block">
          <button type="button" className="link" onClick={() => locate(key)}>
            {commune ?? words.map.locate}
            <span className="visually-hidden">, {words.map.locate}</span>
          </button>
          {gateway !== undefined && `, ${gateway}`}
        </span>
      </th>
      <td className="number">
        {withUnit(margin, 'dB', { language, decimals: 1 })}
        <span className="muted block">{words.fleet.coverage.class[link]}</span>
      </td>
      <td className="number">{withUnit(rssi, 'dBm', { language })}</td>
    </tr>
  );
}

/** Room of the rows that are not made. */
function Spacer({ height }: { height: string }) {
  if (height === '0rem') return null;
  return (
    <tr aria-hidden="true" className="spacer">
      <td colSpan={COLUMNS} style={{ height }} />
    </tr>
  );
}

/** The map as a table: every object, the worst heard first; only what is seen is made. */
export function CoverageTable({ features, selected, locate }: CoverageTableProps) {
  const words = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const { first, last, before, after } = useVirtualRows(frame, features.length, ROW);
  const { list, columns } = words.fleet.coverage;
  return (
    <div className="table-frame coverage-table" ref={frame} tabIndex={0} role="region" aria-label={list}>
      <table className="dense" aria-rowcount={features.length + 1}>
        <caption className="visually-hidden">{list}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{columns.object}</th>
            <th scope="col" className="number">
              {columns.margin}
            </th>
            <th scope="col" className="number">
              {columns.rssi}
            </th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} />
          {features.slice(first, last).map((feature, index) => (
            <Row
              key={feature.properties.key}
              feature={feature}
              place={first + index + 2}
              selected={feature.properties.key === selected}
              locate={locate}
            />
          ))}
          <Spacer height={after} />
        </tbody>
      </table>
    </div>
  );
}
