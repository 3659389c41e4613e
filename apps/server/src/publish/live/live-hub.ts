import type { Flag } from '@vigie/kit';

export const TOPICS = ['values', 'alarms', 'ledger'] as const;
export type LiveTopic = (typeof TOPICS)[number];

/** The newest value of a datastream. */
export interface LiveValue {
  readonly datastream: number;
  /** When it could be known, ISO 8601: the end of the period it tells of. */
  readonly time: string;
  readonly raw: number | null;
  readonly adjusted: number | null;
  readonly flag: Flag;
}

/** An alarm that opened, changed or closed. */
export interface LiveAlarm {
  readonly id: string;
  readonly rule: string;
  readonly thing: string;
  readonly state: string;
}

/** Frames that came and how they ended, since the last event. */
export interface LiveCounts {
  readonly received: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly quarantined: number;
}

/** What a stream is written to; Node's ServerResponse is one. */
export interface LiveSink {
  readonly writableLength: number;
  write(chunk: Buffer): boolean;
  end(): void;
  destroy(): void;
  on(event: 'close', listener: () => void): void;
}

interface LiveClient {
  readonly sink: LiveSink;
  readonly organisation: number;
  readonly topics: readonly LiveTopic[];
  readonly until: number;
}

interface SentEvent {
  readonly id: number;
  readonly topic: LiveTopic;
  readonly bytes: Buffer;
}

/** What waits for the next second, of one organisation: the last word on each key wins. */
interface Pending {
  readonly values: Map<number, LiveValue>;
  readonly alarms: Map<string, LiveAlarm>;
  counts: LiveCounts | undefined;
}

interface Channel {
  readonly pending: Pending;
  /** The last minute or so, for readers that lost their connection. */
  readonly sent: SentEvent[];
}

const REMEMBERED = 180;
const HEARTBEAT_SECONDS = 15;
/** A reader that much behind is cut: it comes again and asks what it missed. */
const FARTHEST_BEHIND = 1_048_576;

const HEARTBEAT = Buffer.from(': still here\n\n');

function eventOf(topic: string, data: unknown, id?: string): Buffer {
  return Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`);
}

function sum(a: LiveCounts | undefined, b: LiveCounts): LiveCounts {
  if (!a) return b;
  return {
    received: a.received + b.received,
    stored: a.stored + b.stored,
    duplicate: a.duplicate + b.duplicate,
    rejected: a.rejected + b.rejected,
    quarantined: a.quarantined + b.quarantined,
  };
}

/**
 * Fans changes out: gathered for a second, written as bytes once for all readers of an organisation, never waiting
 * for a slow one.
 */
export class LiveHub {
  private readonly channels = new Map<number, Channel>();
  private readonly readers = new Set<LiveClient>();
  private readonly clock: { now(): number };
  private readonly lifeSeconds: number;
  /** Names this run: numbers of an earlier one mean nothing now. */
  private readonly run: string;
  private number = 0;
  private seconds = 0;

  constructor({ clock, lifeSeconds }: { clock: { now(): number }; lifeSeconds: number }) {
    this.clock = clock;
    this.lifeSeconds = lifeSeconds;
    this.run = clock.now().toString(36);
  }

  get clients(): number {
    return this.readers.size;
  }

  values(organisation: number, values: readonly LiveValue[]): void {
    const { pending } = this.channel(organisation);
    for (const value of values) pending.values.set(value.datastream, value);
  }

  alarm(organisation: number, alarm: LiveAlarm): void {
    this.channel(organisation).pending.alarms.set(alarm.id, alarm);
  }

  ledger(organisation: number, counts: LiveCounts): void {
    const { pending } = this.channel(organisation);
    pending.counts = sum(pending.counts, counts);
  }

  /** Opens a stream; one that was interrupted goes on where it was, or is told to read everything again. */
  join(
    sink: LiveSink,
    reader: { organisation: number; topics: readonly LiveTopic[]; lastId: string | undefined },
  ): void {
    const { organisation, topics, lastId } = reader;
    const client: LiveClient = { sink, organisation, topics, until: this.clock.now() + this.lifeSeconds * 1000 };
    this.readers.add(client);
    sink.on('close', () => this.readers.delete(client));
    sink.write(Buffer.from('retry: 3000\n\n'));
    const missed = lastId === undefined ? [] : this.missedSince(organisation, lastId);
    if (missed === undefined) sink.write(eventOf('reset', {}, `${this.run}.${this.number}`));
    else for (const { topic, bytes } of missed) if (topics.includes(topic)) sink.write(bytes);
  }

  /** Once a second: sends what gathered, and a sign of life to those that hear nothing else. */
  tick(): void {
    this.seconds += 1;
    for (const [organisation, channel] of this.channels) {
      for (const event of this.take(channel)) this.send(event, organisation);
    }
    const beat = this.seconds % HEARTBEAT_SECONDS === 0;
    const now = this.clock.now();
    for (const client of this.readers) {
      if (client.until <= now) client.sink.end();
      else if (beat) this.write(client, HEARTBEAT);
    }
  }

  stop(): void {
    for (const { sink } of this.readers) sink.end();
    this.readers.clear();
  }

  private channel(organisation: number): Channel {
    const known = this.channels.get(organisation);
    if (known) return known;
    const pending: Pending = { values: new Map(), alarms: new Map(), counts: undefined };
    const channel: Channel = { pending, sent: [] };
    this.channels.set(organisation, channel);
    return channel;
  }

  private take({ pending, sent }: Channel): SentEvent[] {
    const events: SentEvent[] = [];
    const gathered: readonly (readonly [LiveTopic, unknown])[] = [
      ['values', pending.values.size > 0 ? [...pending.values.values()] : undefined],
      ['alarms', pending.alarms.size > 0 ? [...pending.alarms.values()] : undefined],
      ['ledger', pending.counts],
    ];
    for (const [topic, data] of gathered) {
      if (data === undefined) continue;
      this.number += 1;
      events.push({ id: this.number, topic, bytes: eventOf(topic, data, `${this.run}.${this.number}`) });
    }
    pending.values.clear();
    pending.alarms.clear();
    pending.counts = undefined;
    sent.push(...events);
    sent.splice(0, Math.max(0, sent.length - REMEMBERED));
    return events;
  }

  private send({ topic, bytes }: SentEvent, organisation: number): void {
    for (const client of this.readers) {
      if (client.organisation === organisation && client.topics.includes(topic)) this.write(client, bytes);
    }
  }

  private write({ sink }: LiveClient, bytes: Buffer): void {
    if (sink.writableLength > FARTHEST_BEHIND) sink.destroy();
    else sink.write(bytes);
  }

  /** Events after one; `undefined` when some are forgotten already, or it is of another run. */
  private missedSince(organisation: number, lastId: string): readonly SentEvent[] | undefined {
    const [run, last] = lastId.split('.');
    if (run !== this.run || !/^\d{1,15}$/.test(last ?? '')) return undefined;
    const after = Number(last);
    const { sent } = this.channel(organisation);
    const [oldest] = sent;
    if (sent.length === REMEMBERED && oldest && oldest.id > after + 1) return undefined;
    return sent.filter(({ id }) => id > after);
  }
}
