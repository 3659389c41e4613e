const ZERO_CELSIUS = 273.15;

/**
 * Dissolved oxygen (mg/L) of fresh water in balance with air at 1 atm, by its temperature in °C: Benson and Krause. The
 * coefficients are to be held against the standard before they are quoted.
 */
export function oxygenSolubility(temperature: number): number {
  const t = temperature + ZERO_CELSIUS;
  return Math.exp(-139.344_11 + 1.575_701e5 / t - 6.642_308e7 / t ** 2 + 1.2438e10 / t ** 3 - 8.621_949e11 / t ** 4);
}
