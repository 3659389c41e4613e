import { formatInstant } from '@vigie/kit';
import type { AssetProperty, AssetType, Instant, JsonObject } from '@vigie/kit';

export interface PropertyFault {
  readonly key: string;
  readonly message: string;
}

const TYPES: Readonly<Record<AssetProperty['type'], string>> = {
  number: 'un nombre',
  text: 'un texte',
  boolean: 'vrai ou faux (true, false)',
};

function typeOf(value: unknown): string {
  return typeof value === 'string' ? 'text' : typeof value;
}

function boundFault({ min, max, unit }: AssetProperty, value: number): string | undefined {
  const inUnit = unit === undefined || unit === '1' ? '' : ` ${unit}`;
  if (min !== undefined && value < min) return `${value}${inUnit} est sous le minimum, ${min}${inUnit}.`;
  if (max !== undefined && value > max) return `${value}${inUnit} dépasse le maximum, ${max}${inUnit}.`;
  return undefined;
}

/** What is wrong with one value of a property; null takes the property away. */
export function propertyFault(property: AssetProperty, value: unknown): string | undefined {
  if (value === null) return property.required ? `« ${property.label.fr} » est obligatoire.` : undefined;
  if (typeOf(value) !== property.type) return `« ${property.label.fr} » attend ${TYPES[property.type]}.`;
  if (typeof value === 'string') return property.fault?.(value)?.fr;
  return typeof value === 'number' ? boundFault(property, value) : undefined;
}

/** Checks the properties an asset type declares; others are the department's own and pass. */
export function propertyFaults(type: AssetType | undefined, properties: JsonObject): PropertyFault[] {
  return (type?.properties ?? []).flatMap((property) => {
    const value = properties[property.key];
    const message = value === undefined ? undefined : propertyFault(property, value);
    return message === undefined ? [] : [{ key: property.key, message }];
  });
}

/** Properties without which the packs cannot compute. */
export function missingProperties(type: AssetType | undefined, properties: JsonObject): AssetProperty[] {
  return (type?.properties ?? []).filter(({ key, required }) => required === true && properties[key] === undefined);
}

/** Properties of this change whose last change came later than it: history is told forward. */
export function changesBefore(
  type: AssetType | undefined,
  { asked, last, time }: { asked: JsonObject; last: ReadonlyMap<string, Instant>; time: Instant },
): PropertyFault[] {
  return (type?.properties ?? []).flatMap(({ key, label, differsFrom }) => {
    const later = last.get(key);
    if (asked[key] === undefined || differsFrom !== undefined || later === undefined || later <= time) return [];
    const message = `« ${label.fr} » a déjà changé le ${formatInstant(later)}, après la date donnée : dites les changements dans l’ordre.`;
    return [{ key, message }];
  });
}

/** From when what a changed property computes is to be made again. */
export function madeAgain(
  type: AssetType | undefined,
  { known, asked, time }: { known: JsonObject; asked: JsonObject; time: Instant },
): ReadonlyMap<string, { readonly from: Instant; readonly ownDates: boolean }> {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const again = new Map<string, { readonly from: Instant; readonly ownDates: boolean }>();
  for (const { key, dated, differsFrom } of type?.properties ?? []) {
    if (dated !== true || asked[key] === undefined) continue;
    const from = differsFrom?.(text(known[key]), text(asked[key])) ?? time;
    again.set(key, { from, ownDates: differsFrom !== undefined });
  }
  return again;
}

/** Properties of this change that must say when they changed: a gauge moved without a date breaks its series. */
export function undatedChanges(
  type: AssetType | undefined,
  { known, asked }: { known: JsonObject; asked: JsonObject },
): PropertyFault[] {
  return (type?.properties ?? []).flatMap(({ key, label, mustDate }) => {
    const before = known[key];
    const moved = asked[key] !== undefined && before !== undefined && asked[key] !== before;
    if (mustDate !== true || !moved) return [];
    const message = `« ${label.fr} » change sans date : dites quand (« time »). Les mesures d’avant gardent l’ancienne valeur, celles d’après prennent la nouvelle.`;
    return [{ key, message }];
  });
}
