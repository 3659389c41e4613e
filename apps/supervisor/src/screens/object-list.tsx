import { useRef } from 'react';
import type { CSSProperties } from 'react';
import type { Thing } from '../api/contract.ts';
import { useVirtualRows } from '../parts/use-virtual-rows.ts';
import { useWords } from '../words/words.ts';
import { ObjectRow } from './object-row.tsx';

/** Height of a row, rem: the same in styles/map.css. */
const ROW = 3.25;

interface ObjectListProps {
  readonly things: readonly Thing[];
  readonly now: number;
  readonly selected: string | undefined;
  readonly locate: (key: string) => void;
}

/** The keyboard's way into the map: every object, the worst first; only what is seen is made. */
export function ObjectList({ things, now, selected, locate }: ObjectListProps) {
  const words = useWords();
  const frame = useRef<HTMLUListElement>(null);
  const { first, last, before, after } = useVirtualRows(frame, things.length, ROW);
  return (
    <ul
      className="object-list"
      ref={frame}
      aria-label={words.map.list}
      style={{ '--before': before, '--after': after } as CSSProperties} // React's type knows no custom property
    >
      {things.slice(first, last).map((thing, index) => (
        <ObjectRow
          key={thing.key}
          thing={thing}
          now={now}
          selected={thing.key === selected}
          position={first + index + 1}
          total={things.length}
          locate={locate}
        />
      ))}
    </ul>
  );
}
