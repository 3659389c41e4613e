/** Stage (m) of a radar or ultrasonic sensor above water: H = Z_sensor − d − Z_zero, elevations in m NGF. */
export function stageFromDistance(distance: number, at: { sensorElevation: number; zeroElevation: number }): number {
  return at.sensorElevation - distance - at.zeroElevation;
}

/** Stage (m) of an immersed probe: depth (m) + elevation of the probe − gauge zero. */
export function stageFromDepth(depth: number, at: { probeElevation: number; zeroElevation: number }): number {
  return depth + at.probeElevation - at.zeroElevation;
}

/** Q = a·(H − h0)^b on `[from, to)`, stages in m, discharges in m³/s. */
export interface RatingSegment {
  readonly from: number;
  readonly to: number;
  readonly a: number;
  readonly h0: number;
  readonly b: number;
}

/** Segments in rising order (courbe de tarage). */
export type RatingCurve = readonly RatingSegment[];

const power = ({ a, h0, b }: RatingSegment, stage: number): number => (stage <= h0 ? 0 : a * (stage - h0) ** b);

/** The next segment, its coefficient set so that the discharge does not jump at the breakpoint `from`. */
export function continueRating(
  previous: RatingSegment,
  next: { readonly from: number; readonly to: number; readonly h0: number; readonly b: number },
): RatingSegment {
  return { ...next, a: power(previous, next.from) / (next.from - next.h0) ** next.b };
}

export interface RatedDischarge {
  /** m³/s. */
  readonly discharge: number;
  /** True outside the validity of the curve: published as estimated. */
  readonly estimated: boolean;
}

/** Discharge of a stage; outside the curve by its nearest segment, as estimated. Absent without a segment. */
export function dischargeOf(curve: RatingCurve, stage: number): RatedDischarge | undefined {
  const inside = curve.find(({ from, to }) => stage >= from && stage < to);
  if (inside) return { discharge: power(inside, stage), estimated: false };
  const top = curve.at(-1);
  if (top && stage === top.to) return { discharge: power(top, stage), estimated: false };
  const nearest = curve.findLast(({ from }) => stage >= from) ?? curve[0];
  return nearest && { discharge: power(nearest, stage), estimated: true };
}

/** Stage of a discharge within the validity of the curve. */
export function stageOf(curve: RatingCurve, discharge: number): number | undefined {
  for (const segment of curve) {
    const stage = segment.h0 + (discharge / segment.a) ** (1 / segment.b);
    if (stage >= segment.from && stage <= segment.to) return stage;
  }
  return undefined;
}
