import type { Flag, LatestValue, Thing } from './contract.ts';

/** The newest value of a datastream, as the live stream says it. */
export interface LiveValue {
  readonly datastream: number;
  readonly time: string;
  readonly raw: number | null;
  readonly adjusted: number | null;
  readonly flag: Flag;
}

const newer = (value: LiveValue | undefined, than: LatestValue): value is LiveValue =>
  value !== undefined && (than.time === undefined || value.time > than.time);

/** Objects with the values that just came; an object that got nothing is the same object. */
export function applyLive<T extends Thing>(things: readonly T[], values: ReadonlyMap<number, LiveValue>): readonly T[] {
  return things.map((thing) => {
    if (!thing.latest.some((latest) => newer(values.get(latest.datastream), latest))) return thing;
    const latest = thing.latest.map((before) => {
      const value = values.get(before.datastream);
      // The stream says no reasons: those of the value before are not its own.
      return newer(value, before) ? { ...before, ...value, reasons: [] } : before;
    });
    const lastTime = latest.reduce((last, { time = '' }) => (time > last ? time : last), thing.lastTime ?? '');
    return { ...thing, latest, lastTime };
  });
}
