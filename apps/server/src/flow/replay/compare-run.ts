import type { Place, ReplayComparison } from '#store/replay-compare.ts';
import type { ReplayFrames } from '#store/replay-frames.ts';
import type { ComparedPage, ReplayFrame, ReplayJob, StoredValue } from '#store/replay-types.ts';
import { compareValues } from './compare-values.ts';
import type { Judged } from './compare-values.ts';
import { decodePage } from './decode-page.ts';
import type { PageDecoder } from './decode-page.ts';
import { FeedHistory } from './feeds.ts';
import type { HistoryRegistry } from './history-registry.ts';

/** Frames of a page: what is done with it in one go takes a few milliseconds. */
const PAGE = 1_000;

export interface CompareNeeds {
  readonly frames: ReplayFrames;
  readonly comparison: ReplayComparison;
  readonly decoder: Omit<PageDecoder, 'find' | 'codec'>;
  /** The registry with what devices that are gone fed. */
  readonly registry: (job: ReplayJob) => Promise<HistoryRegistry>;
  /** What people have decided about values is theirs, whatever the codec says. */
  readonly decide: (values: readonly Judged[]) => Promise<readonly Judged[]>;
  stopped(): Promise<boolean>;
}

/** The devices of a replay, found by connector and name. */
class ReplayDevices {
  readonly keys: readonly string[];
  readonly datastreams: readonly number[];
  /** Rows of the codecs they have now. */
  readonly codecs: readonly number[];
  private readonly byName: ReadonlyMap<string, FeedHistory>;
  private readonly byKey: ReadonlyMap<string, readonly FeedHistory[]>;
  private readonly registry: HistoryRegistry;

  constructor(histories: readonly FeedHistory[], registry: HistoryRegistry) {
    this.registry = registry;
    this.byKey = Map.groupBy(histories, ({ device }) => device.key);
    this.byName = new Map(histories.map((history) => [`${history.device.connector} ${history.device.key}`, history]));
    this.codecs = [...new Set(histories.flatMap(({ device }) => device.codec ?? []))];
    this.keys = [...new Set(histories.map(({ device }) => device.key))];
    const fed = histories.flatMap(({ device }) => device.feeds.map(({ datastream }) => datastream));
    this.datastreams = [...new Set(fed.flatMap((datastream) => [datastream, ...registry.derivedFrom(datastream)]))];
  }

  /** A device that moved to another connector is still itself, unless another one has its name where it was. */
  readonly find = (connector: number, key: string): FeedHistory | undefined => {
    const named = this.byName.get(`${connector} ${key}`);
    if (named !== undefined) return named;
    const [only, second] = this.byKey.get(key) ?? [];
    return second === undefined && !this.registry.isTaken(connector, key) ? only : undefined;
  };
}

/** Devices of a replay with what they fed. */
export async function devicesOf(job: ReplayJob, { frames, registry: open }: CompareNeeds): Promise<ReplayDevices> {
  const devices = await frames.devices(job);
  const registry = await open(job);
  return new ReplayDevices(
    devices.map((device) => new FeedHistory(device, registry)),
    registry,
  );
}

const placeOf = (datastream: number, microseconds: number): Place => ({
  datastream,
  millisecond: Math.floor(microseconds / 1000),
});

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.datastream} ${place.millisecond}`, place])).values()];
}

/** Places where a value comes that its own frame had not given before. */
function newPlaces(judged: readonly Judged[], mine: readonly StoredValue[]): Place[] {
  const known = new Set(mine.map(({ datastream, time }) => `${datastream} ${time}`));
  const fresh = judged.filter(({ datastream, time }) => !known.has(`${datastream} ${Math.round(time * 1000)}`));
  return distinct(fresh.map(({ datastream, time }) => placeOf(datastream, Math.round(time * 1000))));
}

async function comparePage(
  job: ReplayJob,
  { page, devices }: { readonly page: readonly ReplayFrame[]; readonly devices: ReplayDevices },
  needs: CompareNeeds,
): Promise<ComparedPage> {
  const { comparison, decoder } = needs;
  const last = page.at(-1)?.id ?? job.lastFrame;
  const decoded = await decodePage(page, { ...decoder, find: devices.find, codec: job.codec });
  const judged = await needs.decide(decoded.judged);
  const mine = await comparison.ofFrames(decoded.handled, devices.datastreams);
  const ids = new Set(decoded.handled);
  const fresh = newPlaces(judged, mine);
  const others = await comparison.at(job, fresh, { last, keys: devices.keys });
  const held = mine.map(({ datastream, time }) => placeOf(datastream, time));
  const planned = await comparison.planned(job.id, distinct([...fresh, ...held]));
  await decoder.breathe();
  const difference = compareValues({
    mine,
    judged,
    planned,
    others: others.filter(({ frame }) => !ids.has(frame)),
  });
  return { ...difference, lastFrame: last, counts: decoded.counts };
}

/** Compares page after page, each committed with how far it has come. False when it was stopped. */
export async function compareAll(job: ReplayJob, needs: CompareNeeds): Promise<boolean> {
  const devices = await devicesOf(job, needs);
  let after = job.lastFrame;
  for (;;) {
    if (await needs.stopped()) return false;
    const page = await needs.frames.page(job, { after, keys: devices.keys, limit: PAGE });
    if (page.length === 0) return true;
    const compared = await comparePage(job, { page, devices }, needs);
    await needs.comparison.write(job, compared);
    after = compared.lastFrame;
    await needs.decoder.breathe();
  }
}
