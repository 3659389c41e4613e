import { conductivityAt25, defineIndicator } from '@vigie/kit';

/** What probes that do not compensate measure, as every table and limit says it: at 25 °C. */
export const conductivity25Indicator = defineIndicator({
  kind: 'each',
  id: 'water-conductivity-25',
  label: { fr: 'Conductivité à 25 °C', en: 'Conductivity at 25 °C' },
  from: 'conductivity',
  beside: 'waterTemperature',
  quantity: 'conductivity25',
  assetTypes: ['gauge', 'waterQualityProbe'],
  compute: (conductivity, _, { beside }) => (beside === undefined ? undefined : conductivityAt25(conductivity, beside)),
  source: 'κ25 = κ / (1 + 0,0191·(t − 25)), NF EN 27888 (coefficient à vérifier)',
});
