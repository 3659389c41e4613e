/** Words a person reads, in each language of the screens. French is the source. */
export interface Label {
  readonly fr: string;
  readonly en: string;
}
export type Language = keyof Label;
