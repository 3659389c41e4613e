import { defineIndicator, workingDayTraffic } from '@vigie/kit';
import { validDays } from './valid-days.ts';

/** TMJO of a month: Monday to Friday, public holidays left out. */
export const averageWorkingDay = defineIndicator({
  kind: 'window',
  id: 'mobility-tmjo-month',
  label: { fr: 'Trafic moyen des jours ouvrés (TMJO)', en: 'Average traffic of working days' },
  from: 'count',
  quantity: 'averageDailyTraffic',
  window: 'local-month',
  compute: ({ samples }) => workingDayTraffic(validDays(samples)),
  caveat: {
    fr: 'Lundi à vendredi, jours fériés exclus ; les vacances scolaires comptent. Certains gestionnaires ne retiennent que mardi et jeudi hors vacances.',
    en: 'Monday to Friday, public holidays left out; school holidays count. Some services keep only Tuesdays and Thursdays of term.',
  },
  source: 'TMJO : lundi à vendredi hors jours fériés (Code du travail, art. L3133-1) ; jour valide à 95 % : choix',
});
