import type { AssetProperties, Instant } from '@vigie/kit';

/** A dated change of a property: until then it was `before`; null where there was none. */
export interface PropertyChange {
  readonly time: Instant;
  readonly property: string;
  readonly before: AssetProperties[string] | null;
}

/** Properties of an object as they were at a time, from those of now and the changes since, newest first. */
export function assetAt(
  { asset, changes = [] }: { readonly asset: AssetProperties; readonly changes?: readonly PropertyChange[] },
  time: Instant,
): AssetProperties {
  const since = changes.findIndex((change) => change.time <= time);
  const undone = since === -1 ? changes : changes.slice(0, since);
  if (undone.length === 0) return asset;
  const then = new Map<string, AssetProperties[string] | null>(Object.entries(asset));
  for (const { property, before } of undone) then.set(property, before);
  const known = [...then].flatMap(([property, value]) => (value === null ? [] : [[property, value] as const]));
  return Object.fromEntries(known);
}
