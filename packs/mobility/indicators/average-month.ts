import { averageDailyTraffic, defineIndicator } from '@vigie/kit';
import { validDays } from './valid-days.ts';

/** TMJ of a month: mean of its valid days. */
export const averageMonth = defineIndicator({
  kind: 'window',
  id: 'mobility-tmj-month',
  label: { fr: 'Trafic moyen journalier du mois (TMJ)', en: 'Average daily traffic of the month' },
  from: 'count',
  quantity: 'averageDailyTraffic',
  window: 'local-month',
  compute: ({ samples }) => averageDailyTraffic(validDays(samples)),
  caveat: {
    fr: 'Moyenne des seuls jours valides (95 % des mesures). Tous les jours comptent, fériés et week-ends compris.',
    en: 'Mean of valid days only (95 % of the bins). Every day counts, holidays and weekends included.',
  },
  source: 'TMJ : moyenne des totaux des jours valides ; jour valide à 95 % : choix',
});
