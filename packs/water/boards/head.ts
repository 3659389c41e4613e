import { defineBoard } from '@vigie/kit';

/** GEMAPI over a season: is the network there when it rains, and is the river well when it does not? */
export const headBoard = defineBoard({
  id: 'water-head',
  title: { fr: 'Rivières, tableau de la direction', en: 'Rivers, head of department' },
  audience: 'head',
  lead: {
    fr: 'Le réseau veille-t-il, et les rivières tiennent-elles l’été ?',
    en: 'Is the network on watch, and do rivers hold through summer?',
  },
  panels: [
    { form: 'availability', title: { fr: 'Mesures valides', en: 'Valid measures' }, days: 30, span: 4 },
    {
      form: 'figure',
      title: { fr: 'Oxygène le plus bas', en: 'Lowest oxygen' },
      series: 'water-dissolved-oxygen-hour',
      days: 30,
      keep: 'lowest',
      across: 'lowest',
      worse: 'low',
      trend: 'previous',
      target: {
        value: 6,
        label: { fr: 'limite « bon »', en: '“good” limit' },
        source: 'Arrêté du 25 janvier 2010 modifié, bilan de l’oxygène (classe indicative instantanée)',
      },
    },
    {
      form: 'figure',
      title: { fr: 'Eau la plus chaude', en: 'Warmest water' },
      series: 'water-temperature-day',
      days: 30,
      keep: 'highest',
      across: 'highest',
      worse: 'high',
      trend: 'last-year',
      target: {
        value: 25.5,
        label: { fr: 'limite « bon », cyprinidés', en: '“good” limit, cyprinids' },
        source: 'Arrêté du 25 janvier 2010 modifié, température, contexte cyprinicole (classe indicative)',
      },
    },
    {
      form: 'composition',
      title: { fr: 'Oxygène par classe indicative', en: 'Oxygen by indicative class' },
      days: 90,
      grain: 'day',
      of: {
        series: 'dissolvedOxygen',
        classes: [
          { label: { fr: 'mauvais', en: 'bad' } },
          { label: { fr: 'médiocre', en: 'poor' }, from: 3 },
          { label: { fr: 'moyen', en: 'moderate' }, from: 4 },
          { label: { fr: 'bon', en: 'good' }, from: 6 },
          { label: { fr: 'très bon', en: 'very good' }, from: 8 },
        ],
      },
      span: 8,
      caveat: {
        fr: 'Classe indicative instantanée d’une sonde : l’état réglementaire porte sur trois ans de prélèvements.',
        en: 'Indicative instant class of a probe: the regulatory state covers three years of samples.',
      },
    },
    {
      form: 'worst',
      title: { fr: 'Plus hautes eaux', en: 'Highest water' },
      series: 'water-stage-hour',
      days: 30,
      keep: 'highest',
      worse: 'high',
      span: 4,
      caveat: {
        fr: 'Hauteurs au-dessus du zéro de chaque station : elles ne se comparent pas entre elles.',
        en: 'Stages above the zero of each station: they do not compare with one another.',
      },
    },
    {
      form: 'table',
      title: { fr: 'Étiage : VCN3 le plus bas de l’année', en: 'Low flow: lowest VCN3 of the year' },
      series: 'water-vcn3-month',
      days: 365,
      keep: 'lowest',
      worse: 'low',
      columns: ['discharge'],
      span: 6,
    },
    {
      form: 'text',
      title: { fr: 'Objectif et méthode', en: 'Objective and method' },
      text: {
        fr: 'Objectif : prévenir les communes avant le premier débordement, et aucune station muette plus de 45 minutes. Repères locaux du plan communal de sauvegarde ; débits par courbe de tarage, absents hors de la courbe ; classes de qualité indicatives.',
        en: 'Objective: warn communes before the first overflow, and no station silent for over 45 minutes. Local levels from the municipal safeguard plan; discharges by rating curve, absent outside it; indicative quality classes.',
      },
      span: 6,
    },
  ],
});
