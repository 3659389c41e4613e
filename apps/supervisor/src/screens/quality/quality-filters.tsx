import { useTerritory } from '../../api/territory.ts';
import { navigate } from '../../routing/location.ts';
import { paths } from '../../routing/paths.ts';
import type { Language, Words } from '../../words/words.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Territory } from '../../api/contract.ts';
import type { Groups } from './quality-api.ts';

/** Days looked back; the first where the address says nothing. */
export const PERIODS = [7, 30, 90] as const;

interface Choice {
  readonly name: string;
  readonly label: string;
  /** Value and words; the empty value is the one that is not written. */
  readonly options: readonly (readonly [value: string, text: string])[];
}

interface Known {
  readonly groups: Groups | undefined;
  readonly territory: Territory;
  readonly language: Language;
}

function choicesOf({ quality: w }: Words, { groups, territory, language }: Known): readonly Choice[] {
  const domains = territory.packs.map(({ id, label }) => [id, label[language]] as const);
  const models = (groups?.models ?? []).flatMap(({ name }) => (name === '' ? [] : [[name, name] as const]));
  const periods = PERIODS.map((days) => [days === PERIODS[0] ? '' : String(days), w.days(days)] as const);
  return [
    { name: 'domaine', label: w.domain, options: [['', w.allDomains], ...domains] },
    { name: 'modele', label: w.model, options: [['', w.allModels], ...models] },
    {
      name: 'tri',
      label: w.sort,
      options: [
        ['', w.sorts.bad],
        ['missing', w.sorts.missing],
      ],
    },
    { name: 'jours', label: w.period, options: periods },
  ];
}

/** What the list is narrowed to; the address holds it. */
export function QualityFilters({ search, groups }: { search: URLSearchParams; groups: Groups | undefined }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const set = (name: string, value: string) =>
    navigate(paths.quality({ ...Object.fromEntries(search), [name]: value }), { replace: true });
  return (
    <form className="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label>
        <span className="visually-hidden">{words.quality.search}</span>
        <input
          type="search"
          placeholder={words.quality.search}
          value={search.get('q') ?? ''}
          onChange={({ target }) => set('q', target.value)}
        />
      </label>
      {choicesOf(words, { groups, territory, language }).map(({ name, label, options }) => (
        <label key={name}>
          <span className="visually-hidden">{label}</span>
          <select value={search.get(name) ?? ''} onChange={({ target }) => set(name, target.value)}>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </form>
  );
}
