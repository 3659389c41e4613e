/** Mean discharge of a day or a month, in order of time; absent where too little was measured. */
export type MeanDischarge = number | undefined;

/**
 * VCN: least mean over `length` days in a row (VCN3 for 3). A run with a day missing says nothing; absent where no run is
 * whole.
 */
export function leastMean(days: readonly MeanDischarge[], length: number): number | undefined {
  let least: number | undefined;
  for (let end = length; end <= days.length; end += 1) {
    const run = days.slice(end - length, end).filter((day) => day !== undefined);
    if (run.length < length) continue;
    const mean = run.reduce((sum, day) => sum + day, 0) / length;
    if (least === undefined || mean < least) least = mean;
  }
  return least;
}

/** QMNA: least monthly mean of a calendar year. Absent unless the year has its twelve months. */
export function leastMonthOfYear(months: readonly MeanDischarge[]): number | undefined {
  const whole = months.filter((month) => month !== undefined);
  return whole.length === 12 ? Math.min(...whole) : undefined;
}
