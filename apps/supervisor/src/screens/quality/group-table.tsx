import { packOf, useTerritory } from '../../api/territory.ts';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Groups } from './quality-api.ts';
import { ShareFigure } from './share-figure.tsx';

type Group = Groups['domains'][number];

interface GroupTableProps {
  readonly title: string;
  readonly groups: readonly Group[];
  readonly kind: 'domain' | 'model';
}

const bad = ({ suspect, failed, received }: Group): number => (received === 0 ? 0 : (suspect + failed) / received);

function Row({ group, kind }: { group: Group; kind: GroupTableProps['kind'] }) {
  const words = useWords();
  const language = useLanguage();
  const territory = useTerritory();
  const { name, series, suspect, failed, received, expected } = group;
  const domain = packOf(territory, name)?.label[language] ?? name;
  const model = name === '' ? words.quality.noModel : name;
  return (
    <tr>
      <th scope="row">
        <Link to={paths.quality(kind === 'domain' ? { domaine: name } : { modele: name })}>
          {kind === 'domain' ? domain : model}
        </Link>
      </th>
      <td className="number">{number(series, language)}</td>
      <td className="number">
        <ShareFigure part={suspect + failed} whole={received} />
      </td>
      <td className="number">
        <ShareFigure part={expected - received} whole={expected} />
      </td>
    </tr>
  );
}

/** The same shares by domain or by model; a line narrows the list above to it. */
export function GroupTable({ title, groups, kind }: GroupTableProps) {
  const words = useWords();
  const w = words.quality;
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label={title}>
      <table className="dense">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{kind === 'domain' ? w.domain : w.model}</th>
            <th scope="col" className="number">
              {w.seriesCount}
            </th>
            <th scope="col" className="number">
              {w.bad}
            </th>
            <th scope="col" className="number">
              {w.missing}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups
            .toSorted((a, b) => bad(b) - bad(a))
            .map((group) => (
              <Row key={group.name} group={group} kind={kind} />
            ))}
        </tbody>
      </table>
    </div>
  );
}
