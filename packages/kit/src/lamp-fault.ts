/** Events of TALQ LampMonitor that power alone can tell. */
export type LampFault = 'lampFailure' | 'lampPowerTooLow' | 'lampPowerTooHigh' | 'dimmingFailure' | 'lampUnexpectedOn';

export interface LampCurve {
  /** Levels (%) the programmes use, with the power (W) of each; level 0 is standby. Rising. */
  readonly points: readonly { readonly level: number; readonly power: number }[];
  /** W. */
  readonly tolerance: number;
}

/** Power (W) expected at a level, linear between the points of the curve. */
export function expectedPower({ points }: LampCurve, level: number): number | undefined {
  const above = points.find((point) => point.level >= level);
  const below = points.findLast((point) => point.level <= level);
  if (!above || !below) return (above ?? below)?.power;
  if (above.level === below.level) return above.power;
  const share = (level - below.level) / (above.level - below.level);
  return below.power + share * (above.power - below.power);
}

/** Under this share of the expected power a lamp gives no light (house choice). */
const DEAD_SHARE = 0.2;

/**
 * Faults one reading shows, at least 5 minutes after the command and with the supply there.
 * A `lampFailure` is told only when the reading before showed it too: see `confirmedFaults`.
 */
export function lampFaults(commanded: number, power: number, lamp: LampCurve): LampFault[] {
  const expected = expectedPower(lamp, commanded);
  if (expected === undefined) return [];
  const excess = power - expected;
  if (commanded === 0) return excess > lamp.tolerance ? ['lampUnexpectedOn'] : [];
  if (power < DEAD_SHARE * expected) return ['lampFailure'];
  if (Math.abs(excess) <= lamp.tolerance) return [];
  const faults: LampFault[] = [excess > 0 ? 'lampPowerTooHigh' : 'lampPowerTooLow'];
  const fitsAnother = lamp.points.some(
    (point) => point.level > 0 && point.level !== commanded && Math.abs(power - point.power) <= lamp.tolerance,
  );
  return fitsAnother ? [...faults, 'dimmingFailure'] : faults;
}

/** Faults to tell of two readings in a row: a dead lamp must be seen twice. */
export function confirmedFaults(before: readonly LampFault[], now: readonly LampFault[]): LampFault[] {
  return now.filter((fault) => fault !== 'lampFailure' || before.includes(fault));
}

/** Lamps out behind a cabinet without nodes: (n·P·(1+loss) − measured) / (P·(1+loss)). Not rounded. */
export function lampsOut(
  load: { readonly lamps: number; readonly watts: number; readonly loss: number },
  measured: number,
): number {
  const each = load.watts * (1 + load.loss);
  return (load.lamps * each - measured) / each;
}
