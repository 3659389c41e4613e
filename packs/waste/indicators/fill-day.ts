import { defineIndicator } from '@vigie/kit';

/** Last valid fill of each local day. */
export const fillDay = defineIndicator({
  kind: 'window',
  id: 'waste-fill-day',
  label: { fr: 'Remplissage en fin de journée', en: 'Fill level at the end of the day' },
  from: 'fillLevel',
  quantity: 'fillLevel',
  window: 'local-day',
  compute: 'law',
  references: [
    {
      value: 80,
      label: { fr: 'Collecte souhaitée', en: 'Collection wanted' },
      source: 'Seuil d’exploitation (choix)',
    },
  ],
  caveat: {
    fr: 'Le contenu se dépose en cône sous l’ouverture : le remplissage vrai peut différer de quelques points.',
    en: 'Content piles up as a cone under the opening: the true level may differ by a few points.',
  },
  source: 'Dernière valeur valide du jour (choix)',
});
