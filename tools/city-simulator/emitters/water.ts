import { HOUR, MINUTE, fork, uniform } from '@vigie/kit';
import type { DeviceModel, Instant, Interval, SimulatorModel } from '@vigie/kit';
import { decentlabDlCtd10 } from '../../../packs/water/devices/decentlab-dl-ctd10/model.ts';
import { decentlabDlNtu } from '../../../packs/water/devices/decentlab-dl-ntu/model.ts';
import { decentlabDlOptod } from '../../../packs/water/devices/decentlab-dl-optod/model.ts';
import { oxygenSimulator, stageAt, stageSimulator, turbiditySimulator } from '../../../packs/water/simulator.ts';
import type { ReachValues, SimulatedReach } from '../../../packs/water/simulator.ts';
import { COMMISSIONED, devEui, periodic } from '../emitter.ts';
import type { Emitter } from '../emitter.ts';
import { linkOf } from '../gateways.ts';
import { RIVER_STATIONS } from '../places/river-stations.ts';
import type { RiverStation } from '../places/river-stations.ts';
import { batteryOf, powerAt } from '../power.ts';
import { registrationOf } from '../registration.ts';
import type { Asset } from '../registration.ts';
import { RunningTotal } from '../running-total.ts';
import type { Scenario } from '../scenario.ts';

const NORMAL = 15 * MINUTE;
const ALERT = 5 * MINUTE;
/** Metres above ordinary flow where the probe begins to send every five minutes. */
const ALERT_RISE = 0.35;
const SLOTS_A_DAY = 288;
/** Stations whose probe is cleaned too late, and every how many days it is. */
const FOULED: ReadonlySet<string> = new Set(['touloubre-saint-chamas', 'cadiere-marignane']);
const CLEANED_EVERY = 75;

export function waterEmitters(scenario: Scenario): readonly Emitter[] {
  return RIVER_STATIONS.flatMap((station, index) => stationEmitters(scenario, station, index));
}

interface Probe {
  readonly model: DeviceModel;
  readonly simulator: SimulatorModel<SimulatedReach, ReachValues>;
  readonly name: string;
  readonly number: number;
}

function stationEmitters(scenario: Scenario, station: RiverStation, index: number): readonly Emitter[] {
  const seed = fork(scenario.seed, 3000 + index);
  const fouling = FOULED.has(station.key) ? { fouling: CLEANED_EVERY } : {};
  const reach = { ...station, ...fouling, seed, storms: scenario.storms };
  const level = { model: decentlabDlCtd10, simulator: stageSimulator, name: 'Niveau', number: 0x4000 + index };
  const gauge = { ...emitterOf(scenario, { station, reach, probe: level }), ...alertSchedule(scenario, reach) };
  const probe = probeOf(station, index);
  if (probe === undefined) return [gauge];
  const phase = Math.floor(uniform(reach.seed, 9) * HOUR);
  const hourly = periodic({ seed: fork(reach.seed, 9), period: HOUR, phase });
  return [gauge, { ...emitterOf(scenario, { station, reach, probe }), ...hourly }];
}

function probeOf({ probe }: RiverStation, index: number): Probe | undefined {
  if (probe === undefined) return undefined;
  return probe === 'oxygen'
    ? { model: decentlabDlOptod, simulator: oxygenSimulator, name: 'Oxygène', number: 0x4100 + index }
    : { model: decentlabDlNtu, simulator: turbiditySimulator, name: 'Turbidité', number: 0x4200 + index };
}

interface Mounted {
  readonly station: RiverStation;
  readonly reach: SimulatedReach;
  readonly probe: Probe;
}

function emitterOf(scenario: Scenario, { station, reach, probe }: Mounted): Omit<Emitter, 'schedule' | 'counter'> {
  const { model, simulator } = probe;
  const seed = fork(reach.seed, probe.number);
  const battery = batteryOf(seed, scenario.now);
  const key = devEui('70b3d57ba000', probe.number);
  const name = `${probe.name} ${station.name}`;
  const asset = model === decentlabDlCtd10 ? gaugeAsset(station) : probeAsset(station);
  return {
    key,
    name,
    seed,
    connector: 'tts-rivieres',
    link: linkOf(station),
    port: simulator.port,
    registration: registrationOf(model, { id: key, name, connector: 'tts-rivieres', asset, place: station }),
    silences: [],
    stuck: [],
    clockErrors: [],
    bytes: (time) => simulator.encode(simulator.values(reach, scenario.sky.moment(time)), powerAt(battery, time)),
  };
}

/** Local marks of the demonstration, in metres above the gauge zero: never the State's vigilance. */
const MARKS = { threshold1: 0.8, threshold2: 1.2, threshold3: 1.6 };

/** Low flows of the demonstration (m³/s): of no drought order. */
const LOW_FLOWS = { lowFlow1: 0.12, lowFlow2: 0.09, lowFlow3: 0.06 };

/** A curve that shows what a curve does: of no real station. Above 2.5 m it says nothing. */
const DEMONSTRATION_CURVE = 'demo 2024-01-01.. : 0.15..2.5 a=4.2 h0=0.1 b=1.7';

/** The level probe lies on the gauge zero: what it measures is the stage. */
function gaugeAsset(station: RiverStation): Asset {
  const { river, elevation, nationalCode } = station;
  const section = nationalCode === undefined ? river : `${river}, station ${nationalCode}`;
  const before = RIVER_STATIONS[RIVER_STATIONS.indexOf(station) - 1];
  const upstream = before?.river === river ? before : undefined;
  return {
    type: 'gauge',
    domain: 'water',
    key: station.key,
    name: station.name,
    commune: station.commune,
    properties: {
      river,
      section,
      sensorElevation: elevation,
      zeroElevation: elevation,
      ...MARKS,
      levelsSource: 'Repères de démonstration',
      ratingCurves: DEMONSTRATION_CURVE,
      ...LOW_FLOWS,
      ...(upstream === undefined ? {} : { upstreamStation: upstream.key }),
    },
  };
}

/** The nearest probe of the same kind above a station, on its river. */
function probeAbove(station: RiverStation): RiverStation | undefined {
  const above = RIVER_STATIONS.slice(0, RIVER_STATIONS.indexOf(station));
  return above.findLast(({ river, probe }) => river === station.river && probe === station.probe);
}

function probeAsset(station: RiverStation): Asset {
  const upstream = probeAbove(station);
  return {
    type: 'waterQualityProbe',
    domain: 'water',
    key: `${station.key}-qualite`,
    name: `${station.name}, qualité`,
    commune: station.commune,
    properties: {
      river: station.river,
      levelStation: station.key,
      immersion: 0.3,
      ...(station.probe === 'oxygen' && upstream !== undefined ? { upstreamStation: `${upstream.key}-qualite` } : {}),
    },
  };
}

/** Every fifteen minutes, every five while the river is high. */
function alertSchedule(scenario: Scenario, reach: SimulatedReach): Pick<Emitter, 'schedule' | 'counter'> {
  const phase = Math.floor(uniform(reach.seed, 8) * 4 * MINUTE);
  const high = (slot: number): boolean => {
    const { month } = scenario.sky.moment(slot * ALERT);
    return stageAt(reach, slot * ALERT, month) > reach.base + ALERT_RISE;
  };
  const first = Math.floor(scenario.origin / ALERT);
  const extra = new RunningTotal({
    first,
    blockSize: SLOTS_A_DAY,
    amount: (slot) => (slot % 3 !== 0 && high(slot) ? 1 : 0),
  });
  const sends = (slot: number): boolean => slot % 3 === 0 || extra.of(slot) === 1;
  return {
    schedule: ({ start, end }: Interval): readonly Instant[] => {
      const times: Instant[] = [];
      for (let slot = Math.ceil((start - phase) / ALERT); slot * ALERT + phase < end; slot += 1) {
        if (sends(slot)) times.push(slot * ALERT + phase);
      }
      return times;
    },
    counter: (time) => Math.floor((time - COMMISSIONED) / NORMAL) + extra.through(Math.floor((time - phase) / ALERT)),
  };
}
