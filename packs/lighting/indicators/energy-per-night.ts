import { defineIndicator } from '@vigie/kit';

/** Energy of a night, from noon to noon, by difference of the meter. */
export const energyPerNight = defineIndicator({
  kind: 'window',
  id: 'lighting-energy-night',
  label: { fr: 'Énergie de la nuit', en: 'Energy of the night' },
  from: 'activeEnergy',
  quantity: 'energyPerNight',
  window: 'local-night',
  compute: 'law',
  caveat: {
    fr: 'De midi à midi : une nuit entière tient dans une journée. Le compteur mesure aussi ce qui est branché de jour.',
    en: 'From noon to noon: one night fits in one day. The meter also counts what is plugged in by day.',
  },
  source: 'Différence d’index de compteur ; nuit de midi à midi : TALQ, dayOffset 12',
});
