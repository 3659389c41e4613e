import { useEffect, useRef } from 'react';
import { Link } from '../parts/link.tsx';
import { paths } from '../routing/paths.ts';
import type { Screen } from '../routing/paths.ts';
import { SECTIONS, sectionOf } from '../routing/sections.ts';
import { useWords } from '../words/words.ts';

/** On a phone the bar is wider than the screen: where one is stays in sight. */
function useCurrentSeen(screen: Screen) {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>('[aria-current]');
    if (here && bar.current)
      bar.current.scrollLeft = here.offsetLeft - (bar.current.clientWidth - here.offsetWidth) / 2;
  }, [screen]);
  return bar;
}

/** The parts of the supervisor; a part opens on its first screen. */
export function SectionTabs({ screen }: { screen: Screen }) {
  const words = useWords();
  const bar = useCurrentSeen(screen);
  const current = sectionOf(screen);
  return (
    <nav aria-label={words.supervision} ref={bar}>
      <ul className="tabs">
        {SECTIONS.map((section) => (
          <li key={section.id}>
            <Link to={paths[section.screens[0]]()} aria-current={currentOf(section === current, section.screens)}>
              {section.screens.length === 1 ? words.screens[section.screens[0]] : words.sections[section.id]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The screens of the part one is in; nothing where there is only one. */
export function ScreenTabs({ screen }: { screen: Screen }) {
  const words = useWords();
  const current = sectionOf(screen);
  const bar = useCurrentSeen(screen);
  if (current === undefined || current.screens.length < 2) return null;
  return (
    <nav aria-label={words.sections[current.id]} className="screen-tabs" ref={bar}>
      <ul className="tabs">
        {current.screens.map((each) => (
          <li key={each}>
            <Link to={paths[each]()} aria-current={each === screen ? 'page' : undefined}>
              {words.screens[each]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function currentOf(here: boolean, screens: readonly Screen[]): 'page' | 'true' | undefined {
  if (!here) return undefined;
  return screens.length === 1 ? 'page' : 'true';
}
