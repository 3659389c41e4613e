import { DAY, OFFLINE_PERIODS, counterStep } from '@vigie/kit';
import type { FrameEnd, Instant, Milliseconds, Uplink } from '@vigie/kit';
import { addRadio, emptyLinkDay } from './link-day.ts';
import type { LinkDay } from './link-day.ts';

/** A frame of a known device that has come to its end. */
export interface EndedFrame {
  readonly device: number;
  readonly organisation: number;
  readonly connector: number;
  /** Expected time between two frames. */
  readonly period: Milliseconds;
  readonly receivedTime: Instant;
  readonly uplink: Uplink;
  readonly end: FrameEnd;
  readonly reason?: string | undefined;
  /** Time of the newest measure it gave. */
  readonly newest?: Instant | undefined;
}

/** A gateway as frames tell of it. */
export interface GatewaySum {
  readonly organisation: number;
  readonly key: string;
  readonly connector: number;
  first: Instant;
  last: Instant;
  frames: number;
  longitude: number | undefined;
  latitude: number | undefined;
}

/** Frames of a device through a gateway in one week, named by its Monday (days since 1970). */
export interface LinkGateway {
  readonly device: number;
  readonly organisation: number;
  readonly gateway: string;
  readonly week: number;
  frames: number;
  snrCount: number;
  snrSum: number;
}

/** What was heard since the last time somebody asked. */
export interface LinkBatch {
  readonly days: readonly LinkDay[];
  readonly gateways: readonly GatewaySum[];
  readonly links: readonly LinkGateway[];
}

/** Where the counter and the clock of a device have come to on a day. */
interface Course {
  readonly day: number;
  counter: number | undefined;
  time: Instant;
  sums: LinkDay | undefined;
  /** The gateway that heard it last: nearly always the one that hears it next. */
  heard: Heard | undefined;
}

interface Heard {
  readonly gateway: GatewaySum;
  readonly link: LinkGateway;
}

/** How one gateway heard a frame. */
interface Hearing {
  readonly gateway: string;
  readonly snr?: number | undefined;
  readonly longitude?: number;
  readonly latitude?: number;
}

/** What a new frame is compared with: history that is loaded does not disturb what happens now. */
export type Road = 'live' | 'history';

/** 1 January 1970 was a Thursday: Mondays are three days off. */
const MONDAY = 4;

const weekOf = (day: number): number => day - ((((day - MONDAY) % 7) + 7) % 7);

/**
 * Radio facts by device and day, summed in memory: a few additions a frame, written each minute by somebody else.
 * Nothing of a frame is kept. A day stands for itself, so that days may come in any order: what is lost between two of
 * them is read from the last counter of the one and the first of the other.
 */
export class LinkAccumulator {
  private days = new Map<string, LinkDay>();
  private gateways = new Map<string, GatewaySum>();
  private links = new Map<string, LinkGateway>();
  private readonly courses: Readonly<Record<Road, Map<number, Course>>> = { live: new Map(), history: new Map() };

  /** Devices and days that wait to be written. */
  get waiting(): number {
    return this.days.size;
  }

  /** Where a device had come to before the start. */
  resume(device: number, counter: number | undefined, time: Instant): void {
    this.courses.live.set(device, { day: Math.floor(time / DAY), counter, time, sums: undefined, heard: undefined });
  }

  note(frame: EndedFrame, road: Road): void {
    const course = this.courseOf(frame, road);
    const sums = this.sumsOf(frame, course);
    if (frame.end === 'duplicate' && frame.reason === 'network-retry') {
      sums.duplicates += 1;
      addTime(sums, frame.receivedTime);
      return;
    }
    if (frame.end === 'duplicate') sums.duplicates += 1;
    sums.frames += 1;
    if (frame.end === 'quarantined') sums.failures += 1;
    addSilence(sums, course, frame);
    addCounter(sums, course, frame);
    addTime(sums, frame.receivedTime);
    addRadio(sums, frame.uplink);
    if (frame.newest !== undefined)
      sums.drift = Math.min(sums.drift ?? Number.POSITIVE_INFINITY, frame.receivedTime - frame.newest);
    course.time = Math.max(course.time, frame.receivedTime);
    this.addGateways(frame, course);
  }

  /** Gives what was summed and begins again; counters go on. */
  take(): LinkBatch {
    const batch = {
      days: [...this.days.values()],
      gateways: [...this.gateways.values()],
      links: [...this.links.values()],
    };
    this.days = new Map();
    this.gateways = new Map();
    this.links = new Map();
    for (const courses of Object.values(this.courses)) for (const course of courses.values()) forgetSums(course);
    return batch;
  }

  private courseOf({ device, receivedTime }: EndedFrame, road: Road): Course {
    const day = Math.floor(receivedTime / DAY);
    const known = this.courses[road].get(device);
    if (known?.day === day) return known;
    const made: Course = { day, counter: undefined, time: Number.NEGATIVE_INFINITY, sums: undefined, heard: undefined };
    this.courses[road].set(device, made);
    return made;
  }

  private sumsOf({ device, organisation }: EndedFrame, course: Course): LinkDay {
    if (course.sums !== undefined) return course.sums;
    const key = `${device} ${course.day}`;
    const sums = this.days.get(key) ?? emptyLinkDay(device, organisation, course.day);
    this.days.set(key, sums);
    course.sums = sums;
    return sums;
  }

  private addGateways(frame: EndedFrame, course: Course): void {
    const { uplink } = frame;
    if (uplink.gateways !== undefined) {
      for (const heard of uplink.gateways) this.addGateway(frame, course, heard);
    } else if (uplink.gateway !== undefined) {
      this.addGateway(frame, course, { gateway: uplink.gateway, snr: uplink.snr });
    }
  }

  private addGateway(frame: EndedFrame, course: Course, hearing: Hearing): void {
    const known =
      course.heard?.gateway.key === hearing.gateway ? course.heard : this.lookUp(frame, course.day, hearing);
    course.heard = known;
    const { gateway, link } = known;
    gateway.frames += 1;
    gateway.first = Math.min(gateway.first, frame.receivedTime);
    gateway.last = Math.max(gateway.last, frame.receivedTime);
    gateway.longitude = hearing.longitude ?? gateway.longitude;
    gateway.latitude = hearing.latitude ?? gateway.latitude;
    link.frames += 1;
    if (hearing.snr === undefined) return;
    link.snrCount += 1;
    link.snrSum += hearing.snr;
  }

  private lookUp(
    { device, organisation, connector, receivedTime }: EndedFrame,
    day: number,
    { gateway: key }: Hearing,
  ) {
    const gateway = found(this.gateways, `${organisation} ${key}`, () => ({
      organisation,
      key,
      connector,
      first: receivedTime,
      last: receivedTime,
      frames: 0,
      longitude: undefined,
      latitude: undefined,
    }));
    const week = weekOf(day);
    const sums = { frames: 0, snrCount: 0, snrSum: 0 };
    const link = found(this.links, `${device} ${week} ${key}`, () => ({
      device,
      organisation,
      gateway: key,
      week,
      ...sums,
    }));
    return { gateway, link };
  }
}

function forgetSums(course: Course): void {
  course.sums = undefined;
  course.heard = undefined;
}

/** The entry of a key, made where there is none. */
function found<T>(entries: Map<string, T>, key: string, make: () => T): T {
  const known = entries.get(key);
  if (known !== undefined) return known;
  const made = make();
  entries.set(key, made);
  return made;
}

/** A device is silent after three periods; the silence is noted when it ends. */
function addSilence(sums: LinkDay, course: Course, { receivedTime, period }: EndedFrame): void {
  const gap = receivedTime - course.time;
  if (!Number.isFinite(gap) || gap <= OFFLINE_PERIODS * period) return;
  sums.silences += 1;
  sums.silent += (gap - period) / 1000;
}

function addCounter(sums: LinkDay, course: Course, { uplink, receivedTime }: EndedFrame): void {
  const { counter } = uplink;
  if (counter === undefined) return;
  const step = counterStep(course.counter, counter);
  course.counter = step.last;
  sums.counted += step.counted;
  sums.expected += step.expected;
  if (step.kind === 'reset') sums.resets += 1;
  if (receivedTime < sums.firstTime) sums.firstCounter = counter;
  if (receivedTime >= sums.lastTime) sums.lastCounter = step.last;
}

function addTime(sums: LinkDay, time: Instant): void {
  sums.firstTime = Math.min(sums.firstTime, time);
  sums.lastTime = Math.max(sums.lastTime, time);
}
