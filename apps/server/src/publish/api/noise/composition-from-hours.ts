import { SOUND_CLASSES, soundEnergy, soundLevel } from '@vigie/kit';
import type { ClassContribution, SoundClass } from '@vigie/kit';

/** Hours of one series of a station with composition: `timeShareRoad` or `LAeqRoad`. */
export interface ClassHours {
  readonly quantity: string;
  readonly points: readonly { readonly value?: number | undefined; readonly coverage: number }[];
}

interface Sums {
  weight: number;
  sum: number;
}

/**
 * The composition of a span from its hours: contributions by energy and shares of the time, both weighted by coverage.
 * Shares of the energy come from the contributions themselves, so that they add up to one.
 */
export function compositionFromHours(series: readonly ClassHours[]): {
  readonly level: number | undefined;
  readonly hours: number;
  readonly classes: readonly ClassContribution[];
} {
  const energies = new Map<SoundClass, number>();
  const times = new Map<SoundClass, number>();
  let hours = 0;
  for (const sound of SOUND_CLASSES) {
    const of = (prefix: string) =>
      series.find(({ quantity }) => quantity.toLowerCase() === `${prefix}${sound}`.toLowerCase());
    const energy = weighted(of('LAeq'), soundEnergy);
    const time = weighted(of('timeShare'), (percent) => percent / 100);
    if (energy.weight > 0) energies.set(sound, energy.sum / energy.weight);
    if (time.weight > 0) times.set(sound, time.sum / time.weight);
    hours = Math.max(hours, of('LAeq')?.points.filter(({ value }) => value !== undefined).length ?? 0);
  }
  const whole = [...energies.values()].reduce((sum, energy) => sum + energy, 0);
  const classes = SOUND_CLASSES.flatMap((sound): ClassContribution[] => {
    const energy = energies.get(sound);
    if (energy === undefined) return [];
    const contribution = energy > 1 ? soundLevel(energy) : undefined;
    return [{ sound, timeShare: times.get(sound) ?? 0, energyShare: whole > 0 ? energy / whole : 0, contribution }];
  });
  return { level: whole > 0 ? soundLevel(whole) : undefined, hours, classes };
}

function weighted(series: ClassHours | undefined, amount: (value: number) => number): Sums {
  const sums = { weight: 0, sum: 0 };
  for (const { value, coverage } of series?.points ?? []) {
    if (value === undefined || coverage <= 0) continue;
    sums.weight += coverage;
    sums.sum += coverage * amount(value);
  }
  return sums;
}
