import { defineBoard } from '@vigie/kit';
import { REFERENCE_CAVEAT } from '../indicators/references.ts';

/** The head of the service: where the territory stands against the limits, and whether schemes have an effect. */
export const headBoard = defineBoard({
  id: 'noise-head',
  title: { fr: 'Observatoire du bruit', en: 'Noise observatory' },
  audience: 'head',
  lead: {
    fr: 'Où en sont les points suivis face aux valeurs de référence, et les aménagements ont-ils un effet ?',
    en: 'Where do the monitored places stand against reference values, and do schemes have an effect?',
  },
  panels: [
    {
      form: 'figure',
      title: { fr: 'Points au-dessus de 62 dB(A) la nuit', en: 'Places over 62 dB(A) at night' },
      series: 'noise-lnight',
      days: 30,
      keep: 'last',
      across: { atLeast: 62 },
      counted: { fr: 'stations', en: 'stations' },
      worse: 'high',
      target: {
        value: 0,
        label: { fr: 'Aucune', en: 'None' },
        source: 'Arrêté du 4 avril 2006, article 7 (bruit routier, nuit)',
      },
      trend: 'previous',
      caveat: REFERENCE_CAVEAT,
    },
    {
      form: 'figure',
      title: { fr: 'Lden médian des points suivis', en: 'Median Lden of monitored places' },
      series: 'noise-lden-day',
      days: 30,
      keep: 'last',
      across: 'median',
      worse: 'high',
      trend: 'last-year',
      formula: {
        fr: 'Médiane des Lden du dernier jour complet de chaque station : des niveaux de lieux différents ne s’ajoutent pas.',
        en: 'Median of the Lden of each station’s last whole day: levels of different places do not add.',
      },
    },
    {
      form: 'comparison',
      title: {
        fr: 'Niveau jour-soir-nuit, cette année et l’an passé',
        en: 'Day-evening-night level, this year and last',
      },
      series: 'noise-lden-day',
      days: 90,
      with: 'last-year',
      across: 'median',
      caveat: {
        fr: 'Mêmes jours de la semaine, même saison. Pour un aménagement, ouvrez « Études de bruit » : témoin, exclusions et incertitude.',
        en: 'Same weekdays, same season. For a scheme open “Noise studies”: control, exclusions and uncertainty.',
      },
    },
    {
      form: 'curve',
      span: 6,
      title: { fr: 'Une année de journées face aux repères', en: 'A year of days against the reference lines' },
      series: 'noise-lden-day',
      days: 365,
      worse: 'high',
    },
    {
      form: 'worst',
      title: { fr: 'Points les plus exposés la nuit', en: 'Places most exposed at night' },
      series: 'noise-lnight',
      days: 30,
      keep: 'highest',
      worse: 'high',
    },
    {
      form: 'table',
      title: { fr: 'Ld, Le, Ln et Lden par point', en: 'Ld, Le, Ln and Lden by place' },
      series: 'noise-lden-day',
      days: 30,
      worse: 'high',
      columns: ['noise-lday', 'noise-levening', 'noise-lnight'],
    },
    {
      form: 'text',
      title: { fr: 'Ce que ces chiffres ne disent pas', en: 'What these figures do not say' },
      text: REFERENCE_CAVEAT,
    },
  ],
});
