import { DAY, SECOND } from '@vigie/kit';
import type { Observation, Uplink } from '@vigie/kit';
import { parseUplink } from '#connect/parse-uplink.ts';
import { LinkAccumulator } from '#derive/link/link-accumulator.ts';
import type { EndedFrame, LinkBatch } from '#derive/link/link-accumulator.ts';
import { UsualGateways, gatewayName } from '#derive/link/usual-gateways.ts';
import type { Pool } from '#platform/db/pool.ts';
import type { Log } from '#platform/log.ts';
import { countedFrames, firstFrameTime } from '#store/link-frames.ts';
import type { CountedFrame } from '#store/link-frames.ts';
import { forgetLinks, pruneLinks, readCourses, readLinkState, writeLinks } from '#store/link-writer.ts';
import type { FrameOutcome } from '#store/observation-log.ts';
import { readGatewaysHeard, readTalkers, readUsualGateways } from '#store/read-links.ts';
import { fleetHealth } from './fleet-health.ts';
import type { Road } from './parts.ts';
import type { RegistryView } from './registry-view.ts';

/** Sums of devices and days that are written at once while frames are counted anew. */
const REBUILD_ROWS = 10_000;

export interface FleetOptions {
  readonly pool: Pool;
  readonly view: Pick<RegistryView, 'deviceOf'>;
  readonly clock: { now(): number };
  readonly log: Pick<Log, 'info' | 'error'>;
}

/**
 * Radio facts of every frame that comes to its end: summed in memory, written each minute. A killed process loses the sums
 * of its last minute; the days it may have touched are counted anew from the stored frames, as history is.
 */
export class FleetLinks {
  /** Through which gateways devices are heard, for those who tell silent gateways from silent devices. */
  readonly usual = new UsualGateways();
  /** Lists of devices and forecasts of batteries, made from what was summed. */
  readonly health: ReturnType<typeof fleetHealth>;
  private readonly sums = new LinkAccumulator();
  private readonly options: FleetOptions;
  /** Sums that could not be written; none are taken before they are. */
  private unwritten: LinkBatch | undefined;
  /** Frames received before are being counted anew: what is told of them now is not counted twice. */
  private recountedBefore = Number.NEGATIVE_INFINITY;
  /** Day they are counted from: where it begins again if this run is killed as well. */
  private recountedFrom = Number.POSITIVE_INFINITY;
  /** Oldest frame noted since the last writing: after a crash, days are counted anew from there. */
  private oldest = Number.POSITIVE_INFINITY;
  private neverCounted = false;
  private turned = false;
  private recounting: Promise<void> | undefined;
  private stopped = false;

  constructor(options: FleetOptions) {
    this.options = options;
    this.health = fleetHealth(options.pool, options.clock);
  }

  /** Takes up where the last run stopped. What it lost is counted anew from the first turn on. */
  async start(): Promise<void> {
    const { pool, clock } = this.options;
    const state = await readLinkState(pool);
    const from = state === undefined ? await firstFrameTime(pool) : state.through;
    for (const { device, counter, time } of await readCourses(pool)) this.sums.resume(device, counter, time);
    for (const { device, connector, period, seen } of await readTalkers(pool))
      this.usual.know({ device, connector, period: period * SECOND, lastHeard: seen });
    for (const { organisation, key, seen } of await readGatewaysHeard(pool))
      this.usual.knowGateway(gatewayName(organisation, key), seen);
    this.usual.load(await readUsualGateways(pool));
    await writeLinks(pool, { days: [], gateways: [], links: [] }, { through: from ?? clock.now(), clean: false });
    if (from === undefined || state?.clean === true) return;
    this.recountedBefore = clock.now();
    this.recountedFrom = Math.floor(from / DAY) * DAY;
    this.neverCounted = state === undefined;
  }

  /** A few additions a frame. Must not throw. */
  ended(outcomes: readonly FrameOutcome[], road: Road): void {
    for (const { uplink, connector, receivedTime, end, reason, observations } of outcomes) {
      if (uplink === undefined || (road === 'live' && receivedTime < this.recountedBefore)) continue;
      const frame = this.frameOf({ uplink, connector, receivedTime, end, reason, newest: newestOf(observations) });
      if (frame === undefined) continue;
      this.sums.note(frame, road);
      this.usual.note(frame);
      this.oldest = Math.min(this.oldest, receivedTime);
    }
  }

  /** Writes what was summed. What cannot be written now is kept and written the next time. */
  async flush(clean = false): Promise<void> {
    this.unwritten ??= this.sums.take();
    const now = this.options.clock.now();
    // history that comes in is older than now: after a crash, its days are counted anew too
    const through = Math.min(now, this.oldest, this.recountedFrom);
    await writeLinks(this.options.pool, this.unwritten, { through, clean: clean && !this.isRecounting });
    this.unwritten = undefined;
    this.oldest = Number.POSITIVE_INFINITY;
  }

  /** To be called each minute, from when frames without an end have been taken up again. */
  async turn(): Promise<void> {
    await this.flush();
    // at the first turn, frames of the last run may still be on their way to their end
    const first = !this.turned;
    this.turned = true;
    if (first || !this.isRecounting || this.stopped) return;
    this.recounting ??= this.recount(this.neverCounted).catch((error: unknown) =>
      this.options.log.error({ err: error }, 'radio facts not counted anew; the next start tries again'),
    );
  }

  /** Once in a while: forgets what is too old, and what is usual no more. */
  async tidy(): Promise<void> {
    await pruneLinks(this.options.pool, this.options.clock.now());
    await this.flush();
    this.usual.load(await readUsualGateways(this.options.pool));
  }

  /** Everything that has come in stands in the lists. */
  async settle(): Promise<void> {
    await this.flush();
    await this.health.run();
  }

  /** Resolves when nothing is counted anew any more. */
  async recounted(): Promise<void> {
    await this.recounting;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.recounting;
    // what cannot be written now, and days that were not counted to their end, are counted at the next start
    await this.flush(true).catch((error: unknown) => this.options.log.error({ err: error }, 'radio facts not written'));
  }

  private get isRecounting(): boolean {
    return Number.isFinite(this.recountedFrom);
  }

  private frameOf(ended: Omit<EndedFrame, 'device' | 'organisation' | 'period'>): EndedFrame | undefined {
    const device = this.options.view.deviceOf(ended.connector, ended.uplink.device);
    if (device === undefined) return undefined;
    const { id, organisation, expectedPeriod } = device;
    return { ...ended, device: id, organisation, period: expectedPeriod * SECOND };
  }

  /** Counts stored frames anew; `everything`: gateways as well, which a lost minute does not change. */
  private async recount(everything: boolean): Promise<void> {
    const { pool, log } = this.options;
    const start = this.recountedFrom;
    await forgetLinks(pool, start, everything);
    const sums = new LinkAccumulator();
    let frames = 0;
    const write = async () => {
      const { days, gateways, links } = sums.take();
      await writeLinks(pool, everything ? { days, gateways, links } : { days, gateways: [], links: [] }, {
        through: start,
        clean: false,
      });
    };
    for await (const page of countedFrames(pool, { from: start, to: this.recountedBefore })) {
      if (this.stopped) return;
      for (const stored of page) this.countAgain(stored, sums);
      frames += page.length;
      if (sums.waiting >= REBUILD_ROWS) await write();
    }
    await write();
    this.recountedBefore = Number.NEGATIVE_INFINITY;
    this.recountedFrom = Number.POSITIVE_INFINITY;
    if (frames > 0) log.info({ frames, from: new Date(start).toISOString() }, 'radio facts counted anew');
  }

  private countAgain(stored: CountedFrame, sums: LinkAccumulator): void {
    const { connector, receivedTime, end, reason } = stored;
    const uplink: Uplink | undefined = parseUplink(stored);
    const frame = uplink && this.frameOf({ uplink, connector, receivedTime, end, reason, newest: uplink.time });
    if (frame !== undefined) sums.note(frame, 'history');
  }
}

/** Time of the newest measure of a frame. */
function newestOf(observations: readonly Observation[]): number | undefined {
  let newest: number | undefined;
  for (const { time } of observations) if (newest === undefined || time > newest) newest = time;
  return newest;
}
