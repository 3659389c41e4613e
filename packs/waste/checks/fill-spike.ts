import { defineCheck } from '@vigie/kit';

/** A sheet across the beam: one reading far from both its neighbours. An emptying is a step and passes. */
export const fillSpikeCheck = defineCheck({
  id: 'waste-fill-spike',
  quantity: 'fillLevel',
  test: { kind: 'spike', suspect: 30, fail: 60, method: 'differential' },
  source: 'QARTOD, pic isolé ; 30 et 60 points : choix',
  label: { fr: 'Mesure isolée', en: 'Lone reading' },
});
