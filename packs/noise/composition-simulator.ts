import { MINUTE, compositionOf, formatInstant, normal, uniform } from '@vigie/kit';
import type { ClassifiedWindow, JsonObject, SimulatedMoment, SoundClass } from '@vigie/kit';
import { noiseSimulator } from './simulator.ts';
import type { SimulatedStreet } from './simulator.ts';

const WINDOW = 15 * MINUTE;

/** A class 1 station that classifies each minute on board, and says a quarter of an hour by the neutral contract. */
export function composedQuarter(street: SimulatedStreet, moment: SimulatedMoment): JsonObject {
  const minutes = Array.from({ length: 15 }, (_, n) => minuteOf(street, { ...moment, time: moment.time + n * MINUTE }));
  const composition = compositionOf(minutes);
  const level = composition?.level ?? 0;
  const ranked = minutes.map(({ level: each }) => each).toSorted((a, b) => a - b);
  const at = (share: number): number => tenth(ranked[Math.floor(share * (ranked.length - 1))] ?? level);
  return {
    t0: formatInstant(moment.time),
    t1: formatInstant(moment.time + WINDOW),
    laeq: tenth(level),
    la10: at(0.9),
    la50: at(0.5),
    la90: at(0.1),
    lafmax: tenth((ranked.at(-1) ?? level) + 6),
    coverage: 1,
    classes: (composition?.classes ?? [])
      .filter(({ sound, timeShare }) => timeShare > 0 || sound === 'other')
      .map(({ sound, timeShare, energyShare, contribution }) => ({
        k: sound,
        timeShare: thousandth(timeShare),
        energyShare: thousandth(energyShare),
        ...(contribution === undefined ? {} : { laeqK: tenth(contribution) }),
        conf: 0.8,
      })),
    model: { id: 'simulated', version: '1.0' },
  };
}

/** What one minute sounds like: mostly the street, sometimes a motorbike, a siren, works by day, wind in the trees. */
function minuteOf(street: SimulatedStreet, moment: SimulatedMoment): ClassifiedWindow {
  const minute = Math.floor(moment.time / MINUTE);
  const { laeq } = noiseSimulator.values(street, moment);
  const level = laeq + normal(street.seed, minute, 21);
  const loud = loudSource(street, moment, uniform(street.seed, minute, 22));
  if (loud === undefined) return { duration: MINUTE, level, shares: usual(street, moment) };
  return { duration: MINUTE, level: level + loud.above, shares: { [loud.sound]: 0.8, road: 0.15 } };
}

interface LoudSource {
  readonly sound: SoundClass;
  /** dB over the street. */
  readonly above: number;
}

function loudSource(
  { festivals }: SimulatedStreet,
  { time, hour, weekday, wind }: SimulatedMoment,
  chance: number,
): LoudSource | undefined {
  if (festivals.some(({ start, end }) => time >= start && time < end)) return { sound: 'music', above: 0 };
  if (chance < 0.012) return { sound: 'signals', above: 8 };
  if (chance < 0.05) return { sound: 'twoWheelers', above: 7 };
  if (chance < 0.14 && hour >= 8 && hour < 17 && weekday <= 5) return { sound: 'works', above: 3 };
  return wind > 10 && chance > 0.8 ? { sound: 'nature', above: 1 } : undefined;
}

/** Terraces talk in the evening; birds before the traffic. */
function usual({ nightLife }: SimulatedStreet, { hour, month }: SimulatedMoment): ClassifiedWindow['shares'] {
  const voices = hour >= 18 || hour < 2 ? 0.15 + 0.4 * nightLife : 0.1;
  const birds = hour >= 4 && hour < 7 && month >= 3 && month <= 7 ? 0.15 : 0.02;
  return { road: 0.95 - voices - birds, voices, nature: birds };
}

const tenth = (level: number): number => Math.round(level * 10) / 10;
const thousandth = (share: number): number => Math.round(share * 1_000) / 1_000;
