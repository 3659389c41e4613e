import { defineRule } from '@vigie/kit';

/** A day far off what was expected of it: |z| over 3.5, in the unit of usual deviations. */
export const abnormalDayRule = defineRule({
  id: 'mobility-abnormal-day',
  label: { fr: 'Jour anormal', en: 'Abnormal day' },
  quantity: 'dayUnusualness',
  assetTypes: ['counter'],
  test: { kind: 'threshold', thresholds: [3.5], hysteresis: 0.5, up: 1, down: 1 },
  priorities: ['low'],
  response: {
    title: { fr: 'Fiche réflexe : jour anormal', en: 'Response: abnormal day' },
    steps: [
      {
        fr: 'Ouvrez la fiche du compteur : le jour est-il au-dessus ou au-dessous de la plage attendue, et depuis quelle heure ?',
        en: 'Open the sheet of the counter: is the day above or below the expected range, and since which hour?',
      },
      {
        fr: 'Cherchez une cause vraie : événement, travaux, grève, météo. Notez-la sur l’objet avec sa date : le jour reste, expliqué.',
        en: 'Look for a true cause: event, works, strike, weather. Note it on the object with its date: the day stays, explained.',
      },
      {
        fr: 'Comparez au compteur voisin. S’il est normal et que rien n’explique l’écart, faites regarder le capteur.',
        en: 'Compare with the neighbour counter. If it is normal and nothing explains the gap, have the sensor looked at.',
      },
      {
        fr: 'Capteur en défaut : invalidez la période dans Qualité. Les totaux sont refaits, le trou est marqué.',
        en: 'Faulty sensor: invalidate the period in Quality. Totals are made again, the gap is marked.',
      },
    ],
  },
});
