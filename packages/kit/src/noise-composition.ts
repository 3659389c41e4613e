import type { Label } from './label.ts';
import { soundEnergy, soundLevel } from './noise.ts';

/** What the sound is made of. Never what is said, never who speaks. `other` is mandatory. */
export const SOUND_CLASSES = [
  'road',
  'twoWheelers',
  'rail',
  'aircraft',
  'works',
  'signals',
  'voices',
  'music',
  'nature',
  'other',
] as const;
export type SoundClass = (typeof SOUND_CLASSES)[number];

export const SOUND_CLASS_LABELS: Readonly<Record<SoundClass, Label>> = {
  road: { fr: 'Circulation routière', en: 'Road traffic' },
  twoWheelers: { fr: 'Deux-roues motorisés', en: 'Powered two-wheelers' },
  rail: { fr: 'Trains et tramways', en: 'Rail' },
  aircraft: { fr: 'Avions et hélicoptères', en: 'Aircraft' },
  works: { fr: 'Chantiers et machines', en: 'Works and machines' },
  signals: { fr: 'Sirènes et klaxons', en: 'Sirens and horns' },
  voices: { fr: 'Voix et foule', en: 'Voices and crowd' },
  music: { fr: 'Musique', en: 'Music' },
  nature: { fr: 'Nature', en: 'Nature' },
  other: { fr: 'Autres et non classé', en: 'Other and unclassified' },
};

/** A stretch of time with its level and the probability of each class; what is left to 1 is `other`. */
export interface ClassifiedWindow {
  /** In any unit common to the windows. */
  readonly duration: number;
  /** LAeq, dB(A). */
  readonly level: number;
  readonly shares: Readonly<Partial<Record<SoundClass, number>>>;
}

/** What one class is of the whole. */
export interface ClassContribution {
  readonly sound: SoundClass;
  /** 0–1 of the time. */
  readonly timeShare: number;
  /** 0–1 of the energy: "dominated by", not a separation of the sources. */
  readonly energyShare: number;
  /** dB(A) over the whole time; absent where nothing was heard of it. Contributions add up by energy to the level. */
  readonly contribution: number | undefined;
}

export interface Composition {
  readonly level: number;
  readonly classes: readonly ClassContribution[];
}

/** Rounding of ten shares to a thousandth, and some. */
const SHARE_TOLERANCE = 0.02;

/** Why shares cannot be a composition; absent where they can. */
export function sharesFault(shares: ClassifiedWindow['shares']): string | undefined {
  let sum = 0;
  for (const [sound, share] of Object.entries(shares)) {
    if (!(share >= 0 && share <= 1)) return `share of ${sound} is ${share}: between 0 and 1 expected`;
    sum += share;
  }
  return sum > 1 + SHARE_TOLERANCE ? `shares sum to ${sum.toFixed(2)}: 1 at most expected` : undefined;
}

/** Time share, energy share and contribution of each class. Absent without time; windows with a fault are left out. */
export function compositionOf(windows: readonly ClassifiedWindow[]): Composition | undefined {
  const time = new Map<SoundClass, number>();
  const energy = new Map<SoundClass, number>();
  let wholeTime = 0;
  let wholeEnergy = 0;
  for (const window of windows) {
    if (!(window.duration > 0) || sharesFault(window.shares) !== undefined) continue;
    const heard = window.duration * soundEnergy(window.level);
    wholeTime += window.duration;
    wholeEnergy += heard;
    for (const [sound, share] of completed(window.shares)) {
      time.set(sound, (time.get(sound) ?? 0) + window.duration * share);
      energy.set(sound, (energy.get(sound) ?? 0) + heard * share);
    }
  }
  if (wholeTime === 0) return undefined;
  const classes = SOUND_CLASSES.map((sound): ClassContribution => {
    const of = energy.get(sound) ?? 0;
    return {
      sound,
      timeShare: (time.get(sound) ?? 0) / wholeTime,
      energyShare: of / wholeEnergy,
      contribution: of > 0 ? soundLevel(of / wholeTime) : undefined,
    };
  });
  return { level: soundLevel(wholeEnergy / wholeTime), classes };
}

/** Shares that sum to one exactly: rounding is spread, what was not said goes to `other`. */
function completed(shares: ClassifiedWindow['shares']): readonly (readonly [SoundClass, number])[] {
  const said = SOUND_CLASSES.map((sound) => [sound, shares[sound] ?? 0] as const);
  const sum = said.reduce((all, [, share]) => all + share, 0);
  if (sum >= 1) return said.map(([sound, share]) => [sound, share / sum] as const);
  return said.map(([sound, share]) => [sound, sound === 'other' ? share + 1 - sum : share] as const);
}

/** The class that holds most of the energy; absent without one. */
export function dominantClass({ classes }: Composition): SoundClass | undefined {
  const first = classes.toSorted((a, b) => b.energyShare - a.energyShare)[0];
  return first !== undefined && first.energyShare > 0 ? first.sound : undefined;
}
