import type { Label } from '../label.ts';

/** A property of an object of the city. */
export interface AssetProperty {
  readonly key: string;
  readonly label: Label;
  /** UCUM for a number; absent for a text. */
  readonly unit?: string;
  readonly type: 'number' | 'text' | 'boolean';
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
  /** A change of it is a dated event shown on charts. */
  readonly dated?: boolean;
}

/** What stands in the city: container, gauge, mast, counter, cabinet, light point. */
export interface AssetType {
  readonly id: string;
  readonly label: Label;
  readonly properties: readonly AssetProperty[];
}
