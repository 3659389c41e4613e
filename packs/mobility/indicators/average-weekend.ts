import { defineIndicator, weekendTraffic } from '@vigie/kit';
import { validDays } from './valid-days.ts';

/** TMJWE of a month: Saturdays and Sundays. */
export const averageWeekend = defineIndicator({
  kind: 'window',
  id: 'mobility-tmjwe-month',
  label: { fr: 'Trafic moyen des week-ends (TMJWE)', en: 'Average traffic of weekends' },
  from: 'count',
  quantity: 'averageDailyTraffic',
  window: 'local-month',
  compute: ({ samples }) => weekendTraffic(validDays(samples)),
  caveat: {
    fr: 'Samedis et dimanches ; un jour férié en semaine n’y est pas.',
    en: 'Saturdays and Sundays; a public holiday of the week is not among them.',
  },
  source: 'TMJWE : samedis et dimanches ; jour valide à 95 % : choix',
});
