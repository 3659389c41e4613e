import { HOUR, localDate, MINUTE, sunTimes } from '@vigie/kit';
import type { Sample, WindowInput } from '@vigie/kit';

/** Lighting-up may follow sunset by some minutes, and a command needs 5 minutes to settle. */
const AFTER_SUNSET = 30 * MINUTE;
/** No programme dims or switches off in the two hours that follow (house choice). */
const EVENING = 2 * HOUR;

/** Samples of the evening of a night, when every lamp must be lit whatever the programme does later. */
export function litEvening({ samples, start, longitude, latitude }: WindowInput): readonly Sample[] {
  const { set } = sunTimes(localDate(start), { longitude, latitude });
  if (set === undefined) return [];
  const from = set + AFTER_SUNSET;
  return samples.filter(({ time }) => time >= from && time < from + EVENING);
}
