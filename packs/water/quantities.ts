import type { Quantity } from '@vigie/kit';

const QUDT = 'http://qudt.org/vocab/unit/';

/** Figures of the water pack that no sensor measures. */
export const waterQuantities: readonly Quantity[] = [
  {
    key: 'minutesToLevel',
    label: { fr: 'Temps avant le repère suivant', en: 'Time to the next local level' },
    unit: 'min',
    symbol: 'min',
    qudt: `${QUDT}MIN`,
    decimals: 0,
    law: 'none',
  },
  {
    key: 'lowFlow3',
    label: { fr: 'Plus faible débit moyen de trois jours', en: 'Least mean discharge of three days' },
    unit: 'm3/s',
    symbol: 'm³/s',
    qudt: `${QUDT}M3-PER-SEC`,
    decimals: 3,
    law: 'none',
  },
  {
    key: 'conductivityStep',
    label: { fr: 'Saut de conductivité', en: 'Step of conductivity' },
    unit: '%',
    symbol: '%',
    qudt: `${QUDT}PERCENT`,
    decimals: 0,
    law: 'none',
  },
  {
    key: 'turbidityFloor',
    label: { fr: 'Fond de turbidité rapporté au mois', en: 'Floor of turbidity against the month' },
    unit: '1',
    symbol: '',
    qudt: `${QUDT}UNITLESS`,
    decimals: 1,
    law: 'none',
  },
  {
    key: 'turbidityRatio',
    label: { fr: 'Turbidité rapportée à la veille', en: 'Turbidity against the day before' },
    unit: '1',
    symbol: '',
    qudt: `${QUDT}UNITLESS`,
    decimals: 1,
    law: 'none',
  },
];
