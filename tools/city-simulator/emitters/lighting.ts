import { DAY, HOUR, MINUTE, fork, levelAt, uniform } from '@vigie/kit';
import type { GeoPoint, Instant, Interval, LightSegment } from '@vigie/kit';
import { milesightUc300 } from '../../../packs/lighting/devices/milesight-uc300/model.ts';
import { milesightWs558 } from '../../../packs/lighting/devices/milesight-ws558/model.ts';
import {
  CABINET_FRAME,
  LAMP_FRAME,
  cabinetPower,
  cabinetValues,
  lampPower,
  lampValues,
  nightOf,
} from '../../../packs/lighting/simulator.ts';
import type { SimulatedLamp } from '../../../packs/lighting/simulator.ts';
import { COMMISSIONED, devEui, periodic } from '../emitter.ts';
import type { Emitter } from '../emitter.ts';
import { linkOf } from '../gateways.ts';
import { CABINET_SITES } from '../places/lighting-district.ts';
import type { CabinetSite, LampSite } from '../places/lighting-district.ts';
import { registrationOf } from '../registration.ts';
import { RunningTotal } from '../running-total.ts';
import type { Scenario } from '../scenario.ts';

const QUARTER = 15 * MINUTE;
const SLOTS_A_DAY = 96;
const NOON = 12 * HOUR;
/** Lamps out now, and lamps whose driver does not dim, by number of the lamp. */
const OUT_NOW: ReadonlySet<number> = new Set([12, 47, 48, 101, 150, 173]);
const NOT_DIMMING_NOW: ReadonlySet<number> = new Set([66, 131]);
/** kWh on the meter when the story begins. */
const METER_START = 4000;

/** The whole district lights up by the same sky. */
function nightsOf(place: GeoPoint): (time: Instant) => readonly LightSegment[] {
  const nights = new Map<number, readonly LightSegment[]>();
  return (time) => {
    // a night runs from noon to noon: one "day"
    const day = Math.floor((time - NOON) / DAY);
    const known = nights.get(day);
    if (known !== undefined) return known;
    const night = nightOf(day, place);
    nights.set(day, night);
    return night;
  };
}

export function lightingEmitters(scenario: Scenario): readonly Emitter[] {
  const [first] = CABINET_SITES;
  if (first === undefined) return [];
  const nights = nightsOf(first);
  let number = 0;
  return CABINET_SITES.flatMap((site, index) => {
    const lamps = site.lamps.map((lamp) => {
      number += 1;
      return { site: lamp, lamp: simulatedLamp(scenario, lamp, number), number };
    });
    const cabinet = cabinetEmitter(scenario, { site, index, nights, lamps: lamps.map(({ lamp }) => lamp) });
    return [cabinet, ...lamps.map((lamp) => lampEmitter(scenario, { ...lamp, nights }))];
  });
}

function simulatedLamp({ seed, now, origin }: Scenario, { wattage }: LampSite, number: number): SimulatedLamp {
  const own = fork(seed, 6000 + number);
  const failures: Interval[] = [];
  // a lamp fails once in three years and is mended within three weeks
  for (let year = 0; year < 4; year += 1) {
    const start = origin + (year + uniform(own, year)) * 365 * DAY;
    if (uniform(own, year, 1) < 0.3 && start < now - 25 * DAY) {
      failures.push({ start, end: start + (3 + 18 * uniform(own, year, 2)) * DAY });
    }
  }
  const since = now - (1.5 + 9 * uniform(own, 9)) * DAY;
  if (OUT_NOW.has(number)) failures.push({ start: since, end: now + 4 * DAY });
  return {
    seed: own,
    wattage,
    failures,
    notDimming: NOT_DIMMING_NOW.has(number) ? [{ start: since, end: now + 9 * DAY }] : [],
  };
}

interface MountedCabinet {
  readonly site: CabinetSite;
  readonly index: number;
  readonly lamps: readonly SimulatedLamp[];
  readonly nights: (time: Instant) => readonly LightSegment[];
}

function cabinetEmitter(scenario: Scenario, { site, index, lamps, nights }: MountedCabinet): Emitter {
  const { now } = scenario;
  const seed = fork(scenario.seed, 5000 + index);
  const doorOpen = index === 4 ? [{ start: now - 20 * HOUR, end: now - 19 * HOUR }] : [];
  const cabinet = { seed, lamps, doorOpen };
  const wattHours = new RunningTotal({
    first: Math.floor(scenario.origin / QUARTER),
    blockSize: SLOTS_A_DAY,
    amount: (slot) => cabinetPower(cabinet, levelAt(nights(slot * QUARTER), slot * QUARTER), slot * QUARTER) / 4,
  });
  const key = site.key;
  const properties = { lampCount: lamps.length, installedPower: lamps.reduce((sum, lamp) => sum + lamp.wattage, 0) };
  const asset = { type: 'cabinet', domain: 'lighting', key, name: site.name, commune: site.commune, properties };
  return {
    key,
    name: site.name,
    seed,
    connector: 'armoires-mqtt',
    link: linkOf(site),
    port: CABINET_FRAME.port,
    registration: registrationOf(milesightUc300, {
      id: key,
      connector: 'armoires-mqtt',
      name: site.name,
      asset,
      place: site,
    }),
    silences: [],
    stuck: [],
    clockErrors: [],
    ...periodic({ seed, period: QUARTER, phase: Math.floor(40_000 * uniform(seed, 1)) }),
    bytes: (time) => {
      const energy = METER_START + wattHours.through(Math.floor(time / QUARTER) - 1) / 1000;
      return CABINET_FRAME.encode(cabinetValues(cabinet, { time, night: nights(time), energy }));
    },
  };
}

interface MountedLamp {
  readonly site: LampSite;
  readonly lamp: SimulatedLamp;
  readonly number: number;
  readonly nights: (time: Instant) => readonly LightSegment[];
}

function lampEmitter(scenario: Scenario, { site, lamp, number, nights }: MountedLamp): Emitter {
  const key = devEui('24e124756d', 0x30_0001 + number);
  const { name } = site;
  const asset = {
    type: 'lightPoint',
    domain: 'lighting',
    key: site.key,
    name,
    commune: site.commune,
    properties: { nominalPower: site.wattage, standbyPower: 0.5, cabinet: site.cabinet, colourTemperature: 3000 },
  };
  const energyAt = lampEnergy(scenario, lamp, nights);
  return {
    key,
    name,
    seed: lamp.seed,
    connector: 'chirpstack-metropole',
    link: linkOf(site),
    port: LAMP_FRAME.port,
    registration: registrationOf(milesightWs558, {
      id: key,
      connector: 'chirpstack-metropole',
      name,
      asset,
      place: site,
      period: DAY / 2000,
    }),
    silences: [],
    stuck: [],
    clockErrors: [],
    ...lampSchedule(lamp, nights),
    bytes: (time) => LAMP_FRAME.encode(lampValues(lamp, { time, night: nights(time), energy: energyAt(time) })),
  };
}

/** Wh since the story began: whole nights, and the part of this one that is over. */
function lampEnergy(
  scenario: Scenario,
  lamp: SimulatedLamp,
  nights: (time: Instant) => readonly LightSegment[],
): (time: Instant) => number {
  const partOf = (night: readonly LightSegment[], until: Instant): number =>
    night.reduce((sum, { start, end, level }) => {
      const hours = Math.max(0, Math.min(end, until) - start) / HOUR;
      return sum + hours * lampPower(lamp, level, start);
    }, 0);
  const whole = new RunningTotal({
    first: Math.floor(scenario.origin / DAY),
    blockSize: 64,
    amount: (day) => partOf(nights(day * DAY + NOON), Number.POSITIVE_INFINITY),
  });
  return (time) => whole.through(Math.floor((time - NOON) / DAY) - 1) + partOf(nights(time), time);
}

/** A controller that finds its lamp dark says so, and says it again. */
const CONFIRMATION = 10 * MINUTE;
/** From lighting-up to the first frame: drivers are warm, and the light of day is gone. */
const WARM_UP = 22 * MINUTE;
const EVENING = 18 * HOUR;

/** A frame when the lamp has warmed up, with a second one if it gives no light, and one in the small hours. */
function lampSchedule(
  lamp: SimulatedLamp,
  nights: (time: Instant) => readonly LightSegment[],
): Pick<Emitter, 'schedule' | 'counter'> {
  const failed = (time: Instant): boolean => lamp.failures.some(({ start, end }) => time >= start && time < end);
  const framesOf = (day: number): readonly Instant[] => {
    const night = nights(day * DAY + NOON);
    const dusk = night[0]?.start ?? day * DAY + 18 * HOUR;
    const evening = dusk + WARM_UP + Math.floor(12 * MINUTE * uniform(lamp.seed, day, 11));
    const small = day * DAY + 25 * HOUR + Math.floor(40 * MINUTE * uniform(lamp.seed, day, 12));
    return failed(evening) ? [evening, evening + CONFIRMATION, small] : [evening, small];
  };
  const first = Math.floor(COMMISSIONED / DAY);
  // evenings of failure before a day: each cost one frame more
  const darkEvenings = (day: number): number =>
    lamp.failures.reduce((sum, { start, end }) => {
      const from = Math.ceil((start - EVENING) / DAY);
      return sum + Math.max(0, Math.min(day, Math.ceil((end - EVENING) / DAY)) - from);
    }, 0);
  return {
    schedule: ({ start, end }) => {
      const times: Instant[] = [];
      for (let day = Math.floor(start / DAY) - 2; day * DAY < end; day += 1) times.push(...framesOf(day));
      return times.filter((time) => time >= start && time < end);
    },
    counter: (time) => {
      const day = Math.floor((time - NOON) / DAY);
      return (day - first) * 2 + darkEvenings(day) + framesOf(day).filter((frame) => frame <= time).length;
    },
  };
}
