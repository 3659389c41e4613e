import { DAY, MINUTE, fork } from '@vigie/kit';
import type { Instant, Interval } from '@vigie/kit';
import { composedQuarter } from '../../../packs/noise/composition-simulator.ts';
import { neutralComposition } from '../../../packs/noise/devices/neutral-composition/model.ts';
import type { Emitter } from '../emitter.ts';
import { linkOf } from '../gateways.ts';
import { registrationOf } from '../registration.ts';
import type { Scenario } from '../scenario.ts';

const PERIOD = 15 * MINUTE;
/** Put up four weeks ago: it says twenty-six series each quarter of an hour. */
const AGE = 28 * DAY;
const KEY = 'bruit-composition-cours-mirabeau';
const NAME = 'Cours Mirabeau, station à composition';
const PLACE = { key: KEY, name: NAME, commune: 'Aix-en-Provence', longitude: 5.4512, latitude: 43.5267 };

/** The class 1 station of the cours Mirabeau, which classifies on board and speaks the neutral contract. */
export function compositionEmitter(scenario: Scenario): Emitter {
  const { now, sky, festivals } = scenario;
  const seed = fork(scenario.seed, 1900);
  const street = { seed, day: 62.5, evening: 63, night: 55, nightLife: 0.8, festivals };
  const first = Math.ceil((now - AGE) / PERIOD);
  const connector = 'bruit-http';
  return {
    key: KEY,
    name: NAME,
    seed,
    connector,
    link: linkOf(PLACE),
    port: 1,
    registration: registrationOf(neutralComposition, {
      id: KEY,
      connector,
      name: NAME,
      asset: {
        type: 'noiseMast',
        domain: 'noise',
        key: KEY,
        name: NAME,
        commune: PLACE.commune,
        properties: { microphoneHeight: 4, facadeDistance: 2, instrumentClass: '1' },
      },
      place: PLACE,
    }),
    silences: [],
    stuck: [],
    clockErrors: [],
    schedule: (interval) => ends(interval, first),
    counter: (time) => Math.floor(time / PERIOD) - first,
    bytes: () => new Uint8Array(),
    // said at the end of the quarter of an hour it speaks of
    fields: (time) => composedQuarter(street, sky.moment(Math.floor(time / PERIOD) * PERIOD - PERIOD)),
  };
}

/** Ends of the quarters of an hour in `[start, end)`. */
function ends({ start, end }: Interval, first: number): Instant[] {
  const times: Instant[] = [];
  for (let slot = Math.max(first, Math.ceil(start / PERIOD)); slot * PERIOD < end; slot += 1) times.push(slot * PERIOD);
  return times;
}
