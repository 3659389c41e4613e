import { averageDailyTraffic, defineIndicator } from '@vigie/kit';
import { validDays } from './valid-days.ts';

/** TMJA: flow of the valid days of the year over their number. */
export const averageYear = defineIndicator({
  kind: 'window',
  id: 'mobility-tmj-year',
  label: { fr: 'Trafic moyen journalier de l’année (TMJA)', en: 'Annual average daily traffic' },
  from: 'count',
  quantity: 'averageDailyTraffic',
  window: 'local-year',
  compute: ({ samples }) => averageDailyTraffic(validDays(samples)),
  caveat: {
    fr: 'Les jours invalides sont retirés. Si un mois entier manque, la moyenne penche vers les autres saisons.',
    en: 'Invalid days are removed. When a whole month is missing, the mean leans towards the other seasons.',
  },
  source: 'TMJA : somme des jours valides divisée par leur nombre ; jour valide à 95 % : choix',
});
