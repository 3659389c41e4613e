import { SOUND_CLASSES, defineDataset } from '@vigie/kit';
import { contributionOf, timeShareOf } from '../class-quantities.ts';

/** Shares of the time and contributions of each class, hour by hour. */
export const compositionDataset = defineDataset({
  id: 'bruit-composition-horaire',
  title: {
    fr: 'Composition de l’environnement sonore, heure par heure',
    en: 'Composition of the sound environment by hour',
  },
  description: {
    fr: 'Part du temps et contribution au niveau de dix familles de sons, aux stations qui classent à bord. Ni son ni parole : des parts d’au moins une minute. Les contributions se recomposent en énergie dans le niveau de l’heure : la part d’énergie d’une famille est 10^(contribution/10), divisé par la somme des dix.',
    en: 'Share of the time and contribution to the level of ten families of sounds, at stations that classify on board. Neither sound nor words: shares of a minute or more. Contributions add up by energy to the level of the hour: the share of the energy of a family is 10^(contribution/10) over the sum of the ten.',
  },
  series: SOUND_CLASSES.flatMap((sound) => [timeShareOf(sound), contributionOf(sound)]),
  grain: 'hour',
  licence: 'etalab-2.0',
  keywords: ['bruit', 'composition sonore', 'sources de bruit', 'environnement sonore'],
});
