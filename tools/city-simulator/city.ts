import { DAY } from '@vigie/kit';
import type { Instant, Interval, JsonObject } from '@vigie/kit';
import { LONGEST_OUTAGE, arrivalsOf } from './arrivals.ts';
import type { Arrival } from './arrivals.ts';
import type { Emitter } from './emitter.ts';
import { compositionEmitter } from './emitters/composition.ts';
import { lightingEmitters } from './emitters/lighting.ts';
import { mobilityEmitters } from './emitters/mobility.ts';
import { noiseEmitters } from './emitters/noise.ts';
import { wasteEmitters } from './emitters/waste.ts';
import { waterEmitters } from './emitters/water.ts';
import { envelopeOf } from './envelope.ts';
import { CONNECTORS } from './registration.ts';
import type { ConnectorKey, ConnectorRegistration, DeviceRegistration } from './registration.ts';
import { scenarioOf } from './scenario.ts';
import type { Scenario, ScenarioOptions } from './scenario.ts';
import { strangerOf } from './stranger.ts';

/** A simulated territory: who is declared, and who sends. */
export interface City {
  readonly scenario: Scenario;
  readonly connectors: readonly ConnectorRegistration[];
  readonly devices: readonly DeviceRegistration[];
  readonly emitters: readonly Emitter[];
}

/** One frame as its sender posts it. */
export interface SimulatedFrame {
  readonly connector: ConnectorKey;
  readonly device: string;
  /** When it came to us; the time of measure is in the envelope. */
  readonly receivedTime: Instant;
  readonly envelope: JsonObject;
}

/** The territory of a seed: same options, same places, same devices, same frames. */
export function city(options: ScenarioOptions): City {
  const scenario = scenarioOf(options);
  const emitters = [
    ...noiseEmitters(scenario),
    compositionEmitter(scenario),
    ...wasteEmitters(scenario),
    ...waterEmitters(scenario),
    ...mobilityEmitters(scenario),
    ...lightingEmitters(scenario),
    strangerOf(scenario),
  ];
  const devices = emitters.flatMap(({ registration }) => (registration === undefined ? [] : [registration]));
  return { scenario, connectors: CONNECTORS, devices, emitters };
}

/** A retry comes at most this long after. */
const LATEST_RETRY = 60_000;

/** Frames that come to us in `[start, end)`, in order of arrival: late ones among the others. Made one by one. */
export function* framesBetween(town: City, { start, end }: Interval): Generator<SimulatedFrame> {
  for (let from = start; from < end; from += DAY) {
    for (const arrival of arrivalsBetween(town, { start: from, end: Math.min(end, from + DAY) })) {
      const { emitter, receivedTime } = arrival;
      yield { connector: emitter.connector, device: emitter.key, receivedTime, envelope: envelopeOf(arrival) };
    }
  }
}

function arrivalsBetween({ scenario, emitters }: City, { start, end }: Interval): readonly Arrival[] {
  const arrivals: Arrival[] = [];
  const sent = { start: Math.max(scenario.origin, start - LONGEST_OUTAGE - 2 * LATEST_RETRY), end };
  for (const emitter of emitters) {
    for (const time of emitter.schedule(sent)) {
      for (const arrival of arrivalsOf(scenario, emitter, time)) {
        if (arrival.receivedTime >= start && arrival.receivedTime < end) arrivals.push(arrival);
      }
    }
  }
  // the sort is stable: frames of one moment keep the order of the emitters
  return arrivals.toSorted((a, b) => a.receivedTime - b.receivedTime);
}
