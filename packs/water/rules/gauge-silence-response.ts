import type { Response } from '@vigie/kit';

/** What to do when a gauge is no longer heard, whatever its sensor. */
export const GAUGE_SILENCE_RESPONSE: Response = {
  title: { fr: 'Fiche réflexe : station de niveau muette', en: 'Response: silent level station' },
  steps: [
    {
      fr: 'Regardez la dernière hauteur et sa vitesse. Si l’eau montait, agissez comme si elle montait toujours.',
      en: 'Look at the last stage and its rate. If the water was rising, act as if it still were.',
    },
    {
      fr: 'Consultez la station amont, la station aval et vigicrues.gouv.fr.',
      en: 'Consult the upstream station, the downstream station and vigicrues.gouv.fr.',
    },
    {
      fr: 'Regardez si d’autres objets de la même passerelle se taisent : si oui, appelez l’astreinte réseau.',
      en: 'See whether other objects of the same gateway are silent: if so, call the network duty officer.',
    },
    {
      fr: 'Par temps de pluie, prévenez l’astreinte GEMAPI que la station ne surveille plus.',
      en: 'In rain, tell the GEMAPI duty officer that the station no longer watches.',
    },
    {
      fr: 'Aucune visite sur la berge tant que la décrue n’est pas confirmée.',
      en: 'No visit to the bank until the fall of the water is confirmed.',
    },
  ],
};
