import type { Label } from '../label.ts';

/** An open dataset drawn from series or indicators. */
export interface Dataset {
  readonly id: string;
  readonly title: Label;
  readonly description: Label;
  /** Quantities or indicators it holds. */
  readonly series: readonly string[];
  readonly grain: 'observation' | 'hour' | 'day';
  readonly licence: 'etalab-2.0';
  readonly keywords: readonly string[];
}

export function defineDataset(dataset: Dataset): Dataset {
  return dataset;
}
