import { defineBoard } from '@vigie/kit';

/** Do more people walk and cycle than a year ago? */
export const countingHeadBoard = defineBoard({
  id: 'mobility-head',
  title: { fr: 'Comptage, tableau de la direction', en: 'Counting, head of department' },
  audience: 'head',
  lead: {
    fr: 'Marche-t-on et roule-t-on plus qu’il y a un an, à jours comparables ?',
    en: 'Do people walk and cycle more than a year ago, on comparable days?',
  },
  panels: [
    {
      form: 'figure',
      title: { fr: 'Passages comptés', en: 'Passages counted' },
      series: 'mobility-daily',
      days: 30,
      keep: 'law',
      across: 'sum',
      trend: 'last-year',
      formula: {
        fr: 'Somme des jours de la période, tous les compteurs ; un jour partiel est sous-compté',
        en: 'Sum of the days of the period, all counters; a partial day is under-counted',
      },
    },
    {
      form: 'figure',
      title: { fr: 'Jour le plus fort', en: 'Busiest day' },
      series: 'mobility-daily',
      days: 365,
      keep: 'highest',
      across: 'highest',
      formula: {
        fr: 'Plus fort total d’un jour, d’un sens de compteur',
        en: 'Highest total of a day of one direction',
      },
    },
    { form: 'availability', title: { fr: 'Mesures valides', en: 'Valid measures' }, days: 30, span: 4 },
    {
      form: 'comparison',
      title: { fr: 'Par rapport à l’an dernier, mêmes jours de semaine', en: 'Against last year, same weekdays' },
      series: 'mobility-daily',
      days: 28,
      with: 'last-year',
      across: 'sum',
      span: 6,
    },
    {
      form: 'bars',
      title: { fr: 'Passages mois par mois', en: 'Passages month by month' },
      series: 'mobility-daily',
      days: 365,
      across: 'sum',
      by: 'month',
      span: 6,
    },
    {
      form: 'table',
      title: {
        fr: 'Trafic moyen des jours ouvrés et des week-ends',
        en: 'Average traffic of working days and weekends',
      },
      series: 'mobility-tmjo-month',
      days: 365,
      keep: 'last',
      columns: ['mobility-tmjwe-month', 'mobility-tmj-month', 'mobility-tmj-year'],
      span: 12,
    },
    {
      form: 'text',
      title: { fr: 'Objectif et méthode', en: 'Objective and method' },
      text: {
        fr: 'Un jour est valide à 95 % de ses mesures ; un jour invalide est retiré, jamais complété. On compare un lundi à un lundi, 52 semaines plus tôt. La météo n’est pas corrigée : un mois pluvieux baisse sans que l’usage recule.',
        en: 'A day is valid at 95 % of its measures; an invalid day is removed, never completed. A Monday is held against a Monday, 52 weeks before. Weather is not corrected: a wet month falls without fewer users.',
      },
      span: 12,
    },
  ],
});
