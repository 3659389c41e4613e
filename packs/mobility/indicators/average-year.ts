import { annualTraffic, defineIndicator, localDate } from '@vigie/kit';
import { validDays } from './valid-days.ts';

/** TMJA: flow of the usable months of the year over their valid days. */
export const averageYear = defineIndicator({
  kind: 'window',
  id: 'mobility-tmj-year',
  label: { fr: 'Trafic moyen journalier de l’année (TMJA)', en: 'Annual average daily traffic' },
  from: 'count',
  quantity: 'averageDailyTraffic',
  window: 'local-year',
  compute: ({ start, samples }) => annualTraffic(validDays(samples), localDate(start).year)?.average,
  caveat: {
    fr: 'Les jours invalides sont retirés ; un mois compte à partir de trois quarts de jours valides. Si un mois manque, la moyenne penche vers les autres saisons.',
    en: 'Invalid days are removed; a month counts from three quarters of valid days. When a month is missing, the mean leans towards the other seasons.',
  },
  source:
    'TMJA : flux des mois utilisables divisé par leurs jours valides ; jour valide à 95 %, mois utilisable à 75 % : choix',
});
