import { DAY, HOUR, MINUTE, fork, uniform } from '@vigie/kit';
import type { Instant, Interval } from '@vigie/kit';
import { parametricPcr2 } from '../../../packs/mobility/devices/parametric-pcr2/model.ts';
import { mobilitySimulator } from '../../../packs/mobility/simulator.ts';
import type { CounterFrame, SimulatedWay } from '../../../packs/mobility/simulator.ts';
import { devEui, periodic } from '../emitter.ts';
import type { Emitter } from '../emitter.ts';
import { linkOf } from '../gateways.ts';
import { COUNTER_SITES } from '../places/counters.ts';
import type { CounterSite } from '../places/counters.ts';
import { registrationOf } from '../registration.ts';
import { RunningTotal } from '../running-total.ts';
import type { Scenario } from '../scenario.ts';

const PERIOD = 15 * MINUTE;
const SLOTS_A_DAY = 96;
/** The radar's sums are kept on 16 bits. */
const WRAP = 65_536;
/** Solar charger: full by day, never low. */
const CHARGER = { battery: 100, volts: 7.2 };

export function mobilityEmitters(scenario: Scenario): readonly Emitter[] {
  return COUNTER_SITES.map((site, index) => counterEmitter(scenario, site, index));
}

/** The frame that closes a quarter of an hour. */
function frames(scenario: Scenario, way: SimulatedWay): (slot: number) => CounterFrame {
  const first = Math.floor(scenario.origin / PERIOD);
  const passages = (slot: number) => mobilitySimulator.values(way, scenario.sky.moment(slot * PERIOD));
  const forth = new RunningTotal({ first, blockSize: SLOTS_A_DAY, amount: (slot) => passages(slot).forth });
  const back = new RunningTotal({ first, blockSize: SLOTS_A_DAY, amount: (slot) => passages(slot).back });
  return (slot) => ({
    ...passages(slot),
    forthSum: forth.through(slot) % WRAP,
    backSum: back.through(slot) % WRAP,
  });
}

function counterEmitter(scenario: Scenario, site: CounterSite, index: number): Emitter {
  const { now } = scenario;
  const seed = fork(scenario.seed, 4000 + index);
  const frameOf = frames(scenario, { seed, mode: site.mode, daily: site.daily, commuting: site.commuting });
  // two speak LoRaWAN, the others their own JSON
  const radio = index % 3 === 0;
  const key = radio ? devEui('70b3d58ff031', 0x50 + index) : site.key;
  const connector = radio ? 'chirpstack-metropole' : 'compteurs-http';
  const name = `Compteur ${site.name}`;
  const closed = (time: Instant): CounterFrame => frameOf(Math.floor(time / PERIOD) - 1);
  return {
    key,
    name,
    seed,
    connector,
    link: linkOf(site),
    port: mobilitySimulator.port,
    registration: registrationOf(parametricPcr2, { id: key, connector, name, asset: assetOf(site), place: site }),
    silences: [],
    stuck: [],
    clockErrors: radio ? [] : clockErrors(seed, { start: scenario.origin, end: now }),
    ...periodic({ seed, period: PERIOD, phase: Math.floor((5 + 20 * uniform(seed, 1)) * 1000) }),
    bytes: (time) => mobilitySimulator.encodeCounter(closed(time), CHARGER),
    fields: radio ? undefined : (time) => fieldsOf(closed(time)),
  };
}

function fieldsOf(frame: CounterFrame): Readonly<Record<string, number>> {
  return {
    LTR: frame.forth,
    RTL: frame.back,
    LTR_SUM: frame.forthSum,
    RTL_SUM: frame.backSum,
    TEMP: Math.round(frame.temperature * 10) / 10,
    SBX_BATT: CHARGER.volts * 1000,
  };
}

function assetOf(site: CounterSite) {
  return {
    type: 'counter',
    domain: 'mobility',
    key: site.key,
    name: site.name,
    commune: site.commune,
    properties: {
      mobilityType: site.mode === 'bike' ? 'BIKE' : 'PEDESTRIAN',
      counterType: 'RADAR SENSOR',
      infrastructureType: site.mode === 'bike' ? 'CYCLE TRACK' : 'FOOTPATH',
      directionIn: site.directions[0],
      directionOut: site.directions[1],
      totem: true,
    },
  };
}

/** After a power cut the clock of a counter runs three hours ahead until it is set: one hour every fifty days. */
function clockErrors(seed: number, { start, end }: Interval): readonly (Interval & { readonly ahead: number })[] {
  const errors: (Interval & { readonly ahead: number })[] = [];
  for (let cut = start + 50 * DAY * uniform(seed, 5); cut < end; cut += 50 * DAY) {
    errors.push({ start: cut, end: cut + HOUR, ahead: 3 * HOUR });
  }
  return errors;
}
