import { defineCheck } from '@vigie/kit';

/** One value far from both its neighbours: a branch, a bird. */
export const stageSpikeCheck = defineCheck({
  id: 'water-stage-spike',
  quantity: 'stage',
  test: { kind: 'spike', suspect: 0.15, fail: 0.4 },
  source: 'QARTOD, pic isolé ; 0,15 et 0,40 m : choix',
  label: { fr: 'Hauteur isolée', en: 'Lone stage value' },
});
