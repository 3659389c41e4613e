import type { MapPriority } from './map-description.ts';

export const MAP_PRIORITIES: readonly MapPriority[] = ['critical', 'high', 'medium', 'low'];

/** Shapes of priorities on a square from 0 to 14, the same as in lists. */
export const PRIORITY_SHAPES: Readonly<Record<MapPriority, string>> = {
  critical: 'M7 0 14 7 7 14 0 7Z',
  high: 'M7 1 14 13 H0Z',
  medium: 'M7 1A6 6 0 1 1 7 13A6 6 0 1 1 7 1Z',
  low: 'M2 2H12V12H2Z',
};

/** Rank in a cluster, the worst the highest; 0 without alarm. */
export function rankOf(priority: MapPriority | undefined): number {
  return priority === undefined ? 0 : MAP_PRIORITIES.length - MAP_PRIORITIES.indexOf(priority);
}

export function priorityOfRank(rank: number): MapPriority | undefined {
  return MAP_PRIORITIES[MAP_PRIORITIES.length - rank];
}
