import type { AlarmNews, Clock, Instant, Rule } from '@vigie/kit';
import { priorityOf } from '@vigie/kit';
import type { AlarmStore } from './alarm-store.ts';
import type { Binding, SilenceBinding } from './watched.ts';

interface SilenceOptions {
  readonly clock: Clock;
  tell(news: readonly AlarmNews[]): void;
  bindingsOf(datastream: number): readonly Binding[];
}

const ownerKey = (rule: string, thing: number): string => `${rule}\n${thing}`;

/**
 * Who has not been heard. Runs on its own clock and on times of receipt: an old frame that comes now is a sign of life.
 * A datastream never heard is not silent yet: it is being installed.
 */
export class SilenceWatch {
  private readonly store: AlarmStore;
  private readonly options: SilenceOptions;
  private readonly lastHeard = new Map<number, Instant>();
  /** (rule, object) → datastream whose silence its open alarm is about. */
  private readonly owners = new Map<string, number>();

  constructor(store: AlarmStore, options: SilenceOptions) {
    this.store = store;
    this.options = options;
  }

  async start(rules: readonly Rule[]): Promise<void> {
    for (const { datastream, time } of await this.store.loadHeard()) this.lastHeard.set(datastream, time);
    const open = await this.store.loadOpen(rules.map(({ id }) => id));
    for (const { rule, thing, datastream } of open) this.owners.set(ownerKey(rule, thing), datastream);
  }

  /** Data are back: the silence closes by itself. Nothing to wait for while nothing is silent. */
  heard(datastream: number): Promise<void> | undefined {
    const now = this.options.clock.now();
    this.lastHeard.set(datastream, now);
    return this.owners.size === 0 ? undefined : this.closeOf(datastream, now);
  }

  private async closeOf(datastream: number, now: Instant): Promise<void> {
    for (const binding of this.silences(datastream)) {
      const key = ownerKey(binding.rule.id, binding.watched.thing);
      if (this.owners.get(key) !== datastream) continue;
      this.options.tell(await this.store.closeSilence(binding, now));
      this.owners.delete(key);
    }
  }

  async tick(now: Instant): Promise<void> {
    if (!Number.isFinite(now)) return;
    for (const [datastream, last] of this.lastHeard) {
      for (const binding of this.silences(datastream)) {
        const since = last + binding.delay;
        const key = ownerKey(binding.rule.id, binding.watched.thing);
        if (since > now || this.owners.has(key)) continue;
        this.options.tell(await this.store.openSilence(binding, since, priorityOf(binding.rule, 1)));
        this.owners.set(key, datastream);
      }
    }
  }

  private silences(datastream: number): readonly SilenceBinding[] {
    return this.options.bindingsOf(datastream).filter((binding) => binding.kind === 'silence');
  }
}
