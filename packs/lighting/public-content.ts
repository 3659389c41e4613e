import type { PublicContent } from '@vigie/kit';
import { publicPanels } from './public-panels.ts';

/** Words of the theme page. */
export const publicContent: PublicContent = {
  path: '/eclairage',
  title: { fr: 'L’éclairage public', en: 'Street lighting' },
  finding: {
    fr: 'La nuit du {time}, l’éclairage de {count} armoires a consommé {total} {unit}.',
    en: 'In the night of {time}, the lighting of {count} cabinets used {total} {unit}.',
  },
  headline: 'activePower',
  chart: 'lighting-energy-night',
  assetType: 'cabinet',
  panels: publicPanels,
  policy: {
    objective: {
      fr: 'Éclairer juste : la sécurité des passages, le moins d’énergie possible, des nuits sombres pour le vivant.',
      en: 'Light what is needed: safe crossings, as little energy as possible, dark nights for wildlife.',
    },
    target: {
      fr: 'Réduire d’année en année l’énergie par point lumineux et réparer une panne signalée en moins de cinq jours.',
      en: 'Cut energy per light point year after year and repair a reported failure within five days.',
    },
    action: {
      fr: 'Remplacer les lampes anciennes, abaisser la puissance en cœur de nuit, éteindre là où la commune l’a décidé par arrêté.',
      en: 'Replace old lamps, dim in the middle of the night, switch off where the commune has so ordered.',
    },
  },
  method: {
    fr: 'Le compteur de chaque armoire donne l’énergie par différence d’index, de midi à midi, pour qu’une nuit ne soit pas coupée en deux. Une panne est retenue quand deux lectures du soir restent sous 20 % de la puissance attendue.',
    en: 'The meter of each cabinet gives the energy by difference, noon to noon, so that a night is not cut in two. A failure is kept when two evening readings stay under 20 % of the expected power.',
  },
  limits: {
    fr: 'L’énergie d’une armoire comprend parfois des feux, des illuminations ou du mobilier urbain. Aucune heure nationale n’impose d’éteindre les voies : c’est le maire qui décide.',
    en: 'The energy of a cabinet may include traffic lights, decorations or street furniture. No national rule sets a switch-off hour for public roads: the mayor decides.',
  },
};
