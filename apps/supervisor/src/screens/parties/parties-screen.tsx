import '../../styles/fleet.css';
import '../../styles/devices.css';
import '../../styles/parties.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMayManage } from '../../api/session.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import type { PartySearch } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { PARTY_LISTS, partiesQuery } from './party-api.ts';
import type { Party, PartyList } from './party-api.ts';
import { PartyDialog } from './party-dialog.tsx';
import { PartyTable } from './party-table.tsx';

/** As the address names them, and as the API does. */
const NAMES: Readonly<Record<string, PartyList>> = {
  fournisseurs: 'suppliers',
  marches: 'contracts',
  groupes: 'groups',
};
const nameOf = (list: PartyList): string => Object.keys(NAMES).find((name) => NAMES[name] === list) ?? '';
const PAGE = 50;

function Tabs({ list }: { list: PartyList }) {
  const words = useWords();
  return (
    <ul className="fleet-lists">
      {PARTY_LISTS.map((each) => (
        <li key={each}>
          <Link to={paths.parties({ liste: nameOf(each) })} aria-current={each === list ? 'page' : undefined}>
            {words.parties.lists[each]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Pager({ place, total, go }: { place: number; total: number; go: (place: number) => void }) {
  const words = useWords();
  const language = useLanguage();
  const say = (n: number) => number(n, language);
  const first = place * PAGE + 1;
  const last = Math.min(total, (place + 1) * PAGE);
  return (
    <p className="pager">
      <span className="muted" role="status">
        {words.parties.pages(say(first), say(last), say(total))}
      </span>
      {place > 0 && (
        <button type="button" className="link" onClick={() => go(place - 1)}>
          {words.parties.previous}
        </button>
      )}
      {last < total && (
        <button type="button" className="link" onClick={() => go(place + 1)}>
          {words.parties.next}
        </button>
      )}
    </p>
  );
}

function Head({ total, add, search }: { total: number | undefined; add: () => void; search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const manages = useMayManage();
  const w = words.parties;
  const set = (change: PartySearch) =>
    navigate(paths.parties({ ...Object.fromEntries(search), ...change }), { replace: true });
  return (
    <header className="title-row">
      <h1>{w.title}</h1>
      <p className="muted" role="status">
        {total === undefined ? w.lead : w.count(number(total, language))}
      </p>
      <form className="filters" role="search" aria-label={w.title} onSubmit={(event) => event.preventDefault()}>
        <label>
          <span className="visually-hidden">{w.search}</span>
          <input
            type="search"
            placeholder={w.search}
            value={search.get('q') ?? ''}
            onChange={({ target }) => set({ q: target.value, page: undefined })}
          />
        </label>
      </form>
      {manages && (
        <button type="button" className="button small" aria-haspopup="dialog" onClick={add}>
          {w.add}
        </button>
      )}
    </header>
  );
}

/** Which list, in what order, from where: the address says it. */
function choiceOf(search: URLSearchParams) {
  const place = Math.max(0, Number(search.get('page') ?? 1) - 1) || 0;
  return {
    list: NAMES[search.get('liste') ?? ''] ?? 'suppliers',
    q: search.get('q')?.trim(),
    sort: search.get('tri') ?? 'name',
    place,
    // a position in these lists is a place, as the API's cursor says
    cursor: place === 0 ? undefined : btoa(String(place * PAGE)).replace(/=+$/, ''),
  };
}

function Listing({ search, edit }: { search: URLSearchParams; edit: (party: Party) => void }) {
  const words = useWords();
  const { place, ...asked } = choiceOf(search);
  const { data, error, refetch } = useQuery(partiesQuery({ ...asked, limit: PAGE }));
  const set = (change: PartySearch) =>
    navigate(paths.parties({ ...Object.fromEntries(search), ...change }), { replace: true });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (data === undefined) return <p className="loading">{words.loading}</p>;
  if (data.items.length === 0) return <p className="calm">{words.parties.none}</p>;
  return (
    <>
      <PartyTable
        list={asked.list}
        parties={data.items}
        sort={asked.sort}
        sortBy={(tri) => set({ tri, page: undefined })}
        edit={edit}
      />
      <Pager place={place} total={data.total} go={(to) => set({ page: to === 0 ? undefined : String(to + 1) })} />
    </>
  );
}

/** Suppliers, contracts and groups: found, made, changed; a page at a time. */
export function PartiesScreen({ search }: { search: URLSearchParams }) {
  const { list, q } = choiceOf(search);
  const total = useQuery(partiesQuery({ list, q, limit: 1 })).data?.total;
  const [open, setOpen] = useState<Party | 'new'>();
  const party = open === 'new' ? undefined : open;
  return (
    <div className="wide">
      <Head total={total} add={() => setOpen('new')} search={search} />
      <Tabs list={list} />
      <Listing search={search} edit={setOpen} />
      {open !== undefined && (
        <PartyDialog key={party?.key ?? ''} list={list} party={party} close={() => setOpen(undefined)} />
      )}
    </div>
  );
}
