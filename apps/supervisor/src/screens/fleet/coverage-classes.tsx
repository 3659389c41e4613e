import { number } from '../../words/format.ts';
import { useLanguage, useWords } from '../../words/words.ts';
import type { Covered, LinkClass } from './fleet-api.ts';
import { COVERAGE_MARKS, LINK_CLASSES } from './link-shapes.ts';
import type { CoverageMark } from './link-shapes.ts';

function Mark({ mark }: { mark: CoverageMark }) {
  const { shape, hue } = COVERAGE_MARKS[mark];
  return (
    <svg viewBox="-11 -11 22 22" width="22" height="22" aria-hidden="true">
      <path d={shape} fill={hue} stroke="var(--ink)" strokeWidth="2" strokeLinejoin="round" />
    </svg>
  );
}

interface ClassesProps {
  readonly features: readonly Covered[];
  readonly chosen: ReadonlySet<LinkClass>;
  readonly gateways: number;
  readonly toggle: (link: LinkClass) => void;
}

/** Legend and choice in one: shape, words, how many; a box shows or hides a class. */
export function CoverageClasses({ features, chosen, gateways, toggle }: ClassesProps) {
  const words = useWords();
  const language = useLanguage();
  const w = words.fleet.coverage;
  const counts = Map.groupBy(features, ({ properties }) => properties.class);
  return (
    <fieldset className="coverage-classes">
      <legend className="visually-hidden">{w.legend}</legend>
      {LINK_CLASSES.map((link) => (
        <label key={link}>
          <input type="checkbox" checked={chosen.has(link)} onChange={() => toggle(link)} />
          <Mark mark={link} />
          {w.classes[link]}
          <span className="count">{number(counts.get(link)?.length ?? 0, language)}</span>
        </label>
      ))}
      {gateways > 0 && (
        <p className="coverage-gateway">
          <Mark mark="gateway" />
          {w.gateway}
        </p>
      )}
    </fieldset>
  );
}
