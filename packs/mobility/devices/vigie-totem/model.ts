import { defineDevice } from '@vigie/kit';
import type { CommandParameter, Label } from '@vigie/kit';

const figure = (key: string, label: Label, max: number): CommandParameter => ({
  key,
  label,
  type: 'integer',
  min: 0,
  max,
  initial: max,
});

/** A display that speaks the open frame of Vigie, by radio or by HTTP. The largest value of a figure means: not known. */
export const vigieTotem = defineDevice({
  id: 'vigie-totem',
  maker: 'Vigie',
  model: 'Totem, trame ouverte v1',
  radio: 'lorawan',
  loraClass: 'C',
  datasheet: 'https://www.thethingsindustries.com/docs/integrations/payload-formatters/javascript/',
  expectedPeriod: 300,
  ports: [1],
  codec: { id: 'vigie-totem', version: '1.0.0' },
  datastreams: [
    { field: 'alive', quantity: 'displayAlive', sensorRange: [0, 1], role: 'health' },
    { field: 'brightness', quantity: 'displayBrightness', sensorRange: [0, 100], role: 'health' },
  ],
  commands: [
    {
      id: 'show-figures',
      label: { fr: 'Afficher ces chiffres', en: 'Show these figures' },
      about: {
        fr: 'La plus grande valeur veut dire « non connu » : l’afficheur le dit au lieu de garder un chiffre.',
        en: 'The largest value means “not known”: the display says so instead of keeping a figure.',
      },
      mode: 'live',
      parameters: [
        figure('today', { fr: 'Aujourd’hui', en: 'Today' }, 16_777_215),
        figure('year', { fr: 'Cette année', en: 'This year' }, 4_294_967_295),
        figure('record', { fr: 'Record', en: 'Record' }, 16_777_215),
        { ...figure('age', { fr: 'Âge de la mesure', en: 'Age of the measure' }, 65_535), unit: 'min' },
      ],
      encode: ({ today = 16_777_215, year = 4_294_967_295, record = 16_777_215, age = 65_535 }) => ({
        today,
        year,
        record,
        age,
      }),
      confirmed: false,
    },
  ],
  label: { fr: 'Afficheur de comptage (totem)', en: 'Counting display (totem)' },
});
