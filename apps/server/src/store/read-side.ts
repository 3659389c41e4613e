import type pg from 'pg';
import { readNowcastTrials } from './nowcast-trials.ts';
import { readAlarmEvents, readAlarms } from './read-alarms.ts';
import { readConnectorActivity } from './read-connector-activity.ts';
import { readFrames } from './read-frames.ts';
import type { ParseUplink } from './read-frames.ts';
import { readIndicatorValues } from './read-indicators.ts';
import { readJournal } from './read-journal.ts';
import { readBalance } from './read-ledger.ts';
import { readMatrix } from './read-matrix.ts';
import { readObservations } from './read-observations.ts';
import type { ReadScope } from './read-page.ts';
import { readConnectors, readDatastreams, readDevices } from './read-registry.ts';
import { readSeries } from './read-series.ts';
import { readThing, readThings } from './read-things.ts';

type Query<F extends (pool: pg.Pool, scope: ReadScope, query: never) => unknown> = Parameters<F>[2];

/** What screens, pages and APIs read (`Reads` of publish), each within one organisation. */
export function createReads(pool: pg.Pool, parseUplink: ParseUplink) {
  return {
    things: (scope: ReadScope, query: Query<typeof readThings>) => readThings(pool, scope, query),
    thing: (scope: ReadScope, key: string) => readThing(pool, scope, key),
    observations: (scope: ReadScope, query: Query<typeof readObservations>) => readObservations(pool, scope, query),
    series: async (scope: ReadScope, query: Query<typeof readSeries>) => (await readSeries(pool, scope, query)) ?? [],
    indicatorValues: (scope: ReadScope, query: Query<typeof readIndicatorValues>) =>
      readIndicatorValues(pool, scope, query),
    matrix: (scope: ReadScope, query: Query<typeof readMatrix>) => readMatrix(pool, scope, query),
    alarms: (scope: ReadScope, query: Query<typeof readAlarms>) => readAlarms(pool, scope, query),
    frames: (scope: ReadScope, query: Omit<Query<typeof readFrames>, 'parse'>) =>
      readFrames(pool, scope, { ...query, parse: parseUplink }),
    nowcastTrials: (scope: ReadScope, thing: string) => readNowcastTrials(pool, scope, thing),
    balance: (scope: ReadScope, interval: { from: number; to: number }) => readBalance(pool, scope, interval),
  };
}

/** What managers read of the registry and the journal (`RegistryReads` of publish). */
export function createRegistryReads(pool: pg.Pool) {
  return {
    connectors: (scope: ReadScope, query: Query<typeof readConnectors>) => readConnectors(pool, scope, query),
    connector: async (scope: ReadScope, id: string) => (await readConnectors(pool, scope, { id, limit: 1 })).items[0],
    connectorActivity: (scope: ReadScope, query: Query<typeof readConnectorActivity>) =>
      readConnectorActivity(pool, scope, query),
    devices: (scope: ReadScope, query: Query<typeof readDevices>) => readDevices(pool, scope, query),
    datastreams: (scope: ReadScope, query: Query<typeof readDatastreams>) => readDatastreams(pool, scope, query),
    datastream: async (scope: ReadScope, id: number) => (await readDatastreams(pool, scope, { id, limit: 1 })).items[0],
    alarmEvents: (scope: ReadScope, alarm: string) => readAlarmEvents(pool, scope, alarm),
    journal: (scope: ReadScope, query: Query<typeof readJournal>) => readJournal(pool, scope, query),
  };
}
