import type { CivilDate, Instant, Json, JsonObject } from '@vigie/kit';
import { daysInMonth, HOUR, localToInstant, MINUTE, parseInstant, SECOND } from '@vigie/kit';
import { readTime } from '#connect/envelope/envelope-time.ts';
import { numberOf, textOf } from '#connect/envelope/field.ts';
import { zoneOf } from '#connect/pull/source-settings.ts';

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[T ,]+(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s*([AP]M)?)?$/i;

/** The time of a record, as the settings say it is written. */
export function readSourceTime(value: Json | undefined, settings: JsonObject): Instant | undefined {
  const zone = zoneOf(settings);
  switch (textOf(settings['timeFormat'])) {
    case 'seconds':
      return numbered(value, SECOND);
    case 'milliseconds':
      return numbered(value, 1);
    case 'dmy':
      return slashed(textOf(value), ['day', 'month'], zone);
    case 'mdy':
      return slashed(textOf(value), ['month', 'day'], zone);
    default:
      return isoTime(value, zone);
  }
}

function numbered(value: Json | undefined, unit: number): Instant | undefined {
  const number = numberOf(value);
  return number === undefined || number < 0 ? undefined : Math.floor(number * unit);
}

/** ISO 8601, local where it says no zone; of an interval `from/to` its beginning; else what an envelope may say. */
function isoTime(value: Json | undefined, zone: string): Instant | undefined {
  const [begin = ''] = (textOf(value) ?? '').split('/');
  return parseInstant(begin.replace(/(\d)\.0$/, '$1'), zone) ?? readTime(value);
}

type Order = readonly ['day', 'month'] | readonly ['month', 'day'];

function slashed(text: string | undefined, order: Order, zone: string): Instant | undefined {
  const found = SLASHED.exec(text?.trim() ?? '');
  const date = found === null ? undefined : dateOf(found, order);
  const ofDay = found === null ? undefined : timeOfDay(found);
  return date === undefined || ofDay === undefined ? undefined : localToInstant(date, ofDay, zone);
}

function dateOf(found: RegExpExecArray, order: Order): CivilDate | undefined {
  const [first, second, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const [day, month] = order[0] === 'day' ? [first, second] : [second, first];
  return month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) ? undefined : { year, month, day };
}

function timeOfDay(found: RegExpExecArray): number | undefined {
  const hour = hourOf(Number(found[4] ?? 0), found[7]);
  const minutes = Number(found[5] ?? 0);
  if (hour === undefined || minutes > 59) return undefined;
  return hour * HOUR + minutes * MINUTE + Number(found[6] ?? 0) * SECOND;
}

/** 12 AM is midnight, 12 PM noon. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
}
