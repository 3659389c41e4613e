import { defineCheck } from '@vigie/kit';

/** A container in the sun reaches 60 °C; a hot reading is suspect, never thrown away: it may be a fire. */
export const temperatureCheck = defineCheck({
  id: 'waste-temperature-range',
  quantity: 'temperature',
  test: { kind: 'site-range', suspect: [-25, 85] },
  source: 'QARTOD, essai d’étendue ; bornes : choix',
  label: { fr: 'Température hors de l’étendue', en: 'Temperature outside its range' },
});
