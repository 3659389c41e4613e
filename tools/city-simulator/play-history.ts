import { DAY } from '@vigie/kit';
import type { Instant, Interval } from '@vigie/kit';
import { framesBetween } from './city.ts';
import type { City } from './city.ts';
import { iso } from './envelope.ts';
import { InFlight } from './in-flight.ts';
import type { PlatformClient } from './platform-client.ts';
import type { Progress } from './progress.ts';
import type { ConnectorKey } from './registration.ts';

const LINES_A_REQUEST = 500;
const REQUESTS_IN_FLIGHT = 4;
/** The days screens show first come first, one by one. */
const FIRST_DAYS = 7;
const CHUNK = 5 * DAY;

export interface HistoryOptions {
  /** 0: there is nothing to tell. */
  readonly months: number;
  readonly progress: Progress;
  /** Of an administrator. */
  readonly token: string;
  readonly signal: AbortSignal;
  /** The newest week is in. */
  readonly onFirstWeek: () => void;
}

/** Periods of the past from the newest to the oldest. */
export function chunksOf({ start, end }: Interval): readonly Interval[] {
  const chunks: Interval[] = [];
  let to: Instant = end;
  while (to > start) {
    const from = Math.max(start, to - (chunks.length < FIRST_DAYS ? DAY : CHUNK));
    chunks.push({ start: from, end: to });
    to = from;
  }
  return chunks;
}

/** Tells the past, newest first, by the history door. What was acknowledged in an earlier run is not sent again. */
export async function playHistory(client: PlatformClient, town: City, options: HistoryOptions): Promise<void> {
  const { progress, signal, onFirstWeek } = options;
  const chunks = options.months === 0 ? [] : chunksOf({ start: town.scenario.origin, end: town.scenario.now });
  const weekIn = Math.min(FIRST_DAYS, chunks.length);
  if (progress.state.chunk >= weekIn) onFirstWeek();
  for (const [index, chunk] of chunks.entries()) {
    if (index < progress.state.chunk) continue;
    if (signal.aborted) return;
    await playChunk(client, { town, chunk }, options);
    if (signal.aborted) return;
    progress.update({ chunk: index + 1, requests: [] });
    if (index + 1 === weekIn) onFirstWeek();
  }
}

async function playChunk(
  client: PlatformClient,
  { town, chunk }: { town: City; chunk: Interval },
  { progress, token, signal }: HistoryOptions,
): Promise<void> {
  const done = new Set(progress.state.requests);
  const flight = new InFlight(REQUESTS_IN_FLIGHT);
  let number = 0;
  for (const { connector, lines } of requestsOf(town, chunk)) {
    const request = number;
    number += 1;
    if (done.has(request)) continue;
    if (signal.aborted) break;
    await flight.add(async () => {
      const path = `/api/v1/connectors/${connector}/history`;
      await client.expect({ method: 'POST', path, token, body: lines, type: 'application/x-ndjson' });
      done.add(request);
      progress.update({ requests: [...done] });
    });
  }
  await flight.landed();
}

/** The same requests in the same order each time: their number is what is remembered. */
function* requestsOf(town: City, chunk: Interval): Generator<{ connector: ConnectorKey; lines: string }> {
  const waiting = new Map<ConnectorKey, string[]>();
  for (const { connector, receivedTime, envelope } of framesBetween(town, chunk)) {
    const lines = waiting.get(connector) ?? [];
    waiting.set(connector, lines);
    lines.push(JSON.stringify({ receivedTime: iso(receivedTime), body: envelope }));
    if (lines.length === LINES_A_REQUEST) yield { connector, lines: lines.splice(0).join('\n') };
  }
  for (const [connector, lines] of waiting) if (lines.length > 0) yield { connector, lines: lines.join('\n') };
}
