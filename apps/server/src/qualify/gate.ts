import type { Check, Instant, Milliseconds } from '@vigie/kit';

type Span = readonly [low: number, high: number];

/** What a value of one datastream must pass, made once from the registry and the packs' checks. */
export interface Gate {
  readonly datastream: number;
  /** Length of time a value stands for. */
  readonly duration: Milliseconds;
  /** Values of before are the clock's fault. */
  readonly notBefore: Instant;
  readonly sensor: Span | undefined;
  readonly siteFail: Span | undefined;
  readonly siteSuspect: Span | undefined;
}

export interface GateSource {
  readonly datastream: number;
  readonly quantity: string;
  readonly duration: Milliseconds;
  readonly installed?: Instant;
  /** In the datastream's unit, which is the quantity's. */
  readonly sensorRange?: readonly [number | undefined, number | undefined];
}

// 2015-01-01: LoRaWAN 1.0. A device that says it measured before has lost its clock.
const EPOCH_OF_DEVICES: Instant = 1_420_070_400_000;

function spanOf(range: GateSource['sensorRange']): Span | undefined {
  if (!range) return undefined;
  const [low, high] = range;
  if (low === undefined && high === undefined) return undefined;
  return [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
}

/** Both spans at once: the values that pass every check of the quantity. */
function narrowest(spans: readonly Span[]): Span | undefined {
  if (spans.length === 0) return undefined;
  return [Math.max(...spans.map(([low]) => low)), Math.min(...spans.map(([, high]) => high))];
}

/** The gate of a datastream. */
export function gateOf(source: GateSource, checks: readonly Check[]): Gate {
  const ranges = checks.flatMap(({ quantity, test }) =>
    quantity === source.quantity && test.kind === 'site-range' ? [test] : [],
  );
  return {
    datastream: source.datastream,
    duration: source.duration,
    notBefore: source.installed ?? EPOCH_OF_DEVICES,
    sensor: spanOf(source.sensorRange),
    siteFail: narrowest(ranges.flatMap(({ fail }) => (fail ? [fail] : []))),
    siteSuspect: narrowest(ranges.map(({ suspect }) => suspect)),
  };
}
