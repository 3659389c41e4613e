import type { Instant } from '../instant.ts';
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
  /** A change must say its own time: values measured before and after are not comparable without it. */
  readonly mustDate?: boolean;
  /**
   * For a text that says its own dates (rating curves): the first instant at which both texts say something else. Values
   * computed from then on are made again; absent where they say the same.
   */
  readonly differsFrom?: (before: string, after: string) => Instant | undefined;
  /** How the codes of a text are said, where a norm gives codes; a text may hold several, with commas. */
  readonly codes?: Readonly<Record<string, Label>>;
  /** What is wrong with a text, where it has a grammar. Pure. */
  readonly fault?: (text: string) => Label | undefined;
}

/** What stands in the city: container, gauge, mast, counter, cabinet, light point. */
export interface AssetType {
  readonly id: string;
  readonly label: Label;
  readonly properties: readonly AssetProperty[];
}

/** A text of a property as it is read aloud: its codes by their words, what has none as it stands. */
export function propertyWords(
  { codes = {} }: Pick<AssetProperty, 'codes'>,
  text: string,
  language: keyof Label,
): string {
  const said = text.split(',').map((code) => codes[code.trim()]?.[language] ?? code.trim());
  return said.join(', ');
}
