import { defineCheck } from '@vigie/kit';

/** A still river is possible in low water only, below the stage the station says. */
export const stageStuckCheck = defineCheck({
  id: 'water-stage-stuck',
  quantity: 'stage',
  test: { kind: 'stuck', tolerance: 0.001, suspectAfter: 86_400, counted: 'seconds', legalBelow: 'lowWaterStage' },
  source: 'QARTOD, valeur figée ; 1 mm sur 24 h, admise à l’étiage : choix',
  label: { fr: 'Hauteur figée', en: 'Stuck stage' },
});
