import { SOUND_CLASSES, SOUND_CLASS_LABELS } from '@vigie/kit';
import type { Quantity, SoundClass } from '@vigie/kit';

const capital = (sound: SoundClass): string => sound.charAt(0).toUpperCase() + sound.slice(1);

/** Key of the share of the time of a class. */
export const timeShareOf = (sound: SoundClass): string => `timeShare${capital(sound)}`;
/** Key of the contribution of a class to the level. */
export const contributionOf = (sound: SoundClass): string => `LAeq${capital(sound)}`;

/** Two quantities a class. The share of the energy needs none: it is the contribution held against the level. */
export const classQuantities: readonly Quantity[] = SOUND_CLASSES.flatMap((sound): Quantity[] => {
  const { fr, en } = SOUND_CLASS_LABELS[sound];
  return [
    {
      key: timeShareOf(sound),
      label: { fr: `${fr} : part du temps`, en: `${en}: share of the time` },
      unit: '%',
      symbol: '%',
      qudt: 'http://qudt.org/vocab/unit/PERCENT',
      decimals: 0,
      law: 'mean-by-duration',
    },
    {
      key: contributionOf(sound),
      label: { fr: `${fr} : contribution au niveau`, en: `${en}: contribution to the level` },
      unit: 'dB[SPL]',
      symbol: 'dB(A)',
      qudt: 'http://qudt.org/vocab/unit/DeciB_A',
      decimals: 1,
      law: 'energy-mean',
    },
  ];
});
