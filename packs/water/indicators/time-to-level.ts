import { defineIndicator, minutesToThreshold, riseRate } from '@vigie/kit';

/** Longer than this is no warning but a guess: the rise of half an hour does not last. */
const LONGEST = 180;

/** Minutes until the next local level at the rise of the last half-hour; absent where the water does not rise. */
export const timeToLevel = defineIndicator({
  kind: 'window',
  id: 'water-time-to-level',
  label: { fr: 'Temps avant le repère suivant', en: 'Time to the next local level' },
  from: 'stage',
  quantity: 'minutesToLevel',
  audience: 'operations',
  window: 'trailing-30min',
  compute({ samples, asset }) {
    const newest = samples.at(-1)?.value;
    const marks = [1, 2, 3].map((level) => asset[`threshold${level}`]).filter((mark) => typeof mark === 'number');
    const next = newest === undefined ? undefined : marks.toSorted((a, b) => a - b).find((mark) => mark > newest);
    if (newest === undefined || next === undefined) return undefined;
    const minutes = minutesToThreshold(newest, next, riseRate(samples) ?? 0);
    return minutes === undefined || minutes > LONGEST ? undefined : minutes;
  },
  caveat: {
    fr: 'À la vitesse des 30 dernières minutes, au-delà de 5 cm/h et jusqu’à trois heures. Vide : l’eau ne monte pas assez, ou le dernier repère est passé.',
    en: 'At the rate of the last 30 minutes, above 5 cm/h and up to three hours. Empty: the water does not rise enough, or the last level is passed.',
  },
  source: '(repère − hauteur) / pente des moindres carrés sur 30 min (choix)',
});
