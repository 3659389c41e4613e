import type { Quantity } from '@vigie/kit';

const UNITLESS = 'http://qudt.org/vocab/unit/UNITLESS';

/** States and figures of a lighting network that the kit does not know. */
export const quantities: readonly Quantity[] = [
  {
    key: 'supplyLoss',
    label: { fr: 'Alimentation coupée', en: 'Supply lost' },
    unit: '1',
    symbol: '',
    qudt: UNITLESS,
    decimals: 0,
    law: 'last-valid',
  },
  {
    key: 'lampsOut',
    label: { fr: 'Lampes éteintes estimées', en: 'Estimated lamps out' },
    unit: '1',
    symbol: 'lampes',
    qudt: 'http://qudt.org/vocab/unit/NUM',
    decimals: 0,
    law: 'last-valid',
  },
  {
    key: 'dayBurning',
    label: { fr: 'Allumage diurne', en: 'Burning by day' },
    unit: '1',
    symbol: '',
    qudt: UNITLESS,
    decimals: 0,
    law: 'last-valid',
  },
];
