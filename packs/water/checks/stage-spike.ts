import { defineCheck } from '@vigie/kit';

/** One value far from both its neighbours, which agree: a branch, a bird. A flood that rises is no spike. */
export const stageSpikeCheck = defineCheck({
  id: 'water-stage-spike',
  quantity: 'stage',
  test: { kind: 'spike', suspect: 0.15, fail: 0.4, method: 'differential' },
  source: 'QARTOD, pic isolé ; 0,15 et 0,40 m : choix',
  label: { fr: 'Hauteur isolée', en: 'Lone stage value' },
});
