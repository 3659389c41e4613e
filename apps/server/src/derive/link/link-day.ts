import { snrMargin } from '@vigie/kit';
import type { Instant, Uplink } from '@vigie/kit';

/** Bins of the margin histogram: 2.5 dB wide from -5 dB, the outer ones open. */
export const MARGIN_BINS = 16;
export const MARGIN_FIRST = -5;
export const MARGIN_WIDTH = 2.5;

/** Spreading factors 7 to 12. */
const FACTORS = 6;
const FIRST_FACTOR = 7;

/** What the radio said of one device on one UTC day of receipt: sums only, so that parts of a day add up. */
export interface LinkDay {
  readonly device: number;
  readonly organisation: number;
  /** Days since 1970. */
  readonly day: number;
  frames: number;
  duplicates: number;
  failures: number;
  counted: number;
  expected: number;
  resets: number;
  firstCounter: number | undefined;
  lastCounter: number | undefined;
  /** Of the first frame and of the last one. */
  firstTime: Instant;
  lastTime: Instant;
  rssiCount: number;
  rssiSum: number;
  snrCount: number;
  snrSum: number;
  snrMin: number | undefined;
  marginCount: number;
  marginSum: number;
  readonly margins: number[];
  readonly factors: number[];
  /** Smallest difference between receipt and newest measure, ms. */
  drift: number | undefined;
  silences: number;
  /** Seconds. */
  silent: number;
}

export function emptyLinkDay(device: number, organisation: number, day: number): LinkDay {
  return {
    device,
    organisation,
    day,
    frames: 0,
    duplicates: 0,
    failures: 0,
    counted: 0,
    expected: 0,
    resets: 0,
    firstCounter: undefined,
    lastCounter: undefined,
    firstTime: Number.POSITIVE_INFINITY,
    lastTime: Number.NEGATIVE_INFINITY,
    rssiCount: 0,
    rssiSum: 0,
    snrCount: 0,
    snrSum: 0,
    snrMin: undefined,
    marginCount: 0,
    marginSum: 0,
    margins: Array.from({ length: MARGIN_BINS }, () => 0),
    factors: Array.from({ length: FACTORS }, () => 0),
    drift: undefined,
    silences: 0,
    silent: 0,
  };
}

/** Adds one to a bin; a list has all its bins from the start. */
function count(bins: number[], bin: number): void {
  bins[bin] = (bins[bin] ?? 0) + 1;
}

/** Adds how loud a frame was heard. */
export function addRadio(day: LinkDay, { rssi, snr, spreadingFactor }: Uplink): void {
  if (rssi !== undefined) {
    day.rssiCount += 1;
    day.rssiSum += rssi;
  }
  if (spreadingFactor !== undefined && spreadingFactor >= FIRST_FACTOR)
    count(day.factors, spreadingFactor - FIRST_FACTOR);
  if (snr === undefined) return;
  day.snrCount += 1;
  day.snrSum += snr;
  day.snrMin = Math.min(day.snrMin ?? snr, snr);
  const margin = snrMargin(snr, spreadingFactor);
  if (margin === undefined) return;
  day.marginCount += 1;
  day.marginSum += margin;
  count(day.margins, Math.min(MARGIN_BINS - 1, Math.max(0, Math.floor((margin - MARGIN_FIRST) / MARGIN_WIDTH))));
}
