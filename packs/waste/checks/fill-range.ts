import { defineCheck } from '@vigie/kit';

/** A little under empty or over full is the calibration or an overflow; further is the sensor. */
export const fillRangeCheck = defineCheck({
  id: 'waste-fill-range',
  quantity: 'fillLevel',
  test: { kind: 'site-range', suspect: [-5, 110], fail: [-50, 150] },
  source: 'QARTOD, essai d’étendue ; −5 à 110 % et −50 à 150 % : choix',
  label: { fr: 'Remplissage hors de l’étendue', en: 'Fill level outside its range' },
});
