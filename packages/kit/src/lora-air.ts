/** A LoRa transmission as far as its length goes. */
export interface LoraFrame {
  /** Bytes of the whole physical payload: application payload and 13 bytes of LoRaWAN overhead. */
  readonly bytes: number;
  readonly spreadingFactor: number;
  /** Hz; 125 kHz where absent. */
  readonly bandwidth?: number;
  /** Denominator of the coding rate 4/n; 5 where absent. */
  readonly codingRate?: 5 | 6 | 7 | 8;
  /** False for downlinks: only uplinks carry a CRC of the payload. Default true. */
  readonly crc?: boolean;
}

/** Bytes LoRaWAN adds to an application payload: MHDR 1, DevAddr 4, FCtrl 1, FCnt 2, FPort 1, MIC 4. */
export const LORAWAN_OVERHEAD = 13;

const PREAMBLE_SYMBOLS = 8 + 4.25;
/** Symbols longer than this (ms) ask for the low data rate optimisation. */
const LOW_DATA_RATE_MS = 16;

/** Time on air in milliseconds (Semtech AN1200.13, explicit header). */
export function timeOnAir(frame: LoraFrame): number {
  const { bytes, spreadingFactor, bandwidth = 125_000, codingRate = 5, crc = true } = frame;
  const symbol = (2 ** spreadingFactor / bandwidth) * 1000;
  const slow = symbol >= LOW_DATA_RATE_MS ? 1 : 0;
  const bits = 8 * bytes - 4 * spreadingFactor + 28 + (crc ? 16 : 0);
  const payload = 8 + Math.max(0, Math.ceil(bits / (4 * (spreadingFactor - 2 * slow))) * codingRate);
  return (PREAMBLE_SYMBOLS + payload) * symbol;
}

/** A part of the EU868 band with its duty cycle (ERC/REC 70-03, annex 1). */
export interface SubBand {
  readonly id: string;
  /** MHz. */
  readonly from: number;
  readonly to: number;
  /** Share of the time a gateway may transmit in it. */
  readonly dutyCycle: number;
  /** dBm ERP. */
  readonly power: number;
}

export const EU868_SUB_BANDS: readonly SubBand[] = [
  { id: 'L', from: 865, to: 868, dutyCycle: 0.01, power: 14 },
  { id: 'M', from: 868, to: 868.6, dutyCycle: 0.01, power: 14 },
  { id: 'N', from: 868.7, to: 869.2, dutyCycle: 0.001, power: 14 },
  { id: 'P', from: 869.4, to: 869.65, dutyCycle: 0.1, power: 27 },
  { id: 'Q', from: 869.7, to: 870, dutyCycle: 0.01, power: 14 },
];

/** Frequency of the second receive window (MHz), where class C devices listen all the time. */
export const EU868_RX2 = 869.525;

/** The sub-band a frequency (MHz) is in; absent outside all of them. */
export function subBandAt(frequency: number): SubBand | undefined {
  return EU868_SUB_BANDS.find(({ from, to }) => frequency >= from && frequency < to);
}
