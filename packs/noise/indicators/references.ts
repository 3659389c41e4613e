import type { Label, ReferenceLine } from '@vigie/kit';

const ORDER = 'Arrêté du 4 avril 2006, article 7 (bruit routier)';
const WHO = 'OMS Europe 2018, lignes directrices (bruit routier)';

/** Reference lines for Lden, road noise. */
export const LDEN_REFERENCES: readonly ReferenceLine[] = [
  { value: 68, label: { fr: 'Valeur limite route (France)', en: 'Road limit value (France)' }, source: ORDER },
  { value: 53, label: { fr: 'Recommandation OMS route', en: 'WHO road recommendation' }, source: WHO },
];

/** Reference lines for Lnight, road noise. */
export const LNIGHT_REFERENCES: readonly ReferenceLine[] = [
  {
    value: 62,
    label: { fr: 'Valeur limite route, nuit (France)', en: 'Road limit value, night (France)' },
    source: ORDER,
  },
  { value: 45, label: { fr: 'Recommandation OMS route, nuit', en: 'WHO road recommendation, night' }, source: WHO },
];

/** What these lines are not: a single street sensor hears every source. */
export const REFERENCE_CAVEAT: Label = {
  fr: 'Ces valeurs s’entendent sur une longue durée, pour une seule source, en façade. La station mesure toutes les sources : l’écart n’établit pas un dépassement réglementaire.',
  en: 'These values hold over the long term, for one source, at a façade. The station hears every source: a difference does not establish a breach.',
};
