/** Months over which a purchase is spread: five years, as local accounts do for small equipment (choice). */
export const AMORTISATION_MONTHS = 60;

/** What a device costs. Absent: nobody has written it down, which is not the same as nothing. */
export interface DeviceCost {
  /** Euros, once. */
  readonly purchase: number | undefined;
  /** Euros a month: its own, and its part of the contract's. */
  readonly monthly: number | undefined;
}

/** Euros of one month; absent where no cost was written down. */
export function monthCost({ purchase, monthly }: DeviceCost): number | undefined {
  if (purchase === undefined && monthly === undefined) return undefined;
  return (purchase ?? 0) / AMORTISATION_MONTHS + (monthly ?? 0);
}

/** Euros of one valid measure; absent without a cost or without a measure. */
export function costPerMeasure(cost: number | undefined, measures: number): number | undefined {
  return cost === undefined || measures <= 0 ? undefined : cost / measures;
}
