import { defineBoard } from '@vigie/kit';

/** Energy spent, service kept, and where to act first. */
export const headBoard = defineBoard({
  id: 'lighting-head',
  title: { fr: 'Éclairage, tableau de la direction', en: 'Lighting, head of department' },
  audience: 'head',
  lead: {
    fr: 'L’énergie baisse-t-elle, et les rues sont-elles éclairées quand elles doivent l’être ?',
    en: 'Is energy going down, and are streets lit when they should be?',
  },
  panels: [
    {
      form: 'figure',
      title: { fr: 'Énergie de la période', en: 'Energy of the period' },
      series: 'lighting-energy-night',
      assetType: 'cabinet',
      days: 30,
      keep: 'law',
      across: 'sum',
      worse: 'high',
      trend: 'last-year',
      formula: {
        fr: 'Somme des nuits de toutes les armoires mesurées, par différence d’index',
        en: 'Sum of the nights of all measured cabinets, by difference of the meter',
      },
    },
    {
      form: 'figure',
      title: { fr: 'Points tombés en panne', en: 'Points that failed' },
      series: 'lighting-lamp-failure',
      days: 30,
      keep: 'highest',
      across: { atLeast: 1 },
      counted: { fr: 'points', en: 'points' },
      worse: 'high',
      trend: 'previous',
      formula: {
        fr: 'Points dont au moins une nuit de la période montre une panne',
        en: 'Points with at least one failed night in the period',
      },
    },
    { form: 'availability', title: { fr: 'Mesures valides', en: 'Valid measures' }, days: 30, span: 4 },
    {
      form: 'bars',
      title: { fr: 'Énergie par mois', en: 'Energy by month' },
      series: 'lighting-energy-night',
      assetType: 'cabinet',
      days: 365,
      across: 'sum',
      by: 'month',
      span: 8,
      caveat: {
        fr: 'Le premier et le dernier mois peuvent être incomplets. Les nuits d’hiver durent deux fois celles d’été : comparez un mois au même mois.',
        en: 'The first and last month may be incomplete. Winter nights last twice as long as summer ones: compare a month with the same month.',
      },
    },
    {
      form: 'worst',
      title: { fr: 'Armoires qui consomment le plus', en: 'Cabinets that use the most' },
      series: 'lighting-energy-night',
      assetType: 'cabinet',
      days: 30,
      keep: 'law',
      worse: 'high',
      span: 4,
    },
    {
      form: 'comparison',
      title: { fr: 'Énergie, par rapport à la période d’avant', en: 'Energy against the period before' },
      series: 'lighting-energy-night',
      assetType: 'cabinet',
      days: 28,
      with: 'previous',
      across: 'sum',
      span: 6,
      caveat: {
        fr: 'La durée des nuits change d’un mois à l’autre : une part de l’écart vient de la saison.',
        en: 'Nights change length from month to month: part of the difference is the season.',
      },
    },
    {
      form: 'text',
      title: { fr: 'Objectif et méthode', en: 'Objective and method' },
      text: {
        fr: 'Objectif : réduire d’année en année l’énergie par point lumineux, et réparer en moins de cinq jours une panne signalée. Chaque armoire est lue par différence d’index, de midi à midi. Les illuminations branchées sur une armoire comptent dans son énergie.',
        en: 'Objective: less energy per light point year after year, and a reported failure repaired within five days. Each cabinet is read by difference of its meter, noon to noon. Decorations plugged into a cabinet count in its energy.',
      },
      span: 6,
    },
  ],
});
