/** Levels 1…n with hysteresis and persistence (domain ground rules §1.6). */
export interface AlertSettings {
  readonly thresholds: readonly number[];
  readonly hysteresis: number;
  /** Consecutive samples above to rise. */
  readonly up: number;
  /** Consecutive samples below to fall. */
  readonly down: number;
  /** `down`: low values alert, the hysteresis is above. Default `up`. */
  readonly direction?: 'up' | 'down';
}

export interface AlertState {
  readonly level: number;
  readonly rising: number;
  readonly falling: number;
}

export const CALM: AlertState = { level: 0, rising: 0, falling: 0 };

// 0.8 − 0.1 is 0.7000000000000001 in binary: a value on the edge counts as on it.
const EDGE = 1e-9;

function levelsReached(x: number, { thresholds, direction }: AlertSettings, slack: number): number {
  const sign = direction === 'down' ? -1 : 1;
  let reached = 0;
  for (const threshold of thresholds) if (sign * x >= sign * threshold - slack - EDGE) reached += 1;
  return reached;
}

/**
 * One sample further. Rises to the sample's level after `up` samples in a row that are higher than the level;
 * falls to what the hysteresis sustains after `down` samples in a row below it; any other sample resets both counts.
 */
export function stepAlert(state: AlertState, x: number, settings: AlertSettings): AlertState {
  const target = levelsReached(x, settings, 0);
  if (target > state.level) {
    const rising = state.rising + 1;
    return rising >= settings.up
      ? { level: target, rising: 0, falling: 0 }
      : { level: state.level, rising, falling: 0 };
  }
  const sustain = levelsReached(x, settings, settings.hysteresis);
  if (sustain < state.level) {
    const falling = state.falling + 1;
    return falling >= settings.down
      ? { level: sustain, rising: 0, falling: 0 }
      : { level: state.level, rising: 0, falling };
  }
  return state.rising === 0 && state.falling === 0 ? state : { level: state.level, rising: 0, falling: 0 };
}

/** Level after each sample. */
export function alertLevels(values: readonly number[], settings: AlertSettings): number[] {
  let state = CALM;
  return values.map((x) => {
    state = stepAlert(state, x, settings);
    return state.level;
  });
}
