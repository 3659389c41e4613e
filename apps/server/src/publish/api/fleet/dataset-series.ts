import type { Dataset, Pack } from '@vigie/kit';

/** A dataset with the quantities that must be measured for it. */
export interface DatasetSeries {
  readonly pack: string;
  readonly dataset: Dataset;
  readonly quantities: readonly string[];
}

/** Each dataset of the packs; a figure over windows is there when the quantity it is computed from is. */
export function datasetSeries(packs: readonly Pack[]): readonly DatasetSeries[] {
  return packs.flatMap(({ id, datasets, indicators }) =>
    datasets.map((dataset) => {
      const sources = dataset.series.map((series) => {
        const indicator = indicators.find((candidate) => candidate.id === series);
        if (indicator === undefined) return series;
        return indicator.kind === 'each' ? indicator.quantity : indicator.from;
      });
      return { pack: id, dataset, quantities: [...new Set(sources)] };
    }),
  );
}
