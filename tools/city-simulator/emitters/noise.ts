import { DAY, HOUR, MINUTE, fork, uniform } from '@vigie/kit';
import type { Instant } from '@vigie/kit';
import { milesightWs302 } from '../../../packs/noise/devices/milesight-ws302/model.ts';
import { noiseSimulator } from '../../../packs/noise/simulator.ts';
import { devEui, periodic } from '../emitter.ts';
import type { Emitter } from '../emitter.ts';
import { linkOf } from '../gateways.ts';
import { NOISE_SITES } from '../places/noise-sites.ts';
import type { NoiseSite } from '../places/noise-sites.ts';
import { batteryOf, powerAt } from '../power.ts';
import { registrationOf } from '../registration.ts';
import type { Scenario } from '../scenario.ts';

const PERIOD = 15 * MINUTE;
/** Where the concerts are. */
const FESTIVE = new Set(['bruit-vieux-port', 'bruit-cours-julien', 'bruit-cours-mirabeau', 'bruit-istres']);

export function noiseEmitters(scenario: Scenario): readonly Emitter[] {
  return NOISE_SITES.map((site, index) => noiseEmitter(scenario, site, index));
}

function noiseEmitter(scenario: Scenario, site: NoiseSite, index: number): Emitter {
  const { now, sky } = scenario;
  const seed = fork(scenario.seed, 1000 + index);
  const street = { ...site, seed, festivals: FESTIVE.has(site.key) ? scenario.festivals : [] };
  const battery = batteryOf(seed, now);
  // a frame tells of the quarter of an hour that ends with it
  const levels = (time: Instant) => noiseSimulator.values(street, sky.moment(time - PERIOD / 2));
  const key = devEui('24e124743d', 0x10_0001 + index * 7);
  return {
    key,
    name: `Sonomètre ${site.name}`,
    seed,
    connector: 'chirpstack-metropole',
    link: linkOf(site),
    port: noiseSimulator.port,
    registration: registrationOf(milesightWs302, {
      id: key,
      connector: 'chirpstack-metropole',
      name: `Sonomètre ${site.name}`,
      asset: {
        type: 'noiseMast',
        domain: 'noise',
        key: site.key,
        name: site.name,
        commune: site.commune,
        properties: { microphoneHeight: 4, facadeDistance: 2, instrumentClass: 'indicatif' },
      },
      place: site,
    }),
    silences: site.key === 'bruit-castellane' ? [{ start: now - 9 * HOUR, end: now + 2 * DAY }] : [],
    stuck: site.key === 'bruit-vitrolles' ? [{ start: now - 60 * HOUR, end: now - 31 * HOUR }] : [],
    clockErrors: [],
    ...periodic({ seed, period: PERIOD, phase: Math.floor(uniform(seed, 1) * PERIOD) }),
    bytes: (time) => noiseSimulator.encode(levels(time), powerAt(battery, time)),
  };
}
