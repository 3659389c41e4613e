import type { PublicContent } from '@vigie/kit';

/** Words of the theme page. */
export const publicContent: PublicContent = {
  path: '/mobilites',
  title: { fr: 'Vélos et piétons', en: 'Cycling and walking' },
  finding: {
    fr: 'À {place}, {value} passages ont été comptés le {time}.',
    en: 'At {place}, {value} passages were counted on {time}.',
  },
  headline: 'count',
  chart: 'mobility-daily',
  policy: {
    objective: {
      fr: 'Rendre la marche et le vélo simples et sûrs pour les trajets de tous les jours.',
      en: 'Make walking and cycling simple and safe for everyday trips.',
    },
    target: {
      fr: 'Faire progresser chaque année le trafic moyen journalier des sites comptés, à jours comparables.',
      en: 'Raise the average daily traffic of the counted sites each year, on comparable days.',
    },
    action: {
      fr: 'Aménager des itinéraires continus et publier le comptage avant et après chaque mise en service.',
      en: 'Build continuous routes and publish counts before and after each opening.',
    },
  },
  method: {
    fr: 'Un radar ou un capteur de temps de vol compte les passages dans chaque sens, par quart d’heure. Il ne filme pas et n’identifie personne. Le trafic moyen journalier est la moyenne des jours dont au moins 95 % des mesures sont là.',
    en: 'A radar or time-of-flight sensor counts passages in each direction, by quarter of an hour. It does not film and identifies no one. Average daily traffic is the mean of days with at least 95 % of the measurements.',
  },
  limits: {
    fr: 'Un passage n’est pas une personne : un aller-retour compte deux fois. Deux personnes de front peuvent n’être comptées qu’une fois. Un compteur ne dit rien des rues voisines.',
    en: 'A passage is not a person: a return trip counts twice. Two people abreast may be counted once. A counter says nothing of nearby streets.',
  },
};
