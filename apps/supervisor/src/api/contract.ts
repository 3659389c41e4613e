/** What the management API answers, as its committed description says. Times are ISO 8601. */
import type { Got, ItemOf } from './answers.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

export type Session = Got<'/api/v1/session'>;
export type Thing = Readonly<ItemOf<Got<'/api/v1/things'>>>;
export type ThingSheet = Readonly<Got<'/api/v1/things/{key}'>>;
export type Device = ThingSheet['devices'][number];
export type LatestValue = Thing['latest'][number];
export type Flag = LatestValue['flag'];

export type Alarm = ItemOf<Got<'/api/v1/alarms'>>;
export type AlarmState = Alarm['state'];
export type Priority = Alarm['priority'];
export const PRIORITIES: readonly Priority[] = ['critical', 'high', 'medium', 'low'];
/** One thing that happened to an alarm. */
export type AlarmEvent = ItemOf<Got<'/api/v1/alarms/{id}/events'>>;

export type Series = Got<'/api/v1/datastreams/{id}/series'>;
/** What happened to an object: a replacement, a move, a cleaning. */
export type ThingEvent = ItemOf<Got<'/api/v1/things/{key}/events'>>;

export type SeriesPoint = Series['items'][number];
export type Grain = Series['grain'];

export type Balance = Got<'/api/v1/ledger/balance'>;
export type LedgerLine = Omit<Balance, 'byConnector' | 'byHour'>;
export type Frame = ItemOf<Got<'/api/v1/frames'>>;

export type Territory = Got<'/api/v1/territory'>;
/** What the screens need of a pack: names, marks, quantities, and the written response of each rule. */
export type PackSummary = Territory['packs'][number];
export type QuantitySummary = Territory['quantities'][number];
export type Label = PackSummary['label'];
