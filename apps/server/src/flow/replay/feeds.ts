import type { Instant } from '@vigie/kit';
import type { FieldMapping } from '#decode/readings.ts';
import type { ReplayDevice, ReplayFeed } from '#store/replay-types.ts';

interface Segment {
  readonly from: Instant;
  readonly mappings: readonly FieldMapping[];
}

/** What a device fed, and when: its frames of before a replacement give the series of that time. */
export class FeedHistory {
  readonly device: ReplayDevice;
  /** In order of time; the same list of fields for all frames of a segment. */
  private readonly segments: readonly Segment[];

  constructor(device: ReplayDevice) {
    this.device = device;
    const bounds = new Set(device.feeds.flatMap(({ from, to }) => [from, to]));
    this.segments = [...bounds].toSorted((a, b) => a - b).map((from) => ({ from, mappings: at(device.feeds, from) }));
  }

  /** Fields in force at a time. */
  at(time: Instant): readonly FieldMapping[] {
    return this.segments.findLast(({ from }) => from <= time)?.mappings ?? [];
  }
}

function at(feeds: readonly ReplayFeed[], time: Instant): FieldMapping[] {
  return feeds
    .filter(({ from, to }) => from <= time && time < to)
    .map(({ datastream: id, from: _from, to: _to, ...mapping }) => ({ id, ...mapping }));
}
