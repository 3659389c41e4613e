import type { Thing } from '../api/contract.ts';
import { packOf, quantityOf, useTerritory } from '../api/territory.ts';
import { DomainIcon } from '../parts/domain-icon.tsx';
import { freshnessOf } from '../parts/freshness.ts';
import { FreshnessMark } from '../parts/freshness-mark.tsx';
import { Link } from '../parts/link.tsx';
import { PriorityMark } from '../parts/priority-mark.tsx';
import { paths } from '../routing/paths.ts';
import { measure } from '../words/format.ts';
import { useLanguage, useWords } from '../words/words.ts';
import { headlineOf } from './headline.ts';

interface ObjectRowProps {
  readonly thing: Thing;
  readonly now: number;
  readonly selected: boolean;
  /** Place in the whole list, from 1. */
  readonly position: number;
  readonly total: number;
  readonly locate: (key: string) => void;
}

/** One object in the list beside the map. */
export function ObjectRow({ thing, now, selected, position, total, locate }: ObjectRowProps) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const pack = packOf(territory, thing.domain);
  const headline = headlineOf(thing, pack);
  const value = headline && measure(headline.adjusted, quantityOf(territory, headline.quantity), language);
  return (
    <li aria-posinset={position} aria-setsize={total} className={selected ? 'selected' : undefined}>
      {pack && <DomainIcon pack={pack} />}
      <span className="object-words">
        <Link to={paths.thing(thing.key)}>{thing.name}</Link>
        <span className="muted">
          {thing.commune ?? ''}
          {value !== undefined && thing.commune !== undefined && ', '}
          {value}
        </span>
      </span>
      {thing.worstPriority ? (
        <PriorityMark priority={thing.worstPriority} bare />
      ) : (
        <FreshnessMark freshness={freshnessOf(thing, now)} bare />
      )}
      <button type="button" className="icon-button" aria-pressed={selected} onClick={() => locate(thing.key)}>
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d="M10 2v4M10 14v4M2 10h4M14 10h4M10 6a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z" />
        </svg>
        <span className="visually-hidden">
          {words.map.locate} {thing.name}
        </span>
      </button>
    </li>
  );
}
