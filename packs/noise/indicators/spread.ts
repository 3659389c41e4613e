import { defineIndicator } from '@vigie/kit';

/** Least values that can be told to stand still. */
const LEAST = 3;

/** Distance between the highest and the lowest level of an hour: a street's is never next to nothing. */
export const spread = defineIndicator({
  kind: 'window',
  id: 'noise-spread-hour',
  label: { fr: 'Écart des niveaux dans l’heure', en: 'Spread of levels within the hour' },
  from: 'LAeq',
  quantity: 'levelSpread',
  window: 'hour',
  audience: 'operations',
  compute({ samples }) {
    const values = samples.map(({ value }) => value);
    return values.length < LEAST ? undefined : Math.max(...values) - Math.min(...values);
  },
  source: 'QARTOD, valeur figée ; heure entière : choix',
});
