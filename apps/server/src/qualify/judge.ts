import type { Flag, Instant, Observation, Reading, Uplink } from '@vigie/kit';
import { FAIL, MINUTE, NOT_EVALUATED, PASS, SUSPECT, DAY, reasonMask, worstFlag } from '@vigie/kit';
import type { Gate } from './gate.ts';

export interface JudgeContext {
  /** Gate of a datastream; a reading without one cannot be kept and is left out. */
  gate(datastream: number): Gate | undefined;
  readonly frame: bigint;
  readonly codec: number;
  readonly receivedTime: Instant;
  /** What the source itself thinks of the values of this frame. */
  readonly verdict?: Uplink['verdict'];
}

export interface Verdict {
  readonly flag: Flag;
  /** Bits of FLAG_REASONS. */
  readonly reasons: number;
}

// Made once: this runs for every value that comes in.
const NOT_A_NUMBER = reasonMask(['not-a-number']);
const SENSOR_RANGE = reasonMask(['sensor-range']);
const SITE_RANGE = reasonMask(['site-range']);
const CLOCK_FUTURE = reasonMask(['clock-future']);
const CLOCK_ANCIENT = reasonMask(['clock-ancient']);

/** A device may be this much ahead of us. */
const FUTURE_SLACK = 5 * MINUTE;
/** Beyond these, a time is no time of measure: the value is kept at the time of receipt. 2000-01-01. */
const STORABLE_FROM: Instant = 946_684_800_000;
const STORABLE_AHEAD = DAY;

const outside = (value: number, span: readonly [number, number] | undefined): boolean =>
  span !== undefined && (value < span[0] || value > span[1]);

/** What is thought of a value by itself, whatever its time. */
export function judgeValue(value: number, gate: Gate): Verdict {
  if (!Number.isFinite(value)) return { flag: FAIL, reasons: NOT_A_NUMBER };
  let flag = gate.sensor || gate.siteFail || gate.siteSuspect ? PASS : NOT_EVALUATED;
  let reasons = 0;
  if (outside(value, gate.siteSuspect)) {
    flag = SUSPECT;
    reasons = SITE_RANGE;
  }
  if (outside(value, gate.siteFail)) {
    flag = FAIL;
    reasons = SITE_RANGE;
  }
  if (outside(value, gate.sensor)) {
    flag = FAIL;
    reasons |= SENSOR_RANGE;
  }
  return { flag, reasons };
}

/** Bits of the reasons to doubt the device's clock; 0 when it is right. A time that is not a number is ancient. */
function clockReasons(time: Instant, gate: Gate, receivedTime: Instant): number {
  if (time > receivedTime + FUTURE_SLACK) return CLOCK_FUTURE;
  return time >= gate.notBefore ? 0 : CLOCK_ANCIENT;
}

function storableTime(time: Instant, receivedTime: Instant): Instant {
  return time >= STORABLE_FROM && time <= receivedTime + STORABLE_AHEAD ? time : receivedTime;
}

function withSource(own: Verdict, { flag, reasons }: NonNullable<Uplink['verdict']>): Verdict {
  return { flag: worstFlag(own.flag, flag), reasons: own.reasons | reasonMask(reasons) };
}

/** The time a value describes. A clock that cannot be believed says nothing of a period either. */
function placeOf({ time, period }: Reading, gate: Gate, said: Instant): Pick<Observation, 'time' | 'end' | 'duration'> {
  if (period === undefined || said !== time) return { time: said, duration: gate.duration };
  return { time: period.start, end: period.end, duration: period.end - period.start };
}

function judgeOne(reading: Reading, gate: Gate, context: JudgeContext): Observation {
  const own = judgeValue(reading.value, gate);
  const verdict = context.verdict === undefined ? own : withSource(own, context.verdict);
  const clock = clockReasons(reading.time, gate, context.receivedTime);
  const flag = clock === 0 ? verdict.flag : FAIL;
  return {
    datastream: reading.datastream,
    ...placeOf(reading, gate, clock === 0 ? reading.time : storableTime(reading.time, context.receivedTime)),
    raw: Number.isFinite(reading.value) ? reading.value : Number.NaN,
    flag,
    reasons: verdict.reasons | clock,
    adjusted: flag === FAIL ? undefined : reading.value,
    codec: context.codec,
    frame: context.frame,
  };
}

/** Judges each reading and throws none away. Pure: the same readings of the same frame give the same observations. */
export function judge(readings: readonly Reading[], context: JudgeContext): Observation[] {
  const observations: Observation[] = [];
  for (const reading of readings) {
    const gate = context.gate(reading.datastream);
    if (gate) observations.push(judgeOne(reading, gate, context));
  }
  return observations;
}
