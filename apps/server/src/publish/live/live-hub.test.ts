import { describe, expect, it } from 'vitest';
import { LiveHub } from './live-hub.ts';
import type { LiveSink, LiveTopic, LiveValue } from './live-hub.ts';

class Sink implements LiveSink {
  writableLength = 0;
  ended = false;
  destroyed = false;
  readonly written: Buffer[] = [];
  private closed: () => void = () => undefined;

  write(chunk: Buffer): boolean {
    this.written.push(chunk);
    return true;
  }
  end(): void {
    this.ended = true;
    this.closed();
  }
  destroy(): void {
    this.destroyed = true;
    this.closed();
  }
  on(_: 'close', listener: () => void): void {
    this.closed = listener;
  }
  get text(): string {
    return Buffer.concat(this.written).toString();
  }
  /** Data of the events of a topic. */
  events(topic: LiveTopic): unknown[] {
    const found = this.text.matchAll(new RegExp(`event: ${topic}\ndata: (.*)\n\n`, 'g'));
    return [...found].map(([, data = '']) => JSON.parse(data) as unknown);
  }
}

let now = 1_700_000_000_000;
const clock = { now: () => now };
const topics: readonly LiveTopic[] = ['values', 'alarms', 'ledger'];
const value = (datastream: number, raw: number): LiveValue => {
  return { datastream, time: '2026-01-01T00:00:00.000Z', raw, adjusted: raw, flag: 1 };
};

function open(hub: LiveHub, organisation = 1, lastId?: string): Sink {
  const sink = new Sink();
  hub.join(sink, { organisation, topics, lastId });
  return sink;
}

describe('live stream', () => {
  it('gathers a second and keeps the last word on each datastream', () => {
    const hub = new LiveHub({ clock, lifeSeconds: 900 });
    const sink = open(hub);
    hub.values(1, [value(1, 10), value(2, 20)]);
    hub.values(1, [value(1, 11)]);
    expect(sink.events('values')).toEqual([]);
    hub.tick();
    hub.tick();
    expect(sink.events('values')).toEqual([[value(1, 11), value(2, 20)]]);
  });

  it('serialises once for all readers of an organisation and tells the others nothing', () => {
    const hub = new LiveHub({ clock, lifeSeconds: 900 });
    const [a, b, stranger] = [open(hub), open(hub), open(hub, 2)];
    hub.alarm(1, { id: '7', rule: 'full', thing: 'pav-1', state: 'closed' });
    hub.tick();
    expect(a.written.at(-1)).toBe(b.written.at(-1));
    expect(stranger.events('alarms')).toEqual([]);
  });

  it('adds up the counts of a second', () => {
    const hub = new LiveHub({ clock, lifeSeconds: 900 });
    const sink = open(hub);
    const counts = { received: 1, stored: 1, duplicate: 0, rejected: 0, quarantined: 0 };
    hub.ledger(1, counts);
    hub.ledger(1, counts);
    hub.tick();
    expect(sink.events('ledger')).toEqual([{ ...counts, received: 2, stored: 2 }]);
  });

  it('goes on where a reader was cut, or says to read everything again', () => {
    const hub = new LiveHub({ clock, lifeSeconds: 900 });
    const sink = open(hub);
    for (const raw of [1, 2, 3]) {
      hub.values(1, [value(1, raw)]);
      hub.tick();
    }
    const ids = [...sink.text.matchAll(/id: (.*)/g)].map(([, id]) => id);
    expect(open(hub, 1, ids[0]).events('values')).toEqual([[value(1, 2)], [value(1, 3)]]);
    expect(open(hub, 1, 'otherrun.1').text).toContain('event: reset');
    expect(open(hub, 1, '; drop').text).toContain('event: reset');
    for (let raw = 0; raw < 400; raw++) {
      hub.values(1, [value(1, raw)]);
      hub.tick();
    }
    expect(open(hub, 1, ids[0]).text).toContain('event: reset');
  });

  it('cuts a reader that does not read, ends an old stream, gives a sign of life', () => {
    const hub = new LiveHub({ clock, lifeSeconds: 60 });
    const [slow, fine] = [open(hub), open(hub)];
    slow.writableLength = 2_000_000;
    hub.values(1, [value(1, 1)]);
    hub.tick();
    expect([slow.destroyed, fine.destroyed, hub.clients]).toEqual([true, false, 1]);
    for (let second = 0; second < 15; second++) hub.tick();
    expect(fine.text).toContain(': still here');
    now += 60_000;
    hub.tick();
    expect([fine.ended, hub.clients]).toEqual([true, 0]);
  });
});
