import { defineCheck } from '@vigie/kit';

/** Relative to the gauge zero: a little under it in low water, far over it in a flood. */
export const stageRangeCheck = defineCheck({
  id: 'water-stage-range',
  quantity: 'stage',
  test: { kind: 'site-range', suspect: [-0.5, 6], fail: [-2, 15] },
  source: 'QARTOD, essai d’étendue ; bornes à régler par station : choix',
  label: { fr: 'Hauteur hors de l’étendue du site', en: 'Stage outside the range of the site' },
});
