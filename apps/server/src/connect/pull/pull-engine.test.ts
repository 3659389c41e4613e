import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '@vigie/kit';
import { createPullBench, STATION } from '#connect/testing/pull-bench.ts';
import type { PullBench } from '#connect/testing/pull-bench.ts';
import type { Misbehaviour } from '#connect/testing/recorded-source.ts';

const START = Date.UTC(2026, 7, 27, 8);
const STEP = 5 * MINUTE;

let bench: PullBench | undefined;
afterEach(() => bench?.stop());

/** A value every five minutes, from some time before the start to some time after. */
function fill({ source }: PullBench, before: number, after: number): number {
  source.values = [];
  for (let time = START - before; time <= START + after; time += STEP)
    source.values.push({ station: STATION, time, value: Math.round((time - START) / 1_000) - 500 });
  return source.values.length;
}

async function benchOf(settings: Record<string, number> = {}): Promise<PullBench> {
  bench = await createPullBench(START, { historyDays: 1, requestsPerDay: 100_000, ...settings });
  return bench;
}

const state = ({ store }: PullBench) => store.states.get(7);
/** Times and values that came, in order of time; each as often as it came. */
const came = ({ log }: PullBench): string[] =>
  log.frames.map(({ uplink }) => `${uplink?.time} ${JSON.stringify(uplink?.data?.['stage'])}`).toSorted();
const held = ({ source, clock }: PullBench): string[] =>
  source.values
    .filter(({ time }) => time <= clock.time)
    .map(({ time, value }) => `${time} ${value / 1_000}`)
    .toSorted();

/** Nothing twice, nothing that was not said, and all that was there when the source was last asked. */
function expectWhole(b: PullBench, again: 'once' | 'again' = 'once'): void {
  const got = came(b);
  if (again === 'once') expect(got.length).toBe(new Set(got).size);
  const all = new Set(held(b));
  expect(got.filter((value) => !all.has(value))).toEqual([]);
  const due = b.source.values
    .filter(({ time }) => time <= b.clock.time - 2 * STEP)
    .map(({ time, value }) => `${time} ${value / 1_000}`);
  const there = new Set(got);
  expect(due.filter((value) => !there.has(value))).toEqual([]);
}

describe('a source that behaves', () => {
  it('is read page by page, each record once, and asked again only for its overlap', async () => {
    const b = await benchOf();
    fill(b, DAY, HOUR);
    await b.pass(60);
    expectWhole(b);
    expect(b.source.requests.length).toBeGreaterThan(5);
    const asked = b.source.requests.length;
    await b.pass(30 * 60);
    expectWhole(b);
    // six turns of one page each: the overlap of two hours is one page
    expect(b.source.requests.length - asked).toBeLessThanOrEqual(7);
    expect(state(b)?.failures).toBe(0);
    expect(state(b)?.newest).toBeGreaterThanOrEqual(START + 20 * MINUTE);
  });

  it('gives a frame the body of the record and says what the source thinks of it', async () => {
    const b = await benchOf();
    b.source.values = [{ station: STATION, time: START - HOUR, value: -1_232, qualification: 20 }];
    await b.pass(10);
    const [frame] = b.log.frames;
    expect(frame?.uplink).toMatchObject({ device: STATION, time: START - HOUR, verdict: { flag: 1 }, restates: true });
    expect(frame?.uplink?.data?.['stage']).toBe(-1.232);
    expect(JSON.parse(Buffer.from(frame?.body ?? []).toString())).toMatchObject({ resultat_obs: -1232 });
  });

  it('keeps a corrected value as a frame of its own', async () => {
    const b = await benchOf();
    b.source.values = [{ station: STATION, time: START - HOUR, value: 500 }];
    await b.pass(10);
    b.source.values = [{ station: STATION, time: START - HOUR, value: 480, qualification: 20 }];
    await b.pass(6 * 60);
    expect(b.log.frames.map(({ uplink }) => uplink?.data?.['stage'])).toEqual([0.5, 0.48]);
  });

  it('goes on where it was after a restart', async () => {
    const b = await benchOf();
    fill(b, DAY, 2 * HOUR);
    await b.pass(60);
    b.restart();
    await b.pass(HOUR / 1000);
    // what an engine that ended had read lately comes once more: the ledger knows it by its content
    expectWhole(b, 'again');
  });
});

describe('outages', () => {
  it('ten minutes without the source, the database away for part of it: no hole, no duplicate', async () => {
    const b = await benchOf();
    fill(b, DAY, 3 * HOUR);
    await b.pass(60);
    await b.pass(20 * 60);
    const before = came(b).length;
    b.source.down = true;
    await b.pass(4 * 60);
    b.database(false);
    await b.pass(3 * 60);
    b.source.down = false;
    await b.pass(2 * 60);
    expect(came(b)).toHaveLength(before);
    b.database(true);
    await b.pass(60);
    b.source.down = true;
    await b.pass(60);
    b.source.down = false;
    const begun = b.clock.time;
    while (came(b).length < held(b).length && b.clock.time < begun + HOUR) await b.pass(5);
    const [got, wanted] = [came(b), held(b)];
    process.stdout.write(
      `outage of a pulled source: ${wanted.length} values published, ${got.length} frames, ` +
        `${new Set(got).size} different, whole again after ${(b.clock.time - begun) / 1_000} s\n`,
    );
    expect(got).toEqual(wanted);
    await b.pass(10 * 60);
    expectWhole(b);
    expect(state(b)?.trouble).toBeUndefined();
  });

  it('three days away: the present first, then the past from its oldest', async () => {
    const b = await benchOf();
    fill(b, DAY, 4 * DAY);
    await b.pass(60);
    b.clock.time += 3 * DAY;
    const mark = b.log.frames.length;
    await b.pass(60, 2);
    const times = b.log.frames.slice(mark).map(({ uplink }) => uplink?.time ?? 0);
    expect(times[0]).toBeGreaterThan(b.clock.time - DAY - HOUR);
    const past = times.filter((time) => time < b.clock.time - DAY - HOUR);
    expect(past).toEqual(past.toSorted((a, c) => a - c));
    await b.pass(5 * 60);
    expectWhole(b);
    expect(state(b)?.position.past).toBeUndefined();
  });

  it('reads again from a time on, and finds only duplicates of content', async () => {
    const b = await benchOf();
    fill(b, DAY, HOUR);
    await b.pass(60);
    const before = b.log.frames.length;
    await b.engine.rewind('source', START - 12 * HOUR);
    await b.pass(60);
    expectWhole(b, 'again');
    expect(b.log.frames.length - before).toBeGreaterThan(140);
  });
});

describe('wrong clocks', () => {
  it('our clock jumps ahead and back: nothing is missed', async () => {
    const b = await benchOf();
    fill(b, DAY, 3 * HOUR);
    await b.pass(60);
    const ahead = 400 * DAY;
    b.clock.error = ahead;
    await b.pass(20 * 60);
    b.clock.error = 0;
    await b.pass(2 * 3_600, 30);
    expectWhole(b);
  });

  it('our clock falls back by years and comes again', async () => {
    const b = await benchOf();
    fill(b, DAY, 3 * HOUR);
    await b.pass(60);
    const mark = b.source.requests.length;
    b.clock.error = -1_000 * DAY;
    await b.pass(10 * 60);
    expect(b.source.requests.length).toBeGreaterThan(mark);
    b.clock.error = 0;
    await b.pass(3_600, 30);
    expectWhole(b);
    expect(state(b)?.position.past).toBeUndefined();
  });

  it('the source’s clock falls back: what it gives is taken, and asked again until it answers for it', async () => {
    const b = await benchOf();
    fill(b, DAY, 3 * HOUR);
    await b.pass(60);
    b.source.clockError = -90 * DAY;
    await b.pass(3_600, 30);
    expectWhole(b);
    b.source.clockError = 0;
    await b.pass(3_600, 30);
    expectWhole(b);
  });
});

describe('a source that misbehaves', () => {
  const faults: readonly (readonly [string, Misbehaviour, string])[] = [
    ['429', { kind: 'status', status: 429, retryAfter: '40' }, 'throttled'],
    ['500', { kind: 'status', status: 500 }, 'source-error'],
    ['503', { kind: 'status', status: 503, retryAfter: '5' }, 'source-error'],
    ['403', { kind: 'status', status: 403 }, 'access-refused'],
    ['400', { kind: 'status', status: 400 }, 'bad-request'],
    ['cut body', { kind: 'cut' }, 'cut-body'],
    ['no answer', { kind: 'silent' }, 'timeout'],
    ['reset', { kind: 'reset' }, 'unreachable'],
    ['HTML with 200', { kind: 'html', type: 'text/html' }, 'wrong-type'],
    ['HTML that says it is JSON', { kind: 'html', type: 'application/json' }, 'not-json'],
    ['half of the JSON', { kind: 'half-json' }, 'not-json'],
    ['another object', { kind: 'empty-object' }, 'unknown-shape'],
  ];
  it.each(faults)('%s: says so, waits, and goes on whole', async (_, fault, name) => {
    const b = await benchOf();
    fill(b, HOUR, HOUR);
    b.source.misbehave(fault);
    await b.pass(1, 1);
    expect(state(b)?.trouble?.fault).toBe(name);
    expect(state(b)?.recent[0]).toMatchObject({ fault: name });
    const asked = b.source.requests.length;
    await b.pass(1, 1);
    expect(b.source.requests).toHaveLength(asked);
    await b.pass(30 * 60, 10);
    expectWhole(b);
    expect(state(b)?.trouble).toBeUndefined();
  });

  it('waits as long as the source asks', async () => {
    const b = await benchOf();
    fill(b, HOUR, HOUR);
    b.source.misbehave({ kind: 'status', status: 429, retryAfter: '600' });
    await b.pass(9 * 60);
    expect(b.source.requests).toHaveLength(1);
    await b.pass(90);
    expectWhole(b);
  });

  it('asks ever more rarely, and at most once an hour', async () => {
    const b = await benchOf();
    b.source.down = true;
    await b.pass(12 * 3_600, 10);
    const { length } = b.source.requests;
    expect(length).toBeGreaterThan(12);
    expect(length).toBeLessThan(35);
    expect(state(b)?.failures).toBe(length);
  });

  it('a page repeated for ever: stops, is in trouble, and is whole once the source is', async () => {
    const b = await benchOf();
    fill(b, DAY, HOUR);
    // the first page is right; whatever cursor is asked, it comes again
    b.source.misbehave(...Array.from({ length: 30 }, () => ({ kind: 'repeat' }) as const));
    await b.pass(10 * 60, 5);
    expect(state(b)?.trouble?.fault).toBe('repeated-page');
    expect(b.source.requests.length).toBeLessThan(20);
    while (b.source.faultsLeft > 0) await b.pass(3_600, 60);
    await b.pass(2 * 3_600, 30);
    expectWhole(b);
    expect(state(b)?.trouble).toBeUndefined();
  });

  it('whatever the order of faults, each record is there exactly once afterwards', async () => {
    const quick: readonly Misbehaviour[] = faults.map(([, fault]) => fault).filter(({ kind }) => kind !== 'silent');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(fc.constantFrom(...quick), fc.constant('database' as const), fc.constant('source' as const)),
          {
            maxLength: 12,
          },
        ),
        async (events) => {
          const b = await createPullBench(START, { historyDays: 1, requestsPerDay: 100_000 });
          try {
            fill(b, 6 * HOUR, 12 * HOUR);
            for (const event of events) {
              b.database(event !== 'database');
              b.source.down = event === 'source';
              if (typeof event === 'object') b.source.misbehave(event);
              await b.pass(5 * 60, 20);
            }
            b.database(true);
            b.source.down = false;
            await b.pass(3 * 3_600, 60);
            expect(b.source.faultsLeft).toBe(0);
            expectWhole(b);
          } finally {
            await b.stop();
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});
