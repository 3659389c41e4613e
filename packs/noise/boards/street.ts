import { SOUND_CLASSES, SOUND_CLASS_LABELS, defineBoard } from '@vigie/kit';
import { contributionOf, timeShareOf } from '../class-quantities.ts';

/** The room: what is loud now, which hours, which stations are ill. */
export const streetBoard = defineBoard({
  id: 'noise-street',
  title: { fr: 'Le bruit de la rue', en: 'Noise of the street' },
  audience: 'operations',
  lead: {
    fr: 'Quelles rues sont bruyantes en ce moment, à quelles heures, et peut-on se fier aux stations ?',
    en: 'Which streets are loud now, at which hours, and can the stations be trusted?',
  },
  panels: [
    { form: 'alarms', title: { fr: 'Alarmes ouvertes', en: 'Open alarms' }, span: 6 },
    {
      form: 'worst',
      title: { fr: 'Nuits les plus bruyantes', en: 'Loudest nights' },
      series: 'noise-lnight',
      days: 7,
      keep: 'highest',
      worse: 'high',
      span: 6,
    },
    {
      form: 'curve',
      title: { fr: 'Niveau heure par heure', en: 'Level hour by hour' },
      series: 'noise-laeq-hour',
      days: 7,
      worse: 'high',
    },
    { form: 'availability', title: { fr: 'Mesures reçues et valides', en: 'Measures received and valid' }, days: 7 },
    {
      form: 'heatmap',
      span: 8,
      title: { fr: 'La semaine type : 24 heures × 7 jours', en: 'The usual week: 24 hours × 7 days' },
      series: 'noise-laeq-hour',
      days: 28,
      against: 'week',
    },
    { form: 'map', title: { fr: 'Sur la carte', en: 'On the map' }, series: 'LAeq', days: 1 },
    {
      form: 'composition',
      span: 12,
      title: { fr: 'De quoi le bruit est fait', en: 'What the noise is made of' },
      days: 7,
      of: {
        parts: SOUND_CLASSES.map((sound) => ({
          label: SOUND_CLASS_LABELS[sound],
          series: timeShareOf(sound),
          energy: contributionOf(sound),
        })),
      },
      caveat: {
        fr: 'Stations avec composition seulement. La part du temps et la part d’énergie racontent deux histoires : quelques deux-roues peuvent faire la moitié de l’énergie.',
        en: 'Stations with composition only. Shares of time and of energy tell two stories: a few two-wheelers may make half of the energy.',
      },
    },
    {
      form: 'table',
      title: { fr: 'Stations', en: 'Stations' },
      series: 'noise-lden-day',
      days: 7,
      worse: 'high',
      columns: ['noise-lday', 'noise-levening', 'noise-lnight'],
    },
  ],
});
