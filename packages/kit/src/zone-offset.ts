import { DAY, HOUR, MINUTE, SECOND } from './instant.ts';
import type { Instant, Milliseconds } from './instant.ts';

/** Zone of French local time. */
export const PARIS = 'Europe/Paris';

// Legal time has changed on quarter-hours of UTC everywhere since 1972.
const QUARTER: Milliseconds = 15 * MINUTE;
const CACHE_LIMIT = 50_000;

interface ZoneRules {
  readonly format: Intl.DateTimeFormat;
  /** Day number → offset of the whole day, or NaN on a day of change. */
  readonly days: Map<number, Milliseconds>;
  /** Quarter-hour number → offset, on days of change only. */
  readonly quarters: Map<number, Milliseconds>;
}

const zones = new Map<string, ZoneRules>();

function rulesOf(zone: string): ZoneRules {
  const known = zones.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const rules = { format, days: new Map<number, number>(), quarters: new Map<number, number>() };
  zones.set(zone, rules);
  return rules;
}

function askEngine(rules: ZoneRules, time: Instant): Milliseconds {
  const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(rules.format.format(time));
  if (!match?.[1]) return 0;
  const size = Number(match[2]) * HOUR + Number(match[3]) * MINUTE + Number(match[4] ?? 0) * SECOND;
  return match[1] === '-' ? -size : size;
}

function remember(cache: Map<number, Milliseconds>, key: number, value: Milliseconds): Milliseconds {
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, value);
  return value;
}

/** Local time minus UTC at an instant, by the rules of the engine. Throws RangeError for an unknown zone. */
export function zoneOffset(time: Instant, zone: string): Milliseconds {
  const rules = rulesOf(zone);
  const day = Math.floor(time / DAY);
  let offset = rules.days.get(day);
  if (offset === undefined) {
    const first = askEngine(rules, day * DAY);
    const last = askEngine(rules, (day + 1) * DAY);
    offset = remember(rules.days, day, first === last ? first : Number.NaN);
  }
  if (!Number.isNaN(offset)) return offset;
  const quarter = Math.floor(time / QUARTER);
  return rules.quarters.get(quarter) ?? remember(rules.quarters, quarter, askEngine(rules, quarter * QUARTER));
}
