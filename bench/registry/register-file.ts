const HEAD =
  'connector;id;name;model;serial;firmware;purchase_cost_eur;purchase_date;installed;tags;asset;asset_name;longitude;latitude;property.stream;property.dEmpty;property.dFull';

/** Middles of communes: a device stands within a few hundred metres of one. */
const PLACES = [
  [5.3698, 43.2965],
  [5.4474, 43.5263],
  [5.5709, 43.2927],
  [5.0972, 43.6402],
  [4.9876, 43.5135],
] as const;

const MODELS = ['milesight-em310-udl', 'milesight-em400-mud', 'decentlab-dl-mbx'] as const;

const LOOSE = 0.004;

/** A register of waste containers as a town's spreadsheet writes it: semicolons, decimal commas, day first. */
export function registerFile(devices: number): string {
  const lines = Array.from({ length: devices }, (_, at) => {
    const [longitude, latitude] = PLACES[at % PLACES.length] ?? PLACES[0];
    const east = (((at * 7919) % 1000) / 1000 - 0.5) * LOOSE;
    const north = (((at * 104_729) % 1000) / 1000 - 0.5) * LOOSE;
    const comma = (degrees: number) => degrees.toFixed(6).replace('.', ',');
    return [
      'banc',
      `70b3d57e${at.toString(16).padStart(8, '0')}`,
      `Sonde ${at}`,
      MODELS[at % MODELS.length],
      `SN-${1_000_000 + at}`,
      '1.2.0',
      '189,90',
      '12/01/2026',
      '2026-03-30',
      `lot ${at % 7}|pilote`,
      `objet-${at}`,
      `Colonne ${at}, rue de la République`,
      comma(longitude + east),
      comma(latitude + north),
      'verre',
      '1800',
      '300',
    ].join(';');
  });
  return `${HEAD}\n${lines.join('\n')}\n`;
}
