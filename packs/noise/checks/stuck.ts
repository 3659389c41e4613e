import { defineCheck } from '@vigie/kit';

/** A street never holds a level to a tenth of a decibel for an hour: the microphone is blocked. */
export const stuckCheck = defineCheck({
  id: 'noise-stuck',
  quantity: 'LAeq',
  test: { kind: 'stuck', tolerance: 0.1, suspectAfter: 4, failAfter: 8 },
  source: 'QARTOD, valeur figée ; 0,1 dB sur 1 h : choix',
  label: { fr: 'Niveau figé', en: 'Stuck level' },
});
