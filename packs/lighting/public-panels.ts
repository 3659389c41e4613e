import type { PublicPanel } from '@vigie/kit';

const cabinet = { series: 'lighting-energy-night', assetType: 'cabinet' } as const;

/** What residents see of street lighting, on the theme page and on that of each cabinet. */
export const publicPanels: readonly PublicPanel[] = [
  {
    ...cabinet,
    id: 'energie-30-nuits',
    form: 'figure',
    title: { fr: 'Énergie des trente dernières nuits', en: 'Energy of the last thirty nights' },
    days: 30,
    keep: 'law',
    across: 'sum',
    worse: 'high',
    trend: 'last-year',
    formula: {
      fr: 'Somme des nuits de toutes les armoires mesurées, par différence d’index du compteur.',
      en: 'Sum of the nights of all measured cabinets, by difference of the meter.',
    },
  },
  {
    id: 'points-en-panne',
    form: 'figure',
    title: { fr: 'Points lumineux en panne', en: 'Failed light points' },
    series: 'lighting-lamp-failure',
    days: 7,
    keep: 'last',
    across: { atLeast: 1 },
    counted: { fr: 'points', en: 'points' },
    worse: 'high',
    trend: 'previous',
    formula: {
      fr: 'Points dont la dernière nuit jugée montre une panne, parmi ceux qui sont suivis un à un.',
      en: 'Points whose latest judged night shows a failure, among those watched one by one.',
    },
  },
  {
    ...cabinet,
    id: 'energie-par-mois',
    form: 'bars',
    title: { fr: 'L’énergie, mois par mois', en: 'Energy, month by month' },
    lead: {
      fr: 'Les nuits de décembre durent deux fois celles de juin : comparez un mois au même mois.',
      en: 'Nights of December last twice those of June: compare a month with the same month.',
    },
    days: 365,
    across: 'sum',
    by: 'month',
    span: 12,
  },
  {
    ...cabinet,
    id: 'energie-et-an-passe',
    form: 'comparison',
    title: { fr: 'Ce mois-ci et il y a un an', en: 'This month and a year ago' },
    days: 28,
    with: 'last-year',
    across: 'sum',
  },
  {
    ...cabinet,
    id: 'armoires-qui-consomment',
    form: 'worst',
    title: { fr: 'Où l’énergie est dépensée', en: 'Where the energy is spent' },
    days: 30,
    keep: 'law',
    worse: 'high',
  },
  {
    ...cabinet,
    id: 'energie-nuit-par-nuit',
    form: 'bars',
    on: 'station',
    title: { fr: 'L’énergie, nuit par nuit', en: 'Energy, night by night' },
    days: 60,
    span: 12,
  },
  {
    id: 'heures-d-eclairage',
    form: 'heatmap',
    on: 'station',
    title: { fr: 'À quelles heures cela éclaire', en: 'Hours of lighting' },
    series: 'activePower',
    days: 14,
    against: 'days',
    span: 12,
  },
];
