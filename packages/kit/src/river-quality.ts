import type { Label } from './label.ts';

/** 1 very good … 5 bad. Of a probe it is indicative and instant, never the regulatory state. */
export type WaterClass = 1 | 2 | 3 | 4 | 5;

export const WATER_CLASSES: Readonly<Record<WaterClass, Label>> = {
  1: { fr: 'très bon', en: 'very good' },
  2: { fr: 'bon', en: 'good' },
  3: { fr: 'moyen', en: 'moderate' },
  4: { fr: 'médiocre', en: 'poor' },
  5: { fr: 'mauvais', en: 'bad' },
};

/** Elements of the general physico-chemistry; the class of one is that of its worst parameter. */
export type WaterElement = 'oxygen' | 'temperature' | 'nutrients' | 'acidification';

/** Which fish the reach is for: the temperature limits depend on it. */
export type FishContext = 'salmonid' | 'cyprinid';

interface ClassLimits {
  readonly element: WaterElement;
  /** Limits between classes 1|2, 2|3, 3|4, 4|5; the limit itself belongs to the better class. */
  readonly limits: readonly number[];
  /** `high`: a large value is worse. */
  readonly worse: 'high' | 'low';
}

/** Where the limits come from, for every screen that shows a class. */
export const WATER_CLASS_SOURCE = 'Arrêté du 25 janvier 2010 modifié, éléments physico-chimiques généraux, cours d’eau';

const high = (element: WaterElement, ...limits: number[]): ClassLimits => ({ element, limits, worse: 'high' });
const low = (element: WaterElement, ...limits: number[]): ClassLimits => ({ element, limits, worse: 'low' });

// Nitrates stop at moderate: the order gives no limit beyond.
const LIMITS: Readonly<Record<string, ClassLimits>> = {
  dissolvedOxygen: low('oxygen', 8, 6, 4, 3),
  oxygenSaturation: low('oxygen', 90, 70, 50, 30),
  bod5: high('oxygen', 3, 6, 10, 25),
  dissolvedOrganicCarbon: high('oxygen', 5, 7, 10, 15),
  phosphate: high('nutrients', 0.1, 0.5, 1, 2),
  totalPhosphorus: high('nutrients', 0.05, 0.2, 0.5, 1),
  ammonium: high('nutrients', 0.1, 0.5, 2, 5),
  nitrite: high('nutrients', 0.1, 0.3, 0.5, 1),
  nitrate: high('nutrients', 10, 50),
};
const TEMPERATURE: Readonly<Record<FishContext, ClassLimits>> = {
  salmonid: high('temperature', 20, 21.5, 25, 28),
  cyprinid: high('temperature', 24, 25.5, 27, 28),
};
// The general case; naturally acid waters have limits of their own (to be held against the consolidated text).
const ACID = low('acidification', 6.5, 6, 5.5, 4.5);
const BASIC = high('acidification', 8.2, 9, 9.5, 10);

function classIn({ limits, worse }: ClassLimits, value: number): WaterClass {
  const passed = limits.filter((limit) => (worse === 'high' ? value > limit : value < limit)).length;
  // at most four limits, so 1 to 5
  return (passed + 1) as WaterClass;
}

const worst = (classes: readonly WaterClass[]): WaterClass => Math.max(...classes) as WaterClass; // of a union stays in it

function limitsOf(parameter: string, fish: FishContext): readonly ClassLimits[] {
  if (parameter === 'pH') return [ACID, BASIC];
  if (parameter === 'waterTemperature') return [TEMPERATURE[fish]];
  const own = Object.hasOwn(LIMITS, parameter) ? LIMITS[parameter] : undefined;
  return own === undefined ? [] : [own];
}

/** Limits of a parameter, for scales and reference lines: the four values between the classes. */
export function waterClassLimits(parameter: string, fish: FishContext = 'cyprinid'): readonly number[] {
  return limitsOf(parameter, fish)[0]?.limits ?? [];
}

/** Indicative instant class of a value; absent for what the order does not class (conductivity, turbidity). */
export function waterClass(parameter: string, value: number, fish: FishContext = 'cyprinid'): WaterClass | undefined {
  const found = limitsOf(parameter, fish);
  if (found.length === 0 || !Number.isFinite(value)) return undefined;
  return worst(found.map((limits) => classIn(limits, value)));
}

export interface IndicativeState {
  readonly class: WaterClass;
  /** Worst class of each element that has a value. */
  readonly elements: Readonly<Partial<Record<WaterElement, WaterClass>>>;
  /** Parameters that make the state. */
  readonly because: readonly string[];
}

/** Worst parameter of an element, worst element of the state. Absent where no value has a class. */
export function indicativeState(
  values: Readonly<Record<string, number>>,
  fish: FishContext = 'cyprinid',
): IndicativeState | undefined {
  const elements: Partial<Record<WaterElement, WaterClass>> = {};
  const classes: [string, WaterClass][] = [];
  for (const [parameter, value] of Object.entries(values)) {
    const own = waterClass(parameter, value, fish);
    const element = limitsOf(parameter, fish)[0]?.element;
    if (own === undefined || element === undefined) continue;
    elements[element] = worst([own, elements[element] ?? 1]);
    classes.push([parameter, own]);
  }
  if (classes.length === 0) return undefined;
  const state = worst(classes.map(([, own]) => own));
  return {
    class: state,
    elements,
    because: classes.filter(([, own]) => own === state).map(([parameter]) => parameter),
  };
}

/** Conductivity of natural water changes by this share for 1 °C (EN 27888, linear; to be held against the standard). */
export const CONDUCTIVITY_SHARE_PER_DEGREE = 0.0191;

/** Conductivity at 25 °C (µS/cm) of one measured at `temperature` °C. */
export function conductivityAt25(
  conductivity: number,
  temperature: number,
  share = CONDUCTIVITY_SHARE_PER_DEGREE,
): number {
  return conductivity / (1 + share * (temperature - 25));
}
