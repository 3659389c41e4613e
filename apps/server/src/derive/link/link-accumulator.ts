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

/** Where the counter and the clock of a device have come to. */
interface Course {
  counter: number | undefined;
  time: Instant;
  sums: LinkDay | undefined;
}

/** What a new frame is compared with: history that is loaded does not disturb what happens now. */
export type Road = 'live' | 'history';

/** An older frame than this before the last one belongs to another import: its counters are compared afresh. */
const BACKWARDS = DAY;
/** 1 January 1970 was a Thursday: Mondays are three days off. */
const MONDAY = 4;

const weekOf = (day: number): number => day - ((((day - MONDAY) % 7) + 7) % 7);

/**
 * Radio facts by device and day, summed in memory: a few additions a frame, written each minute by somebody else.
 * Nothing of a frame is kept.
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
    this.courses.live.set(device, { counter, time, sums: undefined });
  }

  note(frame: EndedFrame, road: Road): void {
    const course = this.courseOf(frame, road);
    const sums = this.sumsOf(frame, course);
    if (frame.end === 'duplicate' && frame.reason === 'network-retry') {
      sums.duplicates += 1;
      return;
    }
    if (frame.end === 'duplicate') sums.duplicates += 1;
    sums.frames += 1;
    if (frame.end === 'quarantined') sums.failures += 1;
    addSilence(sums, course, frame);
    addCounter(sums, course, frame.uplink.counter);
    addRadio(sums, frame.uplink);
    if (frame.newest !== undefined)
      sums.drift = Math.min(sums.drift ?? Number.POSITIVE_INFINITY, frame.receivedTime - frame.newest);
    course.time = Math.max(course.time, frame.receivedTime);
    this.addGateways(frame, sums.day);
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
    for (const courses of Object.values(this.courses)) for (const course of courses.values()) course.sums = undefined;
    return batch;
  }

  private courseOf({ device, receivedTime }: EndedFrame, road: Road): Course {
    const known = this.courses[road].get(device);
    if (known !== undefined && receivedTime > known.time - BACKWARDS) return known;
    const other = road === 'live' ? this.courses.history.get(device) : undefined;
    const goesOn = known === undefined && other !== undefined && other.time <= receivedTime;
    const made: Course = goesOn
      ? { ...other, sums: undefined }
      : { counter: undefined, time: Number.NEGATIVE_INFINITY, sums: undefined };
    this.courses[road].set(device, made);
    return made;
  }

  private sumsOf({ device, organisation, receivedTime }: EndedFrame, course: Course): LinkDay {
    const day = Math.floor(receivedTime / DAY);
    if (course.sums?.day === day) return course.sums;
    const key = `${device} ${day}`;
    const sums = this.days.get(key) ?? emptyLinkDay(device, organisation, day);
    this.days.set(key, sums);
    course.sums = sums;
    return sums;
  }

  private addGateways(frame: EndedFrame, day: number): void {
    const { uplink } = frame;
    if (uplink.gateways !== undefined) {
      for (const heard of uplink.gateways) this.addGateway(frame, day, heard);
    } else if (uplink.gateway !== undefined) {
      this.addGateway(frame, day, { gateway: uplink.gateway, snr: uplink.snr });
    }
  }

  private addGateway(
    { device, organisation, connector, receivedTime }: EndedFrame,
    day: number,
    heard: { gateway: string; snr?: number | undefined; longitude?: number; latitude?: number },
  ): void {
    const gateway = this.gatewayOf(`${organisation} ${heard.gateway}`, () => ({
      organisation,
      key: heard.gateway,
      connector,
      first: receivedTime,
      last: receivedTime,
      frames: 0,
      longitude: undefined,
      latitude: undefined,
    }));
    gateway.frames += 1;
    gateway.first = Math.min(gateway.first, receivedTime);
    gateway.last = Math.max(gateway.last, receivedTime);
    gateway.longitude = heard.longitude ?? gateway.longitude;
    gateway.latitude = heard.latitude ?? gateway.latitude;
    this.addLink({ device, organisation, gateway: heard.gateway, week: weekOf(day) }, heard.snr);
  }

  private gatewayOf(key: string, make: () => GatewaySum): GatewaySum {
    const known = this.gateways.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.gateways.set(key, made);
    return made;
  }

  private addLink(
    name: Pick<LinkGateway, 'device' | 'organisation' | 'gateway' | 'week'>,
    snr: number | undefined,
  ): void {
    const key = `${name.device} ${name.week} ${name.gateway}`;
    const known = this.links.get(key);
    const link = known ?? { ...name, frames: 0, snrCount: 0, snrSum: 0 };
    if (known === undefined) this.links.set(key, link);
    link.frames += 1;
    if (snr === undefined) return;
    link.snrCount += 1;
    link.snrSum += snr;
  }
}

/** A device is silent after three periods; the silence is noted on the day it ends. */
function addSilence(sums: LinkDay, course: Course, { receivedTime, period }: EndedFrame): void {
  sums.lastTime = Math.max(sums.lastTime, receivedTime);
  const gap = receivedTime - course.time;
  if (!Number.isFinite(gap) || gap <= OFFLINE_PERIODS * period) return;
  sums.silences += 1;
  sums.silent += (gap - period) / 1000;
}

function addCounter(sums: LinkDay, course: Course, counter: number | undefined): void {
  if (counter === undefined) return;
  const step = counterStep(course.counter, counter);
  course.counter = step.last;
  sums.counted += step.counted;
  sums.expected += step.expected;
  if (step.kind === 'reset') sums.resets += 1;
  sums.firstCounter ??= counter;
  sums.lastCounter = step.last;
}
