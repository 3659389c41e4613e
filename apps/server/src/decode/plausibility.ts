import type { Json, JsonObject } from '@vigie/kit';
import type { Finding } from './codec-finding.ts';
import type { VectorCase, VectorResult } from './codec-vectors.ts';
import { leavesOf } from './data-leaves.ts';
import { doubtfulPlaces } from './plausible-place.ts';
import type { Ground } from './plausible-place.ts';
import { doubtfulSeries } from './plausible-series.ts';
import type { Known, Mapping } from './plausible-series.ts';

/** Decoded data of one frame, with the name of the vector or frame. */
export interface Sample {
  readonly where: string;
  readonly data: JsonObject;
}

export interface PlausibilityNeeds {
  readonly ground: Ground;
  readonly known: Known;
  /** Which field feeds which quantity: of the models and the devices that use the codec. */
  readonly mappings: readonly Mapping[];
}

const NOT_A_NUMBER = /^(NaN|-?Infinity|nan|null|undefined)$/;
const BATTERY = /^(battery|bat|batt)(_?(level|percent|percentage|pct|perc|soc))?$/i;

function isEmpty(data: Json): boolean {
  return leavesOf(data).every(({ value }) => value === null);
}

function emptiness({ where, data }: Sample): readonly Finding[] {
  if (!isEmpty(data)) return [];
  return [
    {
      finding: 'empty-data',
      severity: 'refuse',
      where,
      detail: {
        fr: 'Le décodeur accepte la trame et ne donne aucune valeur ; il devrait la refuser par « errors ».',
        en: 'The codec accepts the frame and gives no value; it should refuse it with “errors”.',
      },
    },
  ];
}

function notNumbers({ where, data }: Sample): readonly Finding[] {
  const wrong = leavesOf(data).filter(({ value }) => typeof value === 'string' && NOT_A_NUMBER.test(value));
  return wrong.slice(0, 5).map(({ path, value }) => ({
    finding: 'not-a-number' as const,
    severity: 'refuse' as const,
    where,
    detail: {
      fr: `« ${path} » vaut ${String(value)} : ce n’est pas un nombre, sans doute un calcul sur un octet absent.`,
      en: `“${path}” is ${String(value)}: not a number, probably computed from a byte that is not there.`,
    },
  }));
}

/** A field by the name of a battery in percent; what is mapped to a quantity is judged there. */
function batteries({ where, data }: Sample): readonly Finding[] {
  const wrong = leavesOf(data).filter(
    ({ name, value }) => BATTERY.test(name) && typeof value === 'number' && (value < 0 || value > 100),
  );
  return wrong.slice(0, 5).map(({ path, value }) => ({
    finding: 'battery-range' as const,
    severity: 'warn' as const,
    where,
    detail: {
      fr: `« ${path} » vaut ${String(value)} : une charge va de 0 à 100 %. Si c’est une tension, nommez-la ainsi.`,
      en: `“${path}” is ${String(value)}: a charge goes from 0 to 100 %. If it is a voltage, name it so.`,
    },
  }));
}

function zeros(samples: readonly Sample[]): readonly Finding[] {
  const numbers = samples.flatMap(({ data }) => leavesOf(data).filter(({ value }) => typeof value === 'number'));
  if (numbers.length === 0 || numbers.some(({ value }) => value !== 0)) return [];
  return [
    {
      finding: 'all-zero',
      severity: 'refuse',
      where: samples
        .map(({ where }) => where)
        .join(', ')
        .slice(0, 200),
      detail: {
        fr: 'Tous les nombres de tous les vecteurs sont nuls : rien ne prouve que le décodeur lit quelque chose.',
        en: 'Every number of every vector is zero: nothing proves that the codec reads anything.',
      },
    },
  ];
}

const NO_VECTOR: Finding = {
  finding: 'no-vector',
  severity: 'refuse',
  where: 'vectors',
  detail: {
    fr: 'Aucun vecteur ne dit ce qu’une trame doit donner. Ajoutez-en un du manuel du fabricant ou d’une trame reçue.',
    en: 'No vector says what a frame must give. Add one from the maker’s manual or from a frame received.',
  },
};

const NO_REFUSAL: Finding = {
  finding: 'no-refusal-vector',
  severity: 'warn',
  where: 'vectors',
  detail: {
    fr: 'Aucun vecteur ne vérifie qu’une trame tronquée est refusée.',
    en: 'No vector checks that a truncated frame is refused.',
  },
};

const asObject = (data: Json | undefined): JsonObject | undefined =>
  typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as JsonObject) : undefined; // all else ruled out

/** What the vectors gave, as far as they give data. */
export function samplesOf(vectors: readonly VectorCase[], results: readonly VectorResult[]): readonly Sample[] {
  return results.flatMap(({ index, kind, description, data }) => {
    const given = asObject(data);
    const wanted = kind === 'uplink' && vectors[index]?.errors !== true;
    return wanted && given !== undefined ? [{ where: description, data: given }] : [];
  });
}

/** What a reader of the datasheet would doubt, whether or not the vectors pass. Pure. */
export function findingsOf(
  vectors: readonly VectorCase[],
  samples: readonly Sample[],
  { ground, known, mappings }: PlausibilityNeeds,
): readonly Finding[] {
  const uplinks = vectors.filter(({ kind }) => kind === undefined || kind === 'uplink');
  const none = uplinks.some(({ errors }) => errors !== true) ? [] : [NO_VECTOR];
  const trusting = uplinks.length === 0 || uplinks.some(({ errors }) => errors === true) ? [] : [NO_REFUSAL];
  const single = samples.flatMap((sample) => [
    ...emptiness(sample),
    ...notNumbers(sample),
    ...batteries(sample),
    ...doubtfulPlaces(sample.data, sample.where, ground),
  ]);
  return [...none, ...single, ...zeros(samples), ...doubtfulSeries(samples, mappings, known), ...trusting];
}
