import { drawStack, stackClass } from '@vigie/ui/panels';
import type { Label } from '../../api/contract.ts';
import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { PanelOf } from './board-api.ts';
import { matrixQuery } from './board-api.ts';
import { useQueries } from '@tanstack/react-query';
import { askedOf, useBoard, useMatrix, usePeriod } from './board-context.ts';
import { classShares, energyShares, fewerParts, partShares, partsOfPeriod, pointsAcross } from '@vigie/kit';
import type { PartOfPeriod } from '@vigie/kit';
import { DrawnView } from './drawn-view.tsx';
import { PanelFoot, PanelFrame, PanelState } from './panel-frame.tsx';
import { sayShortDay, sayTime } from './say.ts';

type CompositionPanel = PanelOf<'composition'>;
type Classes = Extract<CompositionPanel['of'], { classes: unknown }>;
type Parts = Extract<CompositionPanel['of'], { parts: unknown }>;

/** Fills of a stack. */
const SHADES = 6;
const OTHER_PARTS: Label = { fr: 'Autres familles et non classé', en: 'Other families and unclassified' };

interface PartsTableProps {
  readonly title: string;
  readonly labels: readonly Label[];
  readonly parts: readonly PartOfPeriod[];
}

interface StackProps {
  readonly title: string;
  readonly labels: readonly Label[];
  readonly times: readonly number[];
  readonly shares: readonly (readonly number[] | undefined)[];
}

const useShare = () => {
  const language = useLanguage();
  return (share: number) => `${number(100 * share, language)}\u00A0%`;
};

function Stack({ title, labels, times, shares }: StackProps) {
  const words = useWords();
  const language = useLanguage();
  const share = useShare();
  const parts = labels.map((label) => label[language]);
  const columns = times.map((time, at) => ({ label: sayShortDay(time, language), shares: shares[at] }));
  const drawing = drawStack({ title, parts, columns, say: share, missing: words.boards.missingValue });
  return (
    <>
      <div className="drawing-frame" tabIndex={0} role="group" aria-label={title}>
        <DrawnView drawing={drawing} />
      </div>
      <ul className="stack-key">
        {parts.map((part, at) => (
          <li key={part}>
            <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
              <rect className={stackClass(at)} width="12" height="12" />
            </svg>
            {part}
          </li>
        ))}
      </ul>
    </>
  );
}

function useTable({ title, labels, times, shares }: StackProps) {
  const words = useWords();
  const language = useLanguage();
  const share = useShare();
  return {
    title,
    head: [words.boards.time, ...labels.map((label) => label[language])],
    rows: times.map((time, at) => [
      sayTime(time, 'day', language),
      ...labels.map((_, part) => {
        const value = shares[at]?.[part];
        return value === undefined ? '–' : share(value);
      }),
    ]),
  };
}

/** Objects by the class their value falls in. */
function ClassesView({ panel, of }: { panel: CompositionPanel; of: Classes }) {
  const words = useWords();
  const language = useLanguage();
  const period = usePeriod(panel.days);
  const query = useMatrix({ series: of.series, days: panel.days, grain: panel.grain }, period);
  const stack = {
    title: panel.title[language],
    labels: of.classes.map(({ label }) => label),
    times: query.data?.times ?? [],
    shares: query.data ? classShares(query.data, of.classes) : [],
  };
  const table = useTable(stack);
  return (
    <PanelFrame panel={panel} note={words.boards.days(period.days)}>
      <PanelState query={query} />
      {query.data && stack.times.length === 0 && <p className="calm">{words.boards.noValue}</p>}
      {stack.times.length > 0 && <Stack {...stack} />}
      <PanelFoot asked={query.asked} table={table} />
    </PanelFrame>
  );
}

/** Each part over the whole period: the two shares tell two stories, and the levels add up by energy. */
function PartsTable({ title, labels, parts }: PartsTableProps) {
  const words = useWords().boards;
  const language = useLanguage();
  const share = useShare();
  const shareOr = (value: number | undefined) => (value === undefined ? '–' : share(value));
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={title}>
      <table className="dense compact">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.part}</th>
            <th scope="col" className="number">
              {words.timeShare}
            </th>
            <th scope="col" className="number">
              {words.energyShare}
            </th>
            <th scope="col" className="number">
              {words.contribution}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, timeShare, energyShare, contribution }) => (
            <tr key={part}>
              <th scope="row">{labels[part]?.[language]}</th>
              <td className="number">{shareOr(timeShare)}</td>
              <td className="number">{shareOr(energyShare)}</td>
              <td className="number">
                {contribution === undefined ? '–' : `${number(contribution, language, 1)}\u00A0dB(A)`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Series of the parts, those of their energy after them where every part has one, and what they say now. */
function useParts(panel: CompositionPanel, of: Parts) {
  const choice = useBoard();
  const period = usePeriod(panel.days);
  const energies = of.parts.flatMap(({ energy }) => energy ?? []);
  const whole = energies.length === of.parts.length;
  const ids = [...of.parts.map(({ series }) => series), ...(whole ? energies : [])];
  const asked = ids.map((series) => askedOf(choice, { series, days: panel.days, grain: panel.grain }, period));
  const answers = useQueries({ queries: asked.map((one) => matrixQuery(one)) });
  const points = answers.map(({ data }) => (data ? pointsAcross(data, 'median') : []));
  const times = [...new Set(answers.flatMap(({ data }) => data?.times ?? []))].toSorted((a, b) => a - b);
  return {
    whole,
    period,
    asked,
    points,
    times,
    failed: answers.find(({ error }) => error),
    isPending: answers.some(({ isPending }) => isPending),
  };
}

/** The stacks with the parts that can be told apart; the rest is one part. */
function fewStacks(stacks: readonly StackProps[], labels: StackProps['labels']): readonly StackProps[] {
  const few = fewerParts(
    stacks.map(({ shares }) => shares),
    SHADES,
  );
  const shown = few.kept.flatMap((part) => labels[part] ?? []);
  const fewLabels = shown.length === labels.length ? shown : [...shown, OTHER_PARTS];
  return stacks.map((stack, at) => ({ ...stack, labels: fewLabels, shares: few.stacks[at] ?? [] }));
}

/** Shares of a whole, each a series: of the time, and beside it of the energy. */
function PartsView({ panel, of }: { panel: CompositionPanel; of: Parts }) {
  const words = useWords();
  const language = useLanguage();
  const { whole, period, asked, points, times, failed, isPending } = useParts(panel, of);
  const labels = of.parts.map(({ label }) => label);
  const time = {
    title: words.boards.timeShare,
    labels,
    times,
    shares: partShares(points.slice(0, labels.length), times),
  };
  const levels = points.slice(labels.length);
  const energy = { title: words.boards.energyShare, labels, times, shares: energyShares(levels, times) };
  const stacks = fewStacks(whole ? [time, energy] : [time], labels);
  const table = useTable({ ...time, title: panel.title[language] });
  const [first] = asked;
  return (
    <PanelFrame panel={panel} note={words.boards.days(period.days)}>
      {failed && <PanelState query={failed} />}
      {isPending && <p className="loading">{words.loading}</p>}
      {times.length === 0 && !isPending && <p className="calm">{words.boards.noValue}</p>}
      {times.length > 0 && (
        <div className="stack-pair">
          {stacks.map((stack) => (
            <div key={stack.title}>
              <h3>{stack.title}</h3>
              <Stack {...stack} />
            </div>
          ))}
        </div>
      )}
      {times.length > 0 && whole && (
        <PartsTable title={panel.title[language]} labels={labels} parts={partsOfPeriod(time.shares, levels)} />
      )}
      {first && <PanelFoot asked={first} table={table} />}
    </PanelFrame>
  );
}

/** Shares by class over time. */
export function CompositionPanelView({ panel }: { panel: CompositionPanel }) {
  return 'series' in panel.of ? <ClassesView panel={panel} of={panel.of} /> : <PartsView panel={panel} of={panel.of} />;
}
