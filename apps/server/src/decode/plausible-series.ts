import { physicalRangeOf } from '@vigie/kit';
import type { JsonObject, Quantity } from '@vigie/kit';
import type { Finding } from './codec-finding.ts';
import { parseFieldPath, valueAt } from './field-path.ts';
import { numberOf } from './readings.ts';

/** A datastream as far as the codec is concerned. */
export interface MappedField {
  readonly field: string;
  readonly quantity: string;
  readonly unit: string;
  readonly factor: number;
  readonly offset: number;
  readonly sensorRange?: readonly [number, number];
}

/** What one model or device reads of the decoded data. */
export interface Mapping {
  /** Name of the model or device. */
  readonly of: string;
  readonly fields: readonly MappedField[];
}

/** What kit and the packs declare. */
export interface Known {
  quantity(key: string): Quantity | undefined;
  isUnit(ucum: string): boolean;
}

interface Sample {
  readonly where: string;
  readonly data: JsonObject;
}

const NO_MAPPING: Finding = {
  finding: 'no-mapping',
  severity: 'warn',
  where: 'datastreams',
  detail: {
    fr: 'Aucun modèle ni capteur ne lit encore ce décodeur : les plages physiques n’ont pas pu être vérifiées.',
    en: 'No model nor device reads this codec yet: physical ranges could not be checked.',
  },
};

function valuesOf({ field, factor, offset }: MappedField, samples: readonly Sample[]) {
  const steps = parseFieldPath(field);
  return samples.flatMap(({ where, data }) => {
    const value = numberOf(valueAt(data, steps));
    return value === undefined ? [] : [{ where, value: value * factor + offset }];
  });
}

function unitFindings(field: MappedField, of: string, known: Known): readonly Finding[] {
  const where = `${of}, ${field.field}`;
  const quantity = known.quantity(field.quantity);
  if (!known.isUnit(field.unit)) {
    const fr = `L’unité « ${field.unit} » n’est celle d’aucune grandeur déclarée (code UCUM attendu).`;
    const en = `The unit “${field.unit}” is that of no declared quantity (a UCUM code is expected).`;
    return [{ finding: 'unknown-unit', severity: 'refuse', where, detail: { fr, en } }];
  }
  if (quantity === undefined) {
    const fr = `La grandeur « ${field.quantity} » n’est déclarée par aucun métier : ses valeurs ne sont jamais agrégées.`;
    const en = `No pack declares the quantity “${field.quantity}”: its values are never aggregated.`;
    return [{ finding: 'unknown-quantity', severity: 'warn', where, detail: { fr, en } }];
  }
  if (quantity.unit === field.unit) return [];
  const fr = `« ${field.quantity} » se garde en ${quantity.unit}, la série est en ${field.unit} : vérifiez le facteur.`;
  const en = `“${field.quantity}” is kept in ${quantity.unit}, the series is in ${field.unit}: check the factor.`;
  return [{ finding: 'other-unit', severity: 'warn', where, detail: { fr, en } }];
}

interface Bound {
  readonly finding: 'physical-range' | 'sensor-range';
  readonly severity: 'refuse' | 'warn';
  readonly range: readonly [number, number];
  readonly fr: string;
  readonly en: string;
}

function boundsOf(field: MappedField, known: Known): readonly Bound[] {
  const quantity = known.quantity(field.quantity);
  const physical = quantity?.unit === field.unit ? physicalRangeOf(field.quantity) : undefined;
  const { sensorRange } = field;
  return [
    ...(physical === undefined
      ? []
      : [
          {
            finding: 'physical-range' as const,
            severity: 'refuse' as const,
            range: physical,
            fr: 'ce que la grandeur peut être',
            en: 'what the quantity can be',
          },
        ]),
    ...(sensorRange === undefined
      ? []
      : [
          {
            finding: 'sensor-range' as const,
            severity: 'warn' as const,
            range: sensorRange,
            fr: 'la plage du capteur',
            en: 'the span of the sensor',
          },
        ]),
  ];
}

/** The first value outside each bound: one is enough to look. */
function rangeFindings(field: MappedField, samples: readonly Sample[], known: Known): readonly Finding[] {
  const values = valuesOf(field, samples);
  return boundsOf(field, known).flatMap(({ finding, severity, range: [low, high], fr, en }) => {
    const wrong = values.find(({ value }) => !(value >= low && value <= high));
    if (wrong === undefined) return [];
    const figure = `${field.field} = ${wrong.value} ${field.unit}`;
    const detail = {
      fr: `${figure} : hors de ${fr}, de ${low} à ${high} (${field.quantity}).`,
      en: `${figure}: outside ${en}, ${low} to ${high} (${field.quantity}).`,
    };
    return [{ finding, severity, where: wrong.where, detail }];
  });
}

function missingFindings({ of, fields }: Mapping, samples: readonly Sample[]): readonly Finding[] {
  if (samples.length === 0 || fields.length === 0) return [];
  const absent = fields.filter((field) => !field.field.includes('[*]') && valuesOf(field, samples).length === 0);
  if (absent.length === fields.length) {
    const names = fields
      .map(({ field }) => field)
      .join(', ')
      .slice(0, 200);
    const fr = `Aucun des champs que lisent les séries (${names}) ne sort du décodeur : rien ne serait enregistré.`;
    const en = `None of the fields the series read (${names}) comes out of the codec: nothing would be stored.`;
    return [{ finding: 'no-mapped-field', severity: 'refuse', where: of, detail: { fr, en } }];
  }
  return absent.map(({ field }) => ({
    finding: 'field-missing' as const,
    severity: 'warn' as const,
    where: of,
    detail: {
      fr: `Le champ « ${field} » n’apparaît dans aucun vecteur.`,
      en: `The field “${field}” is in no vector.`,
    },
  }));
}

/** Doubts about what the series make of the decoded data: units, fields that are not there, values that cannot be. */
export function doubtfulSeries(
  samples: readonly Sample[],
  mappings: readonly Mapping[],
  known: Known,
): readonly Finding[] {
  if (mappings.length === 0) return samples.length === 0 ? [] : [NO_MAPPING];
  const found = mappings.flatMap((mapping) => [
    ...mapping.fields.flatMap((field) => [
      ...unitFindings(field, mapping.of, known),
      ...rangeFindings(field, samples, known),
    ]),
    ...missingFindings(mapping, samples),
  ]);
  // a hundred devices of one model say the same hundred times
  const distinct = new Map(found.map((each) => [`${each.finding} ${each.detail.fr}`, each]));
  return [...distinct.values()];
}
