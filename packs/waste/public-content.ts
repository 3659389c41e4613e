import type { PublicContent } from '@vigie/kit';
import { publicPanels } from './public-panels.ts';

/** Words of the theme page. */
export const publicContent: PublicContent = {
  path: '/dechets',
  title: { fr: 'Les points d’apport volontaire', en: 'Drop-off points' },
  finding: {
    fr: 'Sur {count} colonnes suivies, la plus pleine est à {value} {unit} : {place}, à {time}.',
    en: 'Of {count} containers watched, the fullest is at {value} {unit}: {place}, at {time}.',
  },
  headline: 'fillLevel',
  chart: 'waste-fill-day',
  panels: publicPanels,
  policy: {
    objective: {
      fr: 'Que chacun trouve une colonne qui a de la place, et que les camions ne roulent pas pour rien.',
      en: 'Everyone finds a container with room, and trucks do not drive for nothing.',
    },
    target: {
      fr: 'Collecter au-dessus de 50 % de remplissage et ne jamais laisser déborder plus d’une journée.',
      en: 'Collect above 50 % full and never leave an overflow for more than a day.',
    },
    action: {
      fr: 'Décider les tournées d’après le remplissage mesuré, non d’après un calendrier fixe.',
      en: 'Plan rounds from the measured level rather than a fixed calendar.',
    },
  },
  method: {
    fr: 'Un capteur dans la colonne mesure la distance jusqu’au contenu. Le remplissage est calculé entre la distance à vide et la distance à plein, relevées à la pose. Au-dessus de 100 %, la colonne déborde : la valeur est gardée telle quelle.',
    en: 'A sensor in the container measures the distance to the content. The level is computed between the empty and the full distance measured at installation. Above 100 % the container overflows: the value is kept as it is.',
  },
  limits: {
    fr: 'Un carton devant le capteur donne une valeur fausse pendant un temps. Le verre renvoie bien l’onde, les sacs l’absorbent. La plateforme ne sait pas qui dépose : elle ne reçoit aucune donnée de badge.',
    en: 'A box in front of the sensor gives a wrong value for a while. Glass reflects the wave well, bags absorb it. The platform does not know who drops what: it receives no badge data.',
  },
};
