import type { AlarmNews, Clock, Instant, Rule } from '@vigie/kit';
import { priorityOf } from '@vigie/kit';
import type { AlarmStore } from './alarm-store.ts';
import { SilentSources, sourceName } from './silent-sources.ts';
import type { LinkView, SilenceSource } from './silent-sources.ts';
import { SOURCE_RULES } from './source-rules.ts';
import type { Binding, SilenceBinding } from './watched.ts';

interface SilenceOptions {
  readonly clock: Clock;
  /** Who knows the radio; without it every silence is the device's own. */
  readonly links?: LinkView | undefined;
  tell(news: readonly AlarmNews[]): void;
  bindingsOf(datastream: number): readonly Binding[];
}

/** The open alarm of a silence. */
interface Silence {
  /** Whose silence it is about. */
  readonly datastream: number;
  /** Open alarm of the gateway or connector it is a child of. */
  parent: string | undefined;
  /** Its source is back: from then on it has its own time to speak before it is raised. */
  released: Instant | undefined;
}

interface OpenSource {
  readonly alarm: string;
  readonly source: SilenceSource;
  /** Last heard before the alarm. */
  readonly since: Instant;
}

const ownerKey = (rule: string, thing: number): string => `${rule}\n${thing}`;

/**
 * Who has not been heard. Runs on its own clock and on times of receipt: an old frame that comes now is a sign of life.
 * A datastream never heard is not silent yet: it is being installed. Devices that fall silent together with their gateway
 * or connector are children of one alarm about it, kept and not raised, until it is back and they are not.
 */
export class SilenceWatch {
  private readonly store: AlarmStore;
  private readonly options: SilenceOptions;
  private readonly lastHeard = new Map<number, Instant>();
  /** (rule, object) → its open alarm. */
  private readonly open = new Map<string, Silence>();
  private readonly sources = new Map<string, OpenSource>();

  constructor(store: AlarmStore, options: SilenceOptions) {
    this.store = store;
    this.options = options;
  }

  async start(rules: readonly Rule[]): Promise<void> {
    for (const { datastream, time } of await this.store.loadHeard()) this.lastHeard.set(datastream, time);
    for (const { alarm, source, opened } of await this.store.loadSources())
      this.sources.set(sourceName(source), { alarm, source, since: opened });
    const parents = new Set([...this.sources.values()].map(({ alarm }) => alarm));
    for (const { rule, thing, datastream, parent } of await this.store.loadOpen(rules.map(({ id }) => id))) {
      const orphan = parent !== undefined && !parents.has(parent);
      const released = orphan ? this.options.clock.now() : undefined;
      this.open.set(ownerKey(rule, thing), { datastream, parent, released });
    }
  }

  /** Data are back: the silence closes by itself. Nothing to wait for while nothing is silent. */
  heard(datastream: number): Promise<void> | undefined {
    const now = this.options.clock.now();
    this.lastHeard.set(datastream, now);
    return this.open.size === 0 ? undefined : this.closeOf(datastream, now);
  }

  private async closeOf(datastream: number, now: Instant): Promise<void> {
    for (const binding of this.silences(datastream)) {
      const key = ownerKey(binding.rule.id, binding.watched.thing);
      if (this.open.get(key)?.datastream !== datastream) continue;
      this.options.tell(await this.store.closeSilence(binding, now));
      this.open.delete(key);
    }
  }

  async tick(now: Instant): Promise<void> {
    if (!Number.isFinite(now)) return;
    const { links } = this.options;
    const silent = links && new SilentSources(links, now);
    if (silent) await this.closeReturned(silent, now);
    for (const [datastream, last] of this.lastHeard) {
      for (const binding of this.silences(datastream)) {
        const since = last + binding.delay;
        if (since <= now) await this.judge(binding, { since, now, silent });
      }
    }
  }

  private async judge(binding: SilenceBinding, when: Judgement): Promise<void> {
    const { rule, watched } = binding;
    const key = ownerKey(rule.id, watched.thing);
    const known = this.open.get(key);
    if (known === undefined) {
      const parent = await this.parentOf(binding, when);
      const priority = priorityOf(rule, 1);
      this.options.tell(await this.store.openSilence(binding, when.since, { priority, parent }));
      this.open.set(key, { datastream: watched.datastream, parent, released: undefined });
    } else if (known.datastream === watched.datastream) await this.judgeAgain(binding, known, when);
  }

  /** Raised before its gateway was known to be silent: it becomes a child. Child of one that is back: it is raised. */
  private async judgeAgain(binding: SilenceBinding, known: Silence, when: Judgement): Promise<void> {
    if (known.parent !== undefined && known.released === undefined) return;
    const parent = await this.parentOf(binding, when);
    if (parent !== undefined) {
      this.options.tell(await this.store.adoptSilence(binding, parent, when.now));
      known.parent = parent;
      known.released = undefined;
    } else if (known.released !== undefined && when.now >= known.released + binding.delay) {
      this.options.tell(await this.store.raiseSilence(binding, when.now));
      known.parent = undefined;
      known.released = undefined;
    }
  }

  /** Alarm of the silent gateway or connector a device is silent because of, opened with its first child. */
  private async parentOf({ watched }: SilenceBinding, { silent }: Judgement): Promise<string | undefined> {
    const source = watched.device === undefined ? undefined : silent?.causeOf(watched.device);
    if (source === undefined) return undefined;
    const known = this.sources.get(sourceName(source));
    if (known !== undefined) return known.alarm;
    const since = silent?.heardAt(source) ?? this.options.clock.now();
    const opened = await this.store.openSource(source, SOURCE_RULES[source.kind], since);
    if (opened === undefined) return undefined;
    this.options.tell(opened.news);
    this.sources.set(sourceName(source), { alarm: opened.alarm, source, since });
    return opened.alarm;
  }

  /** A gateway or connector that is heard again: its alarm closes, its children have their own time to speak. */
  private async closeReturned(silent: SilentSources, now: Instant): Promise<void> {
    for (const [name, { alarm, source, since }] of this.sources) {
      const heard = silent.heardAt(source);
      if (heard === undefined || heard <= since || silent.isSilent(source)) continue;
      this.options.tell(await this.store.closeSource(alarm, heard));
      this.sources.delete(name);
      for (const silence of this.open.values()) if (silence.parent === alarm) silence.released = now;
    }
  }

  private silences(datastream: number): readonly SilenceBinding[] {
    return this.options.bindingsOf(datastream).filter((binding) => binding.kind === 'silence');
  }
}

/** What one look at one moment knows. */
interface Judgement {
  /** When the silence was one. */
  readonly since: Instant;
  readonly now: Instant;
  readonly silent: SilentSources | undefined;
}
