import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import type { Clock, Pack, QuantityRegistry, WindowIndicator } from '@vigie/kit';
import { DAY } from '@vigie/kit';
import type { CagedDecoder } from '#decode/caged-decoder.ts';
import { watchedFigures } from '#derive/watched-figures.ts';
import type { Pool } from '#platform/db/pool.ts';
import { Alarms } from '#store/alarms.ts';
import type { Partitions } from '#store/partitions.ts';
import { loadPastSeries } from '#store/past-series.ts';
import { ReplayApplication } from '#store/replay-apply.ts';
import type { TouchedSeries } from '#store/replay-apply.ts';
import { ReplayComparison } from '#store/replay-compare.ts';
import { ReplayFrames } from '#store/replay-frames.ts';
import type { ReplayJob } from '#store/replay-types.ts';
import { Replays } from '#store/replays.ts';
import type { Watch } from '#watch/watch.ts';
import { alarmRules } from '#watch/watched.ts';
import type { Belt } from '../belt.ts';
import type { RegistryView } from '../registry-view.ts';
import { touchedDatasets } from '../touched-datasets.ts';
import { compareAll, devicesOf } from './compare-run.ts';
import type { CompareNeeds } from './compare-run.ts';
import { effectsOf } from './effects.ts';
import { HistoryRegistry } from './history-registry.ts';
import type { EffectNeeds } from './effects.ts';

/** Changes written in one transaction. */
const CHUNK = 5_000;
/** Changes of a replay are kept this long after it was asked for; what was noted of it stays. */
const KEPT = 60 * DAY;
/** Frames on their way above which a replay leaves the machine to them. */
const CROWDED = 300;
const CROWDED_PAUSE_MS = 10;
const MOST_PAUSES = 50;
/** Numbers the decoder knows codec rows by in replays: lines of their own, so that live frames never queue behind them. */
const OWN_LANES = -1_000_000;

export interface ReplayNeeds {
  readonly pool: Pool;
  readonly partitions: Partitions;
  readonly packs: readonly Pack[];
  readonly quantities: QuantityRegistry;
  readonly view: RegistryView;
  readonly decoder: CagedDecoder;
  readonly belt: Pick<Belt, 'depth'>;
  /** Writes the latest values that wait in memory: one that a replay takes away must not come back after it. */
  readonly observations: { flushLatest(): Promise<void> };
  readonly watch: Pick<Watch, 'remake'>;
  /** Hours, days and figures of what was changed. */
  readonly jobs: { rollups(): Promise<unknown>; windows(): Promise<unknown> };
  readonly decide: CompareNeeds['decide'];
  readonly zone: string;
  readonly clock: Clock;
  readonly log: { info(detail: object, message: string): void; error(detail: object, message: string): void };
}

/** Stopped by the end of the program: the replay goes on at the next start. */
class Leaving extends Error {}

/** Takes replays one after the other: compares, and applies what a person has looked at. Goes on where it was killed. */
export class ReplayRunner {
  readonly replays: Replays;
  private readonly needs: ReplayNeeds;
  private readonly frames: ReplayFrames;
  private readonly comparison: ReplayComparison;
  private readonly application: ReplayApplication;
  private readonly effects: EffectNeeds;
  private leaving = false;

  constructor(needs: ReplayNeeds) {
    const { pool, packs, view } = needs;
    this.needs = needs;
    this.replays = new Replays(pool);
    this.frames = new ReplayFrames(pool);
    this.comparison = new ReplayComparison(pool);
    this.application = new ReplayApplication(pool, needs.partitions);
    const indicators = packs.flatMap((pack) => pack.indicators);
    this.effects = {
      ...needs,
      alarms: new Alarms(pool),
      indicators: indicators.filter((one): one is WindowIndicator => one.kind === 'window' && one.past === undefined),
      rules: alarmRules(packs.flatMap((pack) => pack.rules)).accepted,
      figures: watchedFigures(indicators),
      datastream: (id) => view.datastream(id),
      breathe: () => this.breathe(),
    };
  }

  /** Does all there is to do now. */
  async run(): Promise<void> {
    for (let job = await this.replays.next(); job !== undefined && !this.leaving; job = await this.replays.next()) {
      try {
        await (job.state === 'applying' ? this.apply(job) : this.compare(job));
      } catch (error) {
        if (error instanceof Leaving) return;
        this.needs.log.error({ err: error, replay: job.id }, 'replay failed');
        await this.replays.end(job.id, 'failed', String(error).slice(0, 500));
      }
    }
  }

  /** Forgets the changes of replays of long ago. */
  async forget(): Promise<void> {
    await this.replays.forgetBefore(this.needs.clock.now() - KEPT);
  }

  /** The chunk under way is finished, none is begun after. */
  stop(): void {
    this.leaving = true;
  }

  private async compare(job: ReplayJob): Promise<void> {
    const lanes = new Set<number>();
    const needs = this.compareNeeds(job, lanes);
    try {
      await this.comparison.open(job.id);
      const devices = await devicesOf(job, needs);
      await this.loadCodecs(job, lanes, devices.codecs);
      await this.replays.begin(job.id, await this.frames.count(job, devices.keys));
      if (!(await compareAll(job, needs))) {
        await this.replays.end(job.id, 'cancelled');
        return;
      }
      const series = await this.application.touched(job, LAST_OF_ALL);
      await this.replays.compared(job.id, { ...(await effectsOf(job.id, series, this.effects)) });
    } finally {
      for (const lane of lanes) this.needs.decoder.unload(lane);
    }
  }

  private compareNeeds(job: ReplayJob, lanes: ReadonlySet<number>): CompareNeeds {
    const { pool, view, decoder, decide } = this.needs;
    return {
      frames: this.frames,
      comparison: this.comparison,
      decide,
      registry: async ({ devices }) => new HistoryRegistry(view, await loadPastSeries(pool, devices)),
      stopped: () => this.stopped(job),
      decoder: {
        decoder,
        readsData: (codec) => view.readsData(codec),
        lane: (codec) => (lanes.has(OWN_LANES - codec) ? OWN_LANES - codec : codec),
        breathe: () => this.breathe(),
      },
    };
  }

  private async loadCodecs(job: ReplayJob, lanes: Set<number>, present: readonly number[]): Promise<void> {
    for (const codec of job.codec === undefined ? present : [job.codec]) {
      const source = await this.frames.codecSource(codec);
      if (source === undefined) continue;
      this.needs.decoder.load(OWN_LANES - codec, source);
      lanes.add(OWN_LANES - codec);
    }
  }

  private async apply(job: ReplayJob): Promise<void> {
    let cursor: Pick<ReplayJob, 'lastDatastream' | 'lastTime'> = job;
    let isInterrupted = false;
    for (;;) {
      isInterrupted = await this.stopped(job);
      const step = isInterrupted ? undefined : await this.application.step(job, cursor, CHUNK);
      if (step === undefined) break;
      cursor = step;
      await this.breathe();
    }
    const series = await this.application.touched(job, cursor);
    const datasets = touchedDatasets(this.needs.packs, [...new Set(series.map(({ quantity }) => quantity))]);
    await this.needs.observations.flushLatest();
    await this.application.refreshLatest(series);
    const state = isInterrupted ? 'interrupted' : 'applied';
    const revision = await this.application.finish(job, state, { series, datasets });
    this.needs.log.info({ replay: job.id, revision, series: series.length }, 'replay applied');
    await this.makeAgain(series).catch((error: unknown) =>
      this.needs.log.error({ err: error, replay: job.id }, 'what rests on the replay is made again later'),
    );
  }

  /** What rests on the values, at once: it is noted as due, and made by its own jobs should the program stop here. */
  private async makeAgain(series: readonly TouchedSeries[]): Promise<void> {
    const { jobs, watch } = this.needs;
    await jobs.rollups();
    await watch.remake(series.map(({ datastream, first }) => ({ datastream, from: first })));
    await jobs.windows();
  }

  private async stopped(job: ReplayJob): Promise<boolean> {
    if (this.leaving) throw new Leaving();
    return this.replays.isStopped(job.id);
  }

  /** One turn of the event loop; longer while many frames are on their way, though never for ever. */
  private async breathe(): Promise<void> {
    await turn();
    for (let pauses = 0; pauses < MOST_PAUSES && this.needs.belt.depth > CROWDED && !this.leaving; pauses += 1) {
      await pause(CROWDED_PAUSE_MS);
    }
    if (this.leaving) throw new Leaving();
  }
}

const LAST_OF_ALL = { lastDatastream: 2_147_483_647, lastTime: 'infinity' };
