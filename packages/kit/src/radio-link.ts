/**
 * Least signal-to-noise ratio a LoRa receiver needs, dB, by spreading factor 7 … 12 at 125 kHz (datasheet of the SX1276,
 * table 13).
 */
const LEAST_SNR = [-7.5, -10, -12.5, -15, -17.5, -20] as const;

/** Below this margin, dB, rain, leaves or a parked lorry are enough to lose frames (choice of domain.md §1.5). */
export const WEAK_MARGIN = 3;
/** From this margin on, dB, a link stands what a city does to it (choice). */
export const GOOD_MARGIN = 10;

/** How far a frame is above what its spreading factor needs, dB; absent for a radio that says no spreading factor. */
export function snrMargin(snr: number, spreadingFactor: number | undefined): number | undefined {
  const least = spreadingFactor === undefined ? undefined : LEAST_SNR[spreadingFactor - 7];
  return least === undefined ? undefined : snr - least;
}

export type LinkClass = 'weak' | 'fair' | 'good';

/** Class of a mean margin, for maps and lists. */
export function linkClass(margin: number): LinkClass {
  if (margin < WEAK_MARGIN) return 'weak';
  return margin < GOOD_MARGIN ? 'fair' : 'good';
}
