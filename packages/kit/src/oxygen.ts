const ZERO_CELSIUS = 273.15;
/** hPa. */
const ATMOSPHERE = 1013.25;

/**
 * Dissolved oxygen (mg/L) of fresh water in balance with air, by its temperature in °C and the air pressure in hPa
 * (1 atm where absent): Benson and Krause. The coefficients are to be held against the standard before they are quoted.
 */
export function oxygenSolubility(temperature: number, pressure = ATMOSPHERE): number {
  const t = temperature + ZERO_CELSIUS;
  const atSea = Math.exp(
    -139.344_11 + 1.575_701e5 / t - 6.642_308e7 / t ** 2 + 1.2438e10 / t ** 3 - 8.621_949e11 / t ** 4,
  );
  return atSea * pressureFactor(temperature, pressure / ATMOSPHERE);
}

/** Share of the solubility at 1 atm, for a pressure in atm: vapour takes its part of the air. */
function pressureFactor(temperature: number, atmospheres: number): number {
  const t = temperature + ZERO_CELSIUS;
  const vapour = Math.exp(11.8571 - 3840.7 / t - 216_961 / t ** 2);
  const theta = 0.000_975 - 1.426e-5 * temperature + 6.436e-8 * temperature ** 2;
  return (atmospheres * (1 - vapour / atmospheres) * (1 - theta * atmospheres)) / ((1 - vapour) * (1 - theta));
}

/** Saturation (%) of dissolved oxygen in mg/L. */
export function oxygenSaturation(
  milligrams: number,
  at: { readonly temperature: number; readonly pressure?: number },
): number {
  return (100 * milligrams) / oxygenSolubility(at.temperature, at.pressure);
}
