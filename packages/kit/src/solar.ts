import { dayNumber } from './civil-date.ts';
import type { CivilDate } from './civil-date.ts';
import { DAY, MINUTE } from './instant.ts';
import type { Instant } from './instant.ts';

/** Degrees, east and north positive. */
export interface GeoPoint {
  readonly longitude: number;
  readonly latitude: number;
}

/** Sun centre 50′ under the horizon: refraction and half-diameter. */
export const SUNRISE_ZENITH = 90.833;
export const CIVIL_TWILIGHT_ZENITH = 96;

const RAD = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * RAD);
const cos = (degrees: number): number => Math.cos(degrees * RAD);
const tan = (degrees: number): number => Math.tan(degrees * RAD);

/** Equation of time (minutes) and declination (degrees) at a Julian century from J2000 (NOAA, after Meeus). */
function sunAt(t: number): { equation: number; declination: number } {
  const meanLongitude = (280.46646 + t * (36_000.76983 + t * 0.0003032)) % 360;
  const anomaly = 357.52911 + t * (35_999.05029 - 0.0001537 * t);
  const eccentricity = 0.016708634 - t * (0.000042037 + 0.0000001267 * t);
  const centre =
    sin(anomaly) * (1.914602 - t * (0.004817 + 0.000014 * t)) +
    sin(2 * anomaly) * (0.019993 - 0.000101 * t) +
    sin(3 * anomaly) * 0.000289;
  const node = 125.04 - 1934.136 * t;
  const apparent = meanLongitude + centre - 0.00569 - 0.00478 * sin(node);
  const meanObliquity = 23 + (26 + (21.448 - t * (46.815 + t * (0.00059 - t * 0.001813))) / 60) / 60;
  const obliquity = meanObliquity + 0.00256 * cos(node);
  const y = tan(obliquity / 2) ** 2;
  const equation =
    y * sin(2 * meanLongitude) -
    2 * eccentricity * sin(anomaly) +
    4 * eccentricity * y * sin(anomaly) * cos(2 * meanLongitude) -
    0.5 * y * y * sin(4 * meanLongitude) -
    1.25 * eccentricity * eccentricity * sin(2 * anomaly);
  return { equation: (4 * equation) / RAD, declination: Math.asin(sin(obliquity) * sin(apparent)) / RAD };
}

// 2000-01-01T12:00Z is day 10957.5 since 1970.
const century = (time: Instant): number => (time / DAY - 10_957.5) / 36_525;

function crossing(
  midnight: Instant,
  place: GeoPoint,
  { zenith, side }: { zenith: number; side: 1 | -1 },
): Instant | undefined {
  let time: Instant = midnight + DAY / 2;
  // The second pass takes the sun where it is at the crossing itself; the third moves it by less than a second.
  for (let pass = 0; pass < 3; pass += 1) {
    const { equation, declination } = sunAt(century(time));
    const cosine = cos(zenith) / (cos(place.latitude) * cos(declination)) - tan(place.latitude) * tan(declination);
    if (cosine < -1 || cosine > 1) return undefined;
    const hourAngle = (side * Math.acos(cosine)) / RAD;
    time = midnight + (720 - 4 * (place.longitude + hourAngle) - equation) * MINUTE;
  }
  return time;
}

export interface SunTimes {
  /** Absent where the sun does not cross the horizon that day. */
  readonly rise: Instant | undefined;
  readonly set: Instant | undefined;
}

/** Sunrise and sunset of a civil day at a place, by the NOAA algorithm. Within seconds of other implementations. */
export function sunTimes(date: CivilDate, place: GeoPoint, zenith: number = SUNRISE_ZENITH): SunTimes {
  const midnight = dayNumber(date) * DAY;
  return {
    rise: crossing(midnight, place, { zenith, side: 1 }),
    set: crossing(midnight, place, { zenith, side: -1 }),
  };
}
