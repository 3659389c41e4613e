import type { AlertState, Instant } from '@vigie/kit';
import type { AlarmStore, RuleState } from './alarm-store.ts';
import type { Binding, ThresholdBinding } from './watched.ts';

export const keyOf = (rule: string, datastream: number): string => `${rule}\n${datastream}`;
export const bindingKey = ({ rule, watched }: Binding): string => keyOf(rule.id, watched.datastream);

/** Where every rule has come to on every datastream: in memory, saved now and then. What was not saved is replayed. */
export class RuleStates {
  private readonly store: Pick<AlarmStore, 'loadStates' | 'saveStates'>;
  private readonly states = new Map<string, RuleState>();
  private readonly unsaved = new Set<string>();
  /** (rule, object) → its datastreams above level 0. */
  private readonly raised = new Map<string, Set<number>>();

  constructor(store: Pick<AlarmStore, 'loadStates' | 'saveStates'>) {
    this.store = store;
  }

  async load(thingOf: (datastream: number) => number | undefined): Promise<void> {
    for (const state of await this.store.loadStates()) {
      this.states.set(keyOf(state.rule, state.datastream), state);
      const thing = thingOf(state.datastream);
      if (thing !== undefined) this.noteRaised(state, thing);
    }
  }

  get(rule: string, datastream: number): RuleState | undefined {
    return this.states.get(keyOf(rule, datastream));
  }

  /** Other datastreams of the object that the rule has above level 0. */
  raisedBeside({ rule, watched }: ThresholdBinding): RuleState[] {
    const raised = this.raised.get(keyOf(rule.id, watched.thing)) ?? [];
    return [...raised].flatMap((each) => (each === watched.datastream ? [] : (this.get(rule.id, each) ?? [])));
  }

  /** `lastTime` absent: no value was taken, the time stays. */
  remember(binding: ThresholdBinding, state: AlertState, lastTime: Instant | undefined): void {
    const { rule, watched } = binding;
    const { datastream, organisation } = watched;
    const time = lastTime ?? this.get(rule.id, datastream)?.lastTime;
    if (time === undefined) return;
    const known = { ...state, rule: rule.id, datastream, organisation, lastTime: time };
    this.states.set(bindingKey(binding), known);
    this.unsaved.add(bindingKey(binding));
    this.noteRaised(known, watched.thing);
  }

  async save(): Promise<void> {
    if (this.unsaved.size === 0) return;
    await this.store.saveStates([...this.unsaved].flatMap((key) => this.states.get(key) ?? []));
    this.unsaved.clear();
  }

  private noteRaised({ rule, datastream, level }: RuleState, thing: number): void {
    const key = keyOf(rule, thing);
    const raised = this.raised.get(key) ?? new Set();
    if (level > 0) raised.add(datastream);
    else raised.delete(datastream);
    if (raised.size > 0) this.raised.set(key, raised);
    else this.raised.delete(key);
  }
}
