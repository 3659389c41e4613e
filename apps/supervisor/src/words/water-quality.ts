const frNumber = (n: number, decimals = 0) =>
  n.toLocaleString('fr-FR', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
const enNumber = (n: number, decimals = 0) =>
  n.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** Words of what a probe says of the water. */
const fr = {
  title: 'Qualité de l’eau',
  state: (name: string, elements: string) => `État indicatif instantané (${elements}) : ${name}.`,
  elements: {
    oxygen: 'bilan de l’oxygène',
    temperature: 'température',
    nutrients: 'nutriments',
    acidification: 'acidification',
  } as Readonly<Record<string, string>>,
  because: (names: string) => `À cause de : ${names}.`,
  noState: 'Aucune mesure récente n’a de classe.',
  caption: 'Dernières valeurs et leur classe indicative',
  measure: 'Mesure',
  value: 'Valeur',
  class: 'Classe indicative',
  noClass: 'sans classe',
  computed: 'calculée',
  source: (text: string) => `Limites : ${text}.`,
  events: 'Perturbations des 31 derniers jours',
  eventsCaption: 'Perturbations de l’eau, avec leur début, leur fin, leur extrême et leur cause probable',
  noEvent: 'Aucune.',
  from: 'Début',
  to: 'Fin',
  signs: 'Extrêmes',
  cause: 'Cause probable',
  sign: {
    conductivity: (peak: number) => `conductivité ±${frNumber(peak)} %`,
    turbidity: (peak: number) => `turbidité × ${frNumber(peak, 1)}`,
    oxygen: (peak: number) => `oxygène ${frNumber(peak, 1)} mg/L`,
  },
  quantities: {
    waterTemperature: 'Température',
    dissolvedOxygen: 'Oxygène dissous',
    oxygenSaturation: 'Saturation en oxygène',
    pH: 'pH',
    conductivity25: 'Conductivité à 25 °C',
    turbidity: 'Turbidité',
    nitrate: 'Nitrates',
    ammonium: 'Ammonium',
  } as Readonly<Record<string, string>>,
  classes: ['très bon', 'bon', 'moyen', 'médiocre', 'mauvais'],
  number: frNumber,
};

const en: typeof fr = {
  title: 'Water quality',
  state: (name, elements) => `Indicative instant state (${elements}): ${name}.`,
  elements: {
    oxygen: 'oxygen balance',
    temperature: 'temperature',
    nutrients: 'nutrients',
    acidification: 'acidification',
  },
  because: (names) => `Because of: ${names}.`,
  noState: 'No recent measure has a class.',
  caption: 'Latest values and their indicative class',
  measure: 'Measure',
  value: 'Value',
  class: 'Indicative class',
  noClass: 'no class',
  computed: 'computed',
  source: (text) => `Limits: ${text}.`,
  events: 'Disturbances of the last 31 days',
  eventsCaption: 'Disturbances of the water, with their start, end, extreme and probable cause',
  noEvent: 'None.',
  from: 'Start',
  to: 'End',
  signs: 'Extremes',
  cause: 'Probable cause',
  sign: {
    conductivity: (peak) => `conductivity ±${enNumber(peak)} %`,
    turbidity: (peak) => `turbidity × ${enNumber(peak, 1)}`,
    oxygen: (peak) => `oxygen ${enNumber(peak, 1)} mg/L`,
  },
  quantities: {
    waterTemperature: 'Temperature',
    dissolvedOxygen: 'Dissolved oxygen',
    oxygenSaturation: 'Oxygen saturation',
    pH: 'pH',
    conductivity25: 'Conductivity at 25 °C',
    turbidity: 'Turbidity',
    nitrate: 'Nitrates',
    ammonium: 'Ammonium',
  },
  classes: ['very good', 'good', 'moderate', 'poor', 'bad'],
  number: enNumber,
};

export const waterQuality = { fr, en };
