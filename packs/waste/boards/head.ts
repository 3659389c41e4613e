import { defineBoard } from '@vigie/kit';

/** Is the service kept, and at which pace do containers fill? */
export const headBoard = defineBoard({
  id: 'waste-head',
  title: { fr: 'Collecte, tableau de la direction', en: 'Collection, head of department' },
  audience: 'head',
  lead: {
    fr: 'Les habitants trouvent-ils une colonne où déposer, et la tournée est-elle au bon rythme ?',
    en: 'Do residents find a container with room, and is the round at the right pace?',
  },
  panels: [
    {
      form: 'figure',
      title: { fr: 'Colonnes qui ont débordé', en: 'Containers that overflowed' },
      series: 'waste-fill-day',
      days: 30,
      keep: 'highest',
      across: { atLeast: 100 },
      counted: { fr: 'colonnes', en: 'containers' },
      worse: 'high',
      target: { value: 0, label: { fr: 'aucune', en: 'none' }, source: 'Objectif d’exploitation (choix)' },
      trend: 'previous',
      formula: {
        fr: 'Colonnes à 100 % ou plus au moins une fin de journée de la période',
        en: 'Containers at 100 % or more at the end of at least one day of the period',
      },
    },
    {
      form: 'figure',
      title: { fr: 'Remplissage médian des colonnes', en: 'Median fill of containers' },
      series: 'waste-fill-day',
      days: 30,
      keep: 'last',
      across: 'median',
      worse: 'high',
      trend: 'previous',
      formula: {
        fr: 'Médiane des dernières fins de journée, une valeur par colonne',
        en: 'Median of the latest ends of day, one value per container',
      },
    },
    { form: 'availability', title: { fr: 'Mesures valides', en: 'Valid measures' }, days: 30, span: 4 },
    {
      form: 'composition',
      title: { fr: 'Colonnes par niveau, jour par jour', en: 'Containers by level, day by day' },
      days: 30,
      of: {
        series: 'waste-fill-day',
        classes: [
          { label: { fr: 'moins de 50 %', en: 'under 50 %' } },
          { label: { fr: '50 à 80 %', en: '50 to 80 %' }, from: 50 },
          { label: { fr: '80 à 100 %', en: '80 to 100 %' }, from: 80 },
          { label: { fr: 'déborde', en: 'overflowing' }, from: 100 },
        ],
      },
      span: 8,
      caveat: {
        fr: 'Part des colonnes qui ont dit leur remplissage ce jour-là.',
        en: 'Share of the containers that gave their level that day.',
      },
    },
    {
      form: 'worst',
      title: { fr: 'Souvent les plus pleines', en: 'Often the fullest' },
      series: 'waste-fill-day',
      days: 30,
      keep: 'highest',
      worse: 'high',
      span: 4,
    },
    {
      form: 'comparison',
      title: { fr: 'Remplissage, par rapport à la période d’avant', en: 'Fill level against the period before' },
      series: 'waste-fill-day',
      days: 28,
      with: 'previous',
      across: 'median',
      span: 6,
    },
    {
      form: 'heatmap',
      title: { fr: 'À quelles heures les colonnes sont pleines', en: 'When containers are full' },
      series: 'fillLevel',
      days: 28,
      span: 6,
    },
    {
      form: 'text',
      title: { fr: 'Objectif et méthode', en: 'Objective and method' },
      text: {
        fr: 'Objectif : aucune colonne fermée aux habitants faute de place, sans rouler pour des colonnes à moitié vides. Le capteur mesure une distance ; le remplissage en est déduit entre colonne vide et colonne pleine. Le contenu se dépose en cône : comptez quelques points d’écart.',
        en: 'Objective: no container shut to residents for want of room, without driving to half-empty ones. The sensor measures a distance; the level is derived between empty and full. Content piles up as a cone: allow a few points.',
      },
      span: 12,
    },
  ],
});
