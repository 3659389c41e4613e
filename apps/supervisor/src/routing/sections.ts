import type { Screen } from './paths.ts';

/** Screens that need no key: a link can open them. */
export type Tab = Exclude<Screen, 'thing' | 'board' | 'device' | 'newDevice' | 'replay' | 'codec' | 'missing'>;

export interface Section {
  readonly id: 'overview' | 'map' | 'alarms' | 'boards' | 'fleet' | 'data';
  readonly screens: readonly [Tab, ...Tab[]];
}

/** What the navigation shows, in order. A new screen is one name here. */
export const SECTIONS: readonly Section[] = [
  { id: 'overview', screens: ['overview'] },
  { id: 'map', screens: ['map'] },
  { id: 'alarms', screens: ['alarms'] },
  { id: 'boards', screens: ['boards', 'studies'] },
  { id: 'fleet', screens: ['fleet', 'devices', 'imports', 'coverage', 'suppliers', 'parties', 'commands'] },
  {
    id: 'data',
    screens: [
      'ledger',
      'quality',
      'checks',
      'connectors',
      'sources',
      'quarantine',
      'codecs',
      'assignments',
      'replays',
      'schoolYears',
      'exclusions',
      'settings',
    ],
  },
];

/** The part a screen belongs to; absent for a sheet. */
export function sectionOf(screen: Screen): Section | undefined {
  return SECTIONS.find(({ screens }) => screens.some((each) => each === screen));
}
