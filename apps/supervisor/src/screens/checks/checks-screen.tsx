import '../../styles/devices.css';
import '../../styles/checks.css';
import { useQuery } from '@tanstack/react-query';
import type { Territory } from '../../api/contract.ts';
import { packOf, quantityOf, useTerritory } from '../../api/territory.ts';
import { Link } from '../../parts/link.tsx';
import { Trouble } from '../../parts/trouble.tsx';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import type { CheckSearch } from '../../routing/paths.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Language } from '../../words/words.ts';
import { checksQuery } from './check-api.ts';
import type { Check } from './check-api.ts';
import { CheckSheet } from './check-sheet.tsx';
import { kindName, parameterTexts } from './parameter-text.ts';

/** By words of the label, the key or the quantity; by domain; those set otherwise. */
function chosen(checks: readonly Check[], search: URLSearchParams, language: Language): readonly Check[] {
  const text = (search.get('q') ?? '').trim().toLowerCase();
  const domain = search.get('domaine');
  return checks
    .filter((check) => !domain || check.domain === domain)
    .filter((check) => search.get('regles') !== '1' || check.settings.length > 0)
    .filter(({ id, quantity, label }) => `${id} ${quantity} ${label[language]}`.toLowerCase().includes(text))
    .toSorted((a, b) => a.label[language].localeCompare(b.label[language], language));
}

function Filters({ search, set }: { search: URLSearchParams; set: (change: CheckSearch) => void }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const w = words.checks;
  return (
    <form className="filters" role="search" aria-label={w.title} onSubmit={(event) => event.preventDefault()}>
      <label>
        <span className="visually-hidden">{w.search}</span>
        <input
          type="search"
          placeholder={w.search}
          value={search.get('q') ?? ''}
          onChange={({ target }) => set({ q: target.value })}
        />
      </label>
      <label>
        <span className="visually-hidden">{w.domain}</span>
        <select value={search.get('domaine') ?? ''} onChange={({ target }) => set({ domaine: target.value })}>
          <option value="">{w.allDomains}</option>
          {territory.packs.map(({ id, label }) => (
            <option key={id} value={id}>
              {label[language]}
            </option>
          ))}
        </select>
      </label>
      <label className="check-line">
        <input
          type="checkbox"
          checked={search.get('regles') === '1'}
          onChange={({ target }) => set({ regles: target.checked ? '1' : undefined })}
        />
        {w.onlySet}
      </label>
    </form>
  );
}

/** A threshold without its unit says nothing. */
function quantityText(territory: Territory, key: string, language: Language): string {
  const { label, symbol } = quantityOf(territory, key);
  return symbol === '' ? label[language] : `${label[language]} (${symbol})`;
}

function Row({ check, search }: { check: Check; search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const { columns, settingCount } = words.checks;
  const current = search.get('controle') === check.id;
  const to = paths.checks({ ...Object.fromEntries(search), controle: current ? undefined : check.id });
  return (
    <tr className={current ? 'selected' : undefined}>
      <th scope="row" data-label={columns.check}>
        <Link to={to} aria-current={current ? 'true' : undefined}>
          {check.label[language]}
        </Link>
      </th>
      <td data-label={columns.domain}>{packOf(territory, check.domain)?.label[language] ?? check.domain}</td>
      <td data-label={columns.quantity}>{quantityText(territory, check.quantity, language)}</td>
      <td data-label={columns.kind}>{kindName(check.kind, words)}</td>
      <td data-label={columns.thresholds}>
        {parameterTexts(check.parameters, { words, language })
          .map(([name, value]) => `${name} ${value}`)
          .join(' ; ')}
      </td>
      <td className={`number${check.settings.length === 0 ? ' zero' : ''}`} data-label={columns.settings}>
        {settingCount(check.settings.length)}
      </td>
    </tr>
  );
}

function CheckTable({ checks, search }: { checks: readonly Check[]; search: URLSearchParams }) {
  const words = useWords();
  const { title, columns } = words.checks;
  const heads = [columns.check, columns.domain, columns.quantity, columns.kind, columns.thresholds];
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
      <table className="dense labelled check-table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            <th scope="col" className="number">
              {columns.settings}
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <Row key={check.id} check={check} search={search} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every quality check with its thresholds and their source; what is set otherwise by model, by object, for all. */
export function ChecksScreen({ search }: { search: URLSearchParams }) {
  const words = useWords();
  const language = useLanguage();
  const query = useQuery(checksQuery);
  const all = query.data?.items ?? [];
  const checks = chosen(all, search, language);
  const open = all.find(({ id }) => id === search.get('controle'));
  const set = (change: CheckSearch) =>
    navigate(paths.checks({ ...Object.fromEntries(search), ...change }), { replace: true });
  return (
    <div className="wide">
      <header className="title-row">
        <h1>{words.checks.title}</h1>
        <p className="muted" role="status">
          {query.data && words.checks.count(checks.length)}
        </p>
        <Filters search={search} set={set} />
      </header>
      <p className="muted">{words.checks.lead}</p>
      {query.error && <Trouble error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <p className="loading">{words.loading}</p>}
      {open !== undefined && <CheckSheet key={open.id} check={open} />}
      {query.data !== undefined && checks.length === 0 && <p className="calm">{words.checks.none}</p>}
      {checks.length > 0 && <CheckTable checks={checks} search={search} />}
    </div>
  );
}
