import type { LinkClass } from './fleet-api.ts';

export type CoverageMark = LinkClass | 'gateway';

/** Marks of the coverage map on a square from −10 to 10: told by their shape, the weak one by its colour as well. */
export const COVERAGE_MARKS: Readonly<Record<CoverageMark, { readonly shape: string; readonly hue: string }>> = {
  weak: { shape: 'M-9-7.5H9L0 8.5Z', hue: '#C25E00' },
  fair: { shape: 'M-6.5-6.5H6.5V6.5H-6.5Z', hue: '#A9B6C0' },
  good: { shape: 'M0-6.5A6.5 6.5 0 1 1 0 6.5A6.5 6.5 0 1 1 0-6.5Z', hue: '#52606B' },
  unknown: { shape: 'M-5.5-5.5L5.5 5.5M5.5-5.5L-5.5 5.5', hue: '#52606B' },
  gateway: { shape: 'M0-10L10 0L0 10L-10 0Z', hue: '#00617A' },
};

/** The worst first: what a reader looks for. */
export const LINK_CLASSES: readonly LinkClass[] = ['weak', 'fair', 'good', 'unknown'];
