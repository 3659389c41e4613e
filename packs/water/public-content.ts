import type { PublicContent } from '@vigie/kit';

/** Words of the theme page. */
export const publicContent: PublicContent = {
  path: '/cours-d-eau',
  title: { fr: 'Les cours d’eau', en: 'Rivers' },
  finding: {
    fr: 'À {place}, l’eau était à {value} {unit} au-dessus du zéro de la station à {time}.',
    en: 'At {place}, the water was {value} {unit} above the zero of the station at {time}.',
  },
  headline: 'stage',
  chart: 'water-stage-hour',
  policy: {
    objective: {
      fr: 'Prévenir plus tôt les communes riveraines, et suivre la santé des rivières en étiage.',
      en: 'Warn riverside communes earlier, and follow the health of rivers at low flow.',
    },
    target: {
      fr: 'Une mesure toutes les 15 minutes, toutes les 5 minutes en crue, et aucune station muette plus de 45 minutes sans alarme.',
      en: 'A measurement every 15 minutes, every 5 minutes in a flood, and no station silent for over 45 minutes without an alarm.',
    },
    action: {
      fr: 'Équiper les affluents que l’État ne suit pas, et relier chaque repère à une consigne de la commune.',
      en: 'Equip the tributaries the State does not follow, and tie each local level to an instruction of the commune.',
    },
  },
  method: {
    fr: 'Un radar ou un ultrason mesure la distance jusqu’à l’eau ; une sonde immergée mesure la profondeur. La hauteur est rapportée au zéro de la station. Les repères 1, 2 et 3 sont locaux : ils viennent de l’étude de chaque station. Une montée rapide n’est jamais effacée comme une erreur.',
    en: 'A radar or ultrasonic sensor measures the distance to the water; an immersed probe measures the depth. The stage refers to the zero of the station. Levels 1, 2 and 3 are local: they come from the study of each station. A fast rise is never deleted as an error.',
  },
  limits: {
    fr: 'Ces stations ne remplacent pas la vigilance de l’État : consultez vigicrues.gouv.fr. Une hauteur ne se compare pas d’une station à l’autre. La classe de qualité est indicative et instantanée ; elle n’est pas l’état réglementaire du cours d’eau.',
    en: 'These stations do not replace the State’s vigilance: see vigicrues.gouv.fr. Stages do not compare from one station to another. The quality class is indicative and instant; it is not the regulatory status of the river.',
  },
};
