type Span = readonly [low: number, high: number];

/*
 * What a quantity can be at all in a city of this climate, in its own unit: wider than any sensor or site. A value outside
 * is no rare event but a wrong codec, factor or unit. The bounds are choices; they are shown with each finding.
 */
const RANGES: Readonly<Record<string, Span>> = {
  LAeq: [0, 194],
  LAFmax: [0, 194],
  LAF: [0, 194],
  LA10: [0, 194],
  LA50: [0, 194],
  LA90: [0, 194],
  fillLevel: [-20, 130],
  distance: [0, 100_000],
  stage: [-20, 50],
  waterDepth: [-5_000, 100_000],
  discharge: [-1_000, 20_000],
  waterTemperature: [-5, 50],
  temperature: [-60, 120],
  pH: [0, 14],
  conductivity: [0, 200_000],
  conductivity25: [0, 200_000],
  dissolvedOxygen: [0, 50],
  oxygenSaturation: [0, 500],
  turbidity: [0, 10_000],
  suspendedSolids: [0, 100_000],
  orp: [-2_000, 2_000],
  count: [0, 1_000_000],
  cumulatedCount: [0, 4_294_967_295],
  activePower: [-10_000_000, 10_000_000],
  activeEnergy: [0, 1_000_000_000],
  powerFactor: [-1, 1],
  voltage: [0, 100_000],
  current: [-10_000, 10_000],
  dimmingLevel: [0, 100],
  lampState: [0, 1],
  lampFailure: [0, 1],
  illuminance: [0, 200_000],
  humidity: [0, 100],
  pressure: [300, 1_100],
  co2: [0, 100_000],
  rainfall: [0, 500],
  windSpeed: [0, 120],
  windDirection: [0, 360],
  batteryLevel: [0, 100],
  batteryVoltage: [0, 60],
};

/** The span a quantity can physically be in, in the quantity's unit; nothing is said of a quantity of a pack. */
export function physicalRangeOf(quantity: string): Span | undefined {
  return Object.hasOwn(RANGES, quantity) ? RANGES[quantity] : undefined;
}
