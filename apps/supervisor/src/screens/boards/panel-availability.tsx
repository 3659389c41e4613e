import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '../../parts/link.tsx';
import { paths } from '../../routing/paths.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import { groupsQuery } from '../quality/quality-api.ts';
import type { PanelOf } from './board-api.ts';
import { useBoard, usePeriod } from './board-context.ts';
import { PanelFrame, PanelState } from './panel-frame.tsx';

/** Share of the expected measures of the domain that came and are valid. */
export function AvailabilityPanelView({ panel }: { panel: PanelOf<'availability'> }) {
  const words = useWords();
  const language = useLanguage();
  const { board, thing } = useBoard();
  const period = usePeriod(panel.days);
  const { from, to } = period;
  const query = useQuery({ ...groupsQuery({ from, to }), placeholderData: keepPreviousData });
  const group = query.data?.domains.find(({ name }) => name === board.domain);
  const say = (value: number) => number(value, language);
  const valid = group ? group.received - group.suspect - group.failed : 0;
  return (
    <PanelFrame panel={panel} note={words.boards.days(period.days)}>
      <PanelState query={query} />
      {query.data && (!group || group.expected === 0) && <p className="calm">{words.boards.noMeasure}</p>}
      {group && group.expected > 0 && (
        <>
          <p className="panel-value">{`${number((100 * Math.min(valid, group.expected)) / group.expected, language, 1)}\u00A0%`}</p>
          <p className="muted">{words.boards.valid(say(valid), say(group.expected))}</p>
          <p className="panel-trend">
            {words.boards.doubted(
              say(group.suspect),
              say(group.failed),
              say(Math.max(0, group.expected - group.received)),
            )}
          </p>
          {thing !== undefined && <p className="panel-note">{words.boards.perDomain}</p>}
          <p>
            <Link to={paths.quality({ domaine: board.domain })}>{words.screens.quality}</Link>
          </p>
        </>
      )}
    </PanelFrame>
  );
}
