import { AMORTISATION_MONTHS, DAY, costPerMeasure, monthCost, packetError } from '@vigie/kit';
import type { MonthSpan, ScoreSums } from '../../ports/fleet-reads.ts';

/** What a model, supplier or contract is worth in a month. Shares are 0–1; null where it cannot be said. */
export interface Score {
  readonly key: string | null;
  readonly name: string | null;
  readonly devices: number;
  readonly inService: number;
  readonly availability: number | null;
  /** Availability the contract owes. */
  readonly owed: number | null;
  readonly packetError: number | null;
  /** Mean time between silences, days. */
  readonly daysBetweenSilences: number | null;
  readonly silences: number;
  /** Mean length of a silence, hours. */
  readonly silenceHours: number | null;
  readonly repairs: number;
  /** Mean time to repair, hours. */
  readonly repairHours: number | null;
  /** Batteries that end within a year, and the day the first one does. */
  readonly batteriesOneYear: number;
  readonly firstBatteryEnd: string | null;
  readonly validMeasures: number;
  /** Devices whose cost is written down. */
  readonly costed: number;
  /** Euros of the month so far. */
  readonly cost: number | null;
  /** Euros a valid measure, of the devices whose cost is written down. */
  readonly costPerMeasure: number | null;
}

const HOUR_S = 3_600;
const ratio = (sum: number, n: number): number | null => (n > 0 ? sum / n : null);

/** From the sums of a month; costs count for the part of it that has passed. */
export function scoreOf(sums: ScoreSums, { start, end, now }: MonthSpan): Score {
  const passed = Math.max(0, Math.min(end, now) - start);
  const whole = monthCost({ purchase: sums.purchase, monthly: sums.monthly });
  const cost = whole === undefined ? undefined : (whole * passed) / (end - start);
  return {
    key: sums.key ?? null,
    name: sums.name ?? null,
    devices: sums.devices,
    inService: sums.inService,
    availability: ratio(sums.validHours, sums.expectedHours),
    owed: sums.owed ?? null,
    packetError: packetError({ counted: sums.counted, expected: sums.sent }) ?? null,
    daysBetweenSilences: ratio((sums.inService * passed) / DAY, sums.silences),
    silences: sums.silences,
    silenceHours: ratio(sums.silentSeconds / HOUR_S, sums.silences),
    repairs: sums.repairs,
    repairHours: ratio(sums.repairSeconds / HOUR_S, sums.repairs),
    batteriesOneYear: sums.batteriesOneYear,
    firstBatteryEnd: sums.firstBatteryEnd ?? null,
    validMeasures: sums.measures,
    costed: sums.costed,
    cost: cost ?? null,
    costPerMeasure: costPerMeasure(cost, sums.costedMeasures) ?? null,
  };
}

/** Months over which a purchase is spread, for those who show a cost. */
export const SPREAD_MONTHS = AMORTISATION_MONTHS;
