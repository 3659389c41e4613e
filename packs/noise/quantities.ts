import type { LawName, Quantity } from '@vigie/kit';

interface SoundQuantity {
  readonly key: string;
  readonly fr: string;
  readonly en: string;
  readonly law: LawName;
}

const decibels = ({ key, fr, en, law }: SoundQuantity): Quantity => ({
  key,
  label: { fr, en },
  unit: 'dB[SPL]',
  symbol: key === 'Lnight' ? 'dB(A)' : 'dB',
  qudt: `http://qudt.org/vocab/unit/${key === 'Lnight' ? 'DeciB_A' : 'DeciB'}`,
  decimals: 1,
  law,
});

/** `soundAverage` and `soundPeak`: an indoor sensor whose weighting the maker does not guarantee is never called LAeq. */
export const quantities: readonly Quantity[] = [
  decibels({ key: 'Lnight', fr: 'Niveau de nuit', en: 'Night level', law: 'none' }),
  decibels({
    key: 'soundAverage',
    fr: 'Niveau sonore moyen indicatif',
    en: 'Indicative mean sound level',
    law: 'energy-mean',
  }),
  decibels({ key: 'soundPeak', fr: 'Crête sonore indicative', en: 'Indicative sound peak', law: 'max' }),
];
