import type { Instant } from '@vigie/kit';
import type { FieldMapping } from '#decode/readings.ts';
import type { ReplayDevice, ReplayFeed } from '#store/replay-types.ts';
import { judgeBy } from '../known-series.ts';
import type { FlowDevice } from '../parts.ts';
import type { HistoryRegistry } from './history-registry.ts';

/** What a device fed for a time, and how its values were judged then. */
export interface Segment {
  readonly from: Instant;
  readonly mappings: readonly FieldMapping[];
  readonly judge: FlowDevice['judge'];
}

/** What a device fed, and when: its frames of before a replacement give the series of that time. */
export class FeedHistory {
  readonly device: ReplayDevice;
  /** In order of time; the same list of fields for all frames of a segment. */
  private readonly segments: readonly Segment[];

  constructor(device: ReplayDevice, registry: HistoryRegistry) {
    this.device = device;
    const bounds = new Set(device.feeds.flatMap(({ from, to }) => [from, to]));
    this.segments = [...bounds].toSorted((a, b) => a - b).map((from) => this.segment(from, registry));
  }

  /** In force at a time. A clock that says a time before the first gives the first, which doubts it. */
  at(time: Instant): Segment | undefined {
    return this.segments.findLast(({ from }) => from <= time) ?? this.segments[0];
  }

  private segment(from: Instant, registry: HistoryRegistry): Segment {
    const feeds = this.device.feeds.filter((feed) => feed.from <= from && from < feed.to);
    const fed = new Map(feeds.map((feed) => [feed.datastream, registry.fedBy(this.device, feed)]));
    return { from, mappings: feeds.map(mappingOf), judge: judgeBy((id) => fed.get(id) ?? registry.find(id)) };
  }
}

function mappingOf({ datastream: id, field, factor, offset, covers, period, periodField }: ReplayFeed): FieldMapping {
  return { id, field, factor, offset, covers, period, periodField };
}
