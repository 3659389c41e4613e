import type { Pack } from '@vigie/kit';

/** Datasets of the packs that hold one of these quantities, or a figure made of one. */
export function touchedDatasets(packs: readonly Pack[], quantities: readonly string[]): string[] {
  const touched = new Set(quantities);
  for (const { indicators } of packs) for (const { id, from } of indicators) if (touched.has(from)) touched.add(id);
  return packs.flatMap(({ datasets }) =>
    datasets.filter(({ series }) => series.some((name) => touched.has(name))).map(({ id }) => id),
  );
}
