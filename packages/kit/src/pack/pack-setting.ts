import type { Label } from '../label.ts';

/** A figure of a pack that a territory may set otherwise: never a constant, and never without who says so. */
export interface PackSetting {
  /** `noise.exclusion.wind`: unique among packs, and says the pack first. */
  readonly key: string;
  readonly label: Label;
  readonly unit: string;
  readonly symbol: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** `choice`: the house's own; `to-check`: to be held against the text in force; `norm`: the text says it. */
  readonly standing: 'choice' | 'to-check' | 'norm';
  readonly source: string;
  /** Quantities whose figures are made again when it changes. */
  readonly remakes?: readonly string[];
}

/** Setting → value, of what was set. */
export type SettingValues = Readonly<Record<string, number>>;

export function defineSetting<T extends PackSetting>(setting: T): T {
  return setting;
}

/** What holds here: the territory's value, else the usual one. */
export function settingIn(values: SettingValues | undefined, { key, value }: PackSetting): number {
  return values?.[key] ?? value;
}
