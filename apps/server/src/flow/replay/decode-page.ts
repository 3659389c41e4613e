import type { JsonObject, Uplink } from '@vigie/kit';
import { parseUplink } from '#connect/parse-uplink.ts';
import type { DecodeOutcome, Decoder } from '#decode/decoder.ts';
import { readingsOf } from '#decode/readings.ts';
import { OUTCOME_CODE } from '#store/outcome-code.ts';
import type { PageCounts, ReplayFrame } from '#store/replay-types.ts';
import type { Judged } from './compare-values.ts';
import { payloadOf } from '../payload.ts';
import type { FeedHistory } from './feeds.ts';

/** Frames decoded at once: live frames of other codecs take turns with them. */
const BATCH = 500;
/** Frames handled between two breaths of the event loop: a few milliseconds. */
const SLICE = 50;

/** Codec row of values that no codec made: the sender gave them decoded. */
const NO_CODEC = 0;

export interface PageDecoder {
  readonly decoder: Pick<Decoder, 'decode'>;
  /** Device of a frame, where it is one of the replay. */
  readonly find: (connector: number, key: string) => FeedHistory | undefined;
  /** Number the decoder knows a codec row by, in this replay. */
  lane(codec: number): number;
  /** True for a codec that is asked of data in JSON. */
  readonly readsData: (codec: number | undefined) => boolean;
  /** Row of the version asked for; absent: each device's own. */
  readonly codec: number | undefined;
  /** Lets others have their turn. */
  breathe(): Promise<void>;
}

export interface DecodedPage {
  readonly judged: readonly Judged[];
  /** Frames that were decoded again, or refused: what is stored of the others stays. */
  readonly handled: readonly bigint[];
  readonly counts: PageCounts;
}

/** A frame that is to be decoded again. */
interface Task {
  readonly frame: ReplayFrame;
  readonly uplink: Uplink;
  readonly history: FeedHistory;
  /** Row of the codec; absent where the sender gave the values. */
  readonly codec: number | undefined;
}

/** Frames whose values are, or may be, stored; and those in quarantine, to see whether they could be. */
function isWanted({ outcome, reason }: ReplayFrame): boolean {
  if (outcome === OUTCOME_CODE.duplicate) return reason === 'same-values';
  return outcome === OUTCOME_CODE.stored || outcome === OUTCOME_CODE.quarantined;
}

function taskOf(frame: ReplayFrame, { find, codec: asked, readsData }: PageDecoder): Task | undefined {
  if (!isWanted(frame)) return undefined;
  const history = find(frame.connector, frame.device);
  if (history === undefined) return undefined;
  const uplink = parseUplink(frame);
  if (uplink === undefined) return undefined;
  const codec = asked ?? history.device.codec;
  if (uplink.data !== undefined) return { frame, uplink, history, codec: readsData(codec) ? codec : undefined };
  if (codec === undefined || uplink.bytes === undefined) return undefined;
  return { frame, uplink, history, codec };
}

async function tasksOf(frames: readonly ReplayFrame[], page: PageDecoder): Promise<Task[]> {
  const tasks: Task[] = [];
  for (let start = 0; start < frames.length; start += SLICE) {
    tasks.push(...frames.slice(start, start + SLICE).flatMap((frame) => taskOf(frame, page) ?? []));
    await page.breathe();
  }
  return tasks;
}

async function decodeAll(tasks: readonly Task[], page: PageDecoder): Promise<ReadonlyMap<Task, DecodeOutcome>> {
  const outcomes = new Map<Task, DecodeOutcome>();
  const coded = tasks.filter(({ codec }) => codec !== undefined);
  for (let start = 0; start < coded.length; start += BATCH) {
    const batch = coded.slice(start, start + BATCH);
    const jobs = batch.map(({ codec = NO_CODEC, uplink }) => ({
      codec: page.lane(codec),
      ...payloadOf(uplink),
      time: uplink.time,
    }));
    const decoded = await page.decoder.decode(jobs);
    decoded.forEach((outcome, index) => {
      const task = batch[index];
      if (task) outcomes.set(task, outcome);
    });
    await page.breathe();
  }
  return outcomes;
}

function valuesOf({ frame, uplink, history, codec }: Task, data: JsonObject): readonly Judged[] {
  const segment = history.at(uplink.time);
  if (segment === undefined) return [];
  const readings = readingsOf(data, segment.mappings, uplink.time);
  const origin = { frame: frame.id, codec: codec ?? NO_CODEC, receivedTime: frame.receivedTime };
  // what the source itself thought of its values holds in a replay too
  return segment.judge(readings, uplink.verdict === undefined ? origin : { ...origin, verdict: uplink.verdict });
}

/** Decodes, judges and derives the frames of a page as the belt does, and gives what they say now. */
export async function decodePage(frames: readonly ReplayFrame[], page: PageDecoder): Promise<DecodedPage> {
  const tasks = await tasksOf(frames, page);
  const outcomes = await decodeAll(tasks, page);
  const judged: Judged[] = [];
  const counts = { decoded: 0, refused: 0, readable: 0 };
  for (const [index, task] of tasks.entries()) {
    if (index % SLICE === SLICE - 1) await page.breathe();
    const outcome = outcomes.get(task);
    const data = outcome === undefined ? task.uplink.data : outcome.ok ? outcome.data : undefined;
    const isQuarantined = task.frame.outcome === OUTCOME_CODE.quarantined;
    if (isQuarantined) {
      if (data !== undefined) counts.readable += 1;
    } else if (data === undefined) counts.refused += 1;
    else {
      counts.decoded += 1;
      judged.push(...valuesOf(task, data));
    }
  }
  const handled = tasks.map(({ frame }) => frame.id);
  return { judged, handled, counts: { ...counts, read: frames.length, skipped: frames.length - tasks.length } };
}
