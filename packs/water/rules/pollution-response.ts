import type { Response } from '@vigie/kit';

/** What to do when the water changes at once, whichever probe says so first. */
export const POLLUTION_RESPONSE: Response = {
  title: { fr: 'Fiche réflexe : pollution possible', en: 'Response: possible pollution' },
  steps: [
    {
      fr: 'Regardez les autres mesures du point : deux qui sautent ensemble font une pollution probable, une seule une sonde à vérifier.',
      en: 'Look at the other measures of the point: two that jump together mean a likely pollution, one alone a probe to check.',
    },
    {
      fr: 'Regardez la pluie et la hauteur en amont : une crue trouble et dilue l’eau sans pollution.',
      en: 'Look at rain and stage upstream: a flood muddies and dilutes the water without pollution.',
    },
    {
      fr: 'Appelez l’astreinte d’assainissement : déversoir, poste de relèvement, station d’épuration.',
      en: 'Call the sewerage duty officer: overflow, pumping station, treatment plant.',
    },
    {
      fr: 'Si le rejet est probable, appelez l’Office français de la biodiversité et la gendarmerie ; faites prélever un échantillon.',
      en: 'If a spill is likely, call the Office français de la biodiversité and the gendarmerie; have a sample taken.',
    },
    {
      fr: 'Prévenez les captages et les baignades en aval. Notez les heures : la durée d’écoulement vers l’aval se lit sur les crues.',
      en: 'Warn intakes and bathing places downstream. Note the times: travel time downstream is read from floods.',
    },
  ],
};
