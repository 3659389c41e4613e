import { defineCheck } from '@vigie/kit';

/** 230 V ± 10 %; a lost phase is a fact, so it is suspect and never thrown away. */
export const voltageRangeCheck = defineCheck({
  id: 'lighting-voltage-range',
  quantity: 'voltage',
  test: { kind: 'site-range', suspect: [207, 253], fail: [0, 300] },
  source: 'NF EN 50160, 230 V ± 10 % (à vérifier) ; échec : choix',
  label: { fr: 'Tension hors de l’étendue', en: 'Voltage outside its range' },
});
