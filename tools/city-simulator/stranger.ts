import { HOUR, fork, uniform } from '@vigie/kit';
import { devEui, periodic } from './emitter.ts';
import type { Emitter } from './emitter.ts';
import { linkOf } from './gateways.ts';
import type { Scenario } from './scenario.ts';

const PERIOD = 6 * HOUR;

/** A neighbour's sensor on our network, which nobody declared: its frames have to end in quarantine, not nowhere. */
export function strangerOf(scenario: Scenario): Emitter {
  const seed = fork(scenario.seed, 9000);
  return {
    key: devEui('a84041ffff', 0x18_4c21),
    name: 'LHT65 en essai',
    seed,
    connector: 'chirpstack-metropole',
    link: linkOf({ longitude: 5.39, latitude: 43.3 }),
    port: 2,
    silences: [],
    stuck: [],
    clockErrors: [],
    ...periodic({ seed, period: PERIOD, phase: Math.floor(PERIOD * uniform(seed, 1)) }),
    bytes: (time) =>
      Uint8Array.from({ length: 11 }, (_, index) => Math.floor(256 * uniform(seed, Math.floor(time / HOUR), index))),
  };
}
