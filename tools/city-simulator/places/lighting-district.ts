import type { Place } from './place.ts';

/** A cabinet feeds the lamps of one street. */
export interface CabinetSite extends Place {
  readonly lamps: readonly LampSite[];
}

export interface LampSite extends Place {
  /** Key of the cabinet that feeds it. */
  readonly cabinet: string;
  /** Watts at full light. */
  readonly wattage: number;
}

type Row = readonly [street: string, from: Point, to: Point, lamps: number, wattage: number];
type Point = readonly [longitude: number, latitude: number];

// Two neighbouring quarters of Aix-en-Provence, Encagnane and Jas-de-Bouffan: one cabinet and one run of lamps a street.
const STREETS: readonly Row[] = [
  ['Avenue de l’Europe', [5.4352, 43.5262], [5.4296, 43.5249], 17, 90],
  ['Avenue Saint-John-Perse', [5.4236, 43.5262], [5.4178, 43.5269], 17, 75],
  ['Rue Raoul-Follereau', [5.4229, 43.5236], [5.4173, 43.5231], 17, 60],
  ['Boulevard Ferdinand-de-Lesseps', [5.4372, 43.5231], [5.4318, 43.522], 17, 75],
  ['Avenue Marcel-Pagnol', [5.4268, 43.5216], [5.4213, 43.5209], 17, 75],
  ['Avenue du Docteur-Bertrand', [5.4192, 43.5291], [5.4137, 43.5301], 17, 60],
  ['Rue Charloun-Rieu', [5.4214, 43.5301], [5.4166, 43.5327], 17, 60],
  ['Avenue de Bredasque', [5.4262, 43.5196], [5.4208, 43.5185], 17, 60],
  ['Rue Claude-Debussy', [5.4341, 43.5279], [5.4299, 43.5302], 16, 60],
  ['Avenue du 8-Mai-1945', [5.4381, 43.5256], [5.4359, 43.5295], 16, 75],
  ['Place Romée-de-Villeneuve', [5.4331, 43.5268], [5.4312, 43.5238], 16, 90],
  ['Chemin de la Valcros', [5.4128, 43.5279], [5.4091, 43.5251], 16, 45],
];

const COMMUNE = 'Aix-en-Provence';

function lampsOf(row: Row, cabinet: string, first: number): readonly LampSite[] {
  const [street, from, to, count, wattage] = row;
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 0.5) / count;
    const number = String(first + index).padStart(3, '0');
    return {
      key: `lampe-${number}`,
      name: `${street}, lampe ${number}`,
      commune: COMMUNE,
      longitude: round(from[0] + share * (to[0] - from[0])),
      latitude: round(from[1] + share * (to[1] - from[1])),
      cabinet,
      wattage,
    };
  });
}

/** Six decimals: a decimetre. */
function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function firstLamp(streetIndex: number): number {
  return 1 + STREETS.slice(0, streetIndex).reduce((sum, row) => sum + row[3], 0);
}

export const CABINET_SITES: readonly CabinetSite[] = STREETS.map((row, index) => {
  const key = `armoire-${String(index + 1).padStart(2, '0')}`;
  return {
    key,
    name: `Armoire ${row[0]}`,
    commune: COMMUNE,
    longitude: row[1][0],
    latitude: row[1][1],
    lamps: lampsOf(row, key, firstLamp(index)),
  };
});
