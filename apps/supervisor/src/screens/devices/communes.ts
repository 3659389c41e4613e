import type { Topology } from '@vigie/ui/topology';

/** Names of the communes, in the order of the alphabet. */
export function communeNames(topology: Topology | undefined): readonly string[] {
  const names = (topology?.objects.communes.geometries ?? []).map(({ properties }) => properties.name);
  return [...new Set(names)].toSorted(new Intl.Collator('fr').compare);
}
