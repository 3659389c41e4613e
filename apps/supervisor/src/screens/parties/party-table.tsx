import type { ReactNode } from 'react';
import { useMayManage } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import type { DeviceListSearch } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language, Words } from '../../words/words.ts';
import { calendarDay, percent } from '../fleet/figures.ts';
import type { Party, PartyList } from './party-api.ts';

type Column = keyof Words['parties']['columns'];

const COLUMNS: Readonly<Record<PartyList, readonly Column[]>> = {
  suppliers: ['name', 'key', 'email', 'phone', 'devices'],
  contracts: ['name', 'key', 'supplier', 'start', 'end', 'owed', 'cost', 'devices'],
  groups: ['name', 'key', 'notes', 'devices'],
};
const NUMBERS: readonly Column[] = ['owed', 'cost', 'devices'];
/** What the server sorts by. */
const SORTED: readonly Column[] = ['name', 'devices'];
/** The filter of the register that a list stands for. */
const FILTER: Readonly<Record<PartyList, keyof DeviceListSearch>> = {
  suppliers: 'fournisseur',
  contracts: 'marche',
  groups: 'groupe',
};

interface Ink {
  readonly list: PartyList;
  readonly language: Language;
}

const day = (text: string | undefined, language: Language): string =>
  text === undefined ? '–' : calendarDay(text, language);

const CELLS: Readonly<Record<Exclude<Column, 'name'>, (party: Party, ink: Ink) => ReactNode>> = {
  key: ({ key }) => <span className="mono">{key}</span>,
  devices: ({ key, devices }, { list, language }) => (
    <Link to={paths.devices({ [FILTER[list]]: key })}>{number(devices, language)}</Link>
  ),
  email: ({ email }) => (email === undefined ? '–' : <a href={`mailto:${email}`}>{email}</a>),
  phone: ({ phone }) => (phone === undefined ? '–' : <a href={`tel:${phone}`}>{phone}</a>),
  website: ({ website }) => website ?? '–',
  supplier: ({ supplier }) => supplier ?? '–',
  start: ({ start }, { language }) => day(start, language),
  end: ({ end }, { language }) => day(end, language),
  owed: ({ owedAvailability }, { language }) => percent(owedAvailability ?? null, language, 1),
  cost: ({ monthlyCost }, { language }) => (monthlyCost === undefined ? '–' : number(monthlyCost, language, 2)),
  notes: ({ notes }) => notes ?? '–',
};

interface TableProps {
  readonly list: PartyList;
  readonly parties: readonly Party[];
  readonly sort: string;
  readonly sortBy: (sort: string) => void;
  readonly edit: (party: Party) => void;
}

function Head({ column, sort, sortBy }: { column: Column } & Pick<TableProps, 'sort' | 'sortBy'>) {
  const words = useWords();
  const title = words.parties.columns[column];
  const className = NUMBERS.includes(column) ? 'number' : undefined;
  if (!SORTED.includes(column))
    return (
      <th scope="col" className={className}>
        {title}
      </th>
    );
  const order = sort === column ? 'ascending' : sort === `-${column}` ? 'descending' : 'none';
  return (
    <th scope="col" className={className} aria-sort={order}>
      <button
        type="button"
        className="link sort"
        aria-label={words.parties.sortBy(title)}
        onClick={() => sortBy(sort === column ? `-${column}` : column)}
      >
        {title}
        <span aria-hidden="true">{order === 'ascending' ? ' ↑' : order === 'descending' ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}

function Row({ list, party, edit }: Pick<TableProps, 'list' | 'edit'> & { party: Party }) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const { columns, edit: say } = words.parties;
  return (
    <tr>
      {COLUMNS[list].map((column) =>
        column === 'name' ? (
          <th key={column} scope="row" data-label={columns.name}>
            {manages ? (
              <button
                type="button"
                className="link"
                aria-haspopup="dialog"
                aria-label={say(party.name)}
                onClick={() => edit(party)}
              >
                {party.name}
              </button>
            ) : (
              party.name
            )}
          </th>
        ) : (
          <td key={column} className={NUMBERS.includes(column) ? 'number' : undefined} data-label={columns[column]}>
            {CELLS[column](party, { list, language })}
          </td>
        ),
      )}
    </tr>
  );
}

/** One line a supplier, contract or group; its devices are a link into the register. */
export function PartyTable(props: TableProps) {
  const words = useWords();
  const { list, parties } = props;
  const title = words.parties.lists[list];
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
      <table className="dense labelled party-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {COLUMNS[list].map((column) => (
              <Head key={column} column={column} {...props} />
            ))}
          </tr>
        </thead>
        <tbody>
          {parties.map((party) => (
            <Row key={party.key} party={party} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
