import type { Instant, Pack, Quantity } from '@vigie/kit';
import type { LatestValue, ThingSummary } from '#publish/reads.ts';
import { type Freshness, freshnessOf } from './freshness.ts';
import { type PageContext, type View, packOf, quantityOf } from './page-context.ts';
import { type Quality, qualityOf } from './quality.ts';

/** One value as a reader is shown it. */
export interface ShownValue {
  readonly latest: LatestValue;
  readonly quantity: Quantity;
  /** Absent when the value must not be used. */
  readonly value: number | undefined;
  readonly time: Instant | undefined;
  readonly quality: Quality;
  readonly freshness: Freshness;
}

/** A measuring point with the value its theme puts first. */
export interface Station {
  readonly thing: ThingSummary;
  readonly pack: Pack | undefined;
  readonly headline: ShownValue | undefined;
  readonly freshness: Freshness;
}

export function shownValue(context: PageContext, latest: LatestValue, now: Instant): ShownValue {
  return {
    latest,
    quantity: quantityOf(context, latest.quantity, latest.unit),
    value: latest.adjusted,
    time: latest.time,
    quality: latest.time === undefined ? 'missing' : qualityOf(latest),
    freshness: freshnessOf(latest, now),
  };
}

const newest = (a: LatestValue, b: LatestValue) => (b.time ?? 0) - (a.time ?? 0);

/** The theme's own quantity when the point has it, else its first measure. Health of the device is for operators. */
function headlineOf(thing: ThingSummary, pack: Pack | undefined): LatestValue | undefined {
  const measures = thing.latest.filter((latest) => latest.role === 'measure');
  const wanted = measures.filter((latest) => latest.quantity === pack?.publicContent.headline).toSorted(newest);
  return wanted[0] ?? measures[0];
}

export function toStation(context: PageContext, thing: ThingSummary, now: Instant): Station {
  const pack = packOf(context, thing.domain);
  const latest = headlineOf(thing, pack);
  const headline = latest === undefined ? undefined : shownValue(context, latest, now);
  return { thing, pack, headline, freshness: headline?.freshness ?? 'never' };
}

/** True for an object the finding and the chart of its theme stand on. */
export function carriesTheme({ publicContent: { assetType } }: Pack, { thing }: Station): boolean {
  return assetType === undefined || thing.assetType === assetType;
}

/** True when the value may be compared with others now: usable, and not older than its cadence allows. */
export function isCurrent(station: Station): boolean {
  return station.headline?.value !== undefined && (station.freshness === 'live' || station.freshness === 'late');
}

const PAGE_SIZE = 500;

/** Every measuring point of the organisation, or of one domain. */
export async function readStations(view: View, domain?: string): Promise<readonly Station[]> {
  const { context, scope, now } = view;
  const stations: Station[] = [];
  let cursor: string | undefined;
  do {
    const page = await context.reads.things(scope, { limit: PAGE_SIZE, cursor, domain });
    for (const thing of page.items) stations.push(toStation(context, thing, now));
    cursor = page.next;
  } while (cursor !== undefined);
  return stations;
}
