import { defineBoard } from '@vigie/kit';

/** The room in a flood: what is high, what rises, what is silent. */
export const riverBoard = defineBoard({
  id: 'water-river',
  title: { fr: 'Rivières, exploitation', en: 'Rivers, operations' },
  audience: 'operations',
  lead: {
    fr: 'Quelle station monte, et laquelle ne dit plus rien ?',
    en: 'Which station is rising, and which is silent?',
  },
  panels: [
    {
      form: 'figure',
      title: { fr: 'Plus forte montée', en: 'Fastest rise' },
      series: 'water-rise',
      days: 1,
      keep: 'last',
      across: 'highest',
      worse: 'high',
      formula: {
        fr: 'Plus forte des dernières vitesses de montée, pente sur 30 minutes',
        en: 'Highest of the latest rates of rise, slope over 30 minutes',
      },
    },
    {
      form: 'figure',
      title: { fr: 'Stations qui montent vite', en: 'Stations that rise fast' },
      series: 'water-rise',
      days: 1,
      keep: 'last',
      across: { atLeast: 30 },
      counted: { fr: 'stations', en: 'stations' },
      worse: 'high',
      formula: { fr: 'Stations à 30 cm/h ou plus (choix)', en: 'Stations at 30 cm/h or more (choice)' },
    },
    { form: 'availability', title: { fr: 'Mesures valides', en: 'Valid measures' }, days: 7, span: 4 },
    { form: 'alarms', title: { fr: 'Alarmes ouvertes', en: 'Open alarms' }, span: 6 },
    {
      form: 'worst',
      title: { fr: 'Montée la plus rapide', en: 'Fastest rising' },
      series: 'water-rise',
      days: 1,
      keep: 'last',
      worse: 'high',
      span: 6,
    },
    {
      form: 'curve',
      title: { fr: 'Hauteur d’eau', en: 'Stage' },
      series: 'stage',
      days: 3,
      span: 12,
      caveat: {
        fr: 'Hauteurs au-dessus du zéro de chaque station. Ses repères sont locaux, sur sa fiche. La vigilance de l’État se lit sur vigicrues.gouv.fr.',
        en: 'Stages above the zero of each station. Its levels are local, on its sheet. The State’s vigilance is on vigicrues.gouv.fr.',
      },
    },
    { form: 'map', title: { fr: 'Stations', en: 'Stations' }, series: 'stage', days: 1, span: 4 },
    {
      form: 'table',
      title: { fr: 'Dernières hauteurs', en: 'Latest stages' },
      series: 'stage',
      days: 1,
      keep: 'last',
      columns: ['water-rise', 'water-time-to-level', 'discharge'],
      span: 8,
    },
  ],
});
