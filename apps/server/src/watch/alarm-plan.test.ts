import type { AlarmTransition } from '@vigie/kit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planAlarms } from './alarm-plan.ts';
import type { EngineView } from './alarm-plan.ts';

/** `0>1@5`: from level 0 to 1 at time 5. */
const changes = (text: string): AlarmTransition[] =>
  text === ''
    ? []
    : text.split(' ').map((each) => {
        const [levels = '', time] = each.split('@');
        const [from, to] = levels.split('>').map(Number);
        return { time: Number(time), from: from ?? 0, to: to ?? 0, value: 1 };
      });
const view = (rest: Partial<EngineView> = {}): EngineView => ({
  id: 'a',
  opened: 0,
  returned: undefined,
  closed: undefined,
  acknowledged: undefined,
  closedByPerson: false,
  last: undefined,
  ...rest,
});
const plan = (existing: readonly EngineView[], text: string, rest: { levelBefore?: number; history?: boolean } = {}) =>
  planAlarms(existing, { levelBefore: 0, history: false, changes: changes(text), ...rest });

describe('planAlarms', () => {
  test('a rise opens, a return waits for a person', () => {
    expect(plan([], '0>1@5')).toMatchObject([{ id: undefined, opened: 5, level: 1, state: 'active-unacknowledged' }]);
    expect(plan([], '0>1@5 1>0@9')).toMatchObject([
      { opened: 5, level: 0, state: 'returned-unacknowledged', returned: 9 },
    ]);
  });

  test('acknowledged and back to normal is closed at the time of measure', () => {
    const known = view({ acknowledged: 1, last: { time: 0, level: 1 } });
    expect(plan([known], '1>0@9', { levelBefore: 1 })).toMatchObject([{ id: 'a', state: 'closed', closed: 9 }]);
  });

  test('the same again before anybody looked is the same alarm', () => {
    const known = view({ returned: 5, last: { time: 5, level: 0 } });
    expect(plan([known], '0>1@9')).toMatchObject([
      { id: 'a', opened: 0, state: 'active-unacknowledged', returned: undefined },
    ]);
    expect(plan([], '0>1@1 1>0@2 0>1@3')).toHaveLength(1);
  });

  test('history closes by itself: one alarm for each time', () => {
    const planned = plan([], '0>1@1 1>0@2 0>2@3 2>0@4', { history: true });
    expect(planned).toMatchObject([
      { opened: 1, closed: 2, state: 'closed' },
      { opened: 3, closed: 4, state: 'closed' },
    ]);
  });

  test('a higher level than the one acknowledged asks again; the same said again does not', () => {
    const known = view({ acknowledged: 1, last: { time: 0, level: 1 } });
    const rise = plan([known], '1>2@9', { levelBefore: 1 });
    expect(rise).toMatchObject([{ state: 'active-unacknowledged', askAgain: true }]);
    expect(plan([view({ opened: 4, acknowledged: 1 })], '0>1@3')).toMatchObject([
      { id: 'a', opened: 3, state: 'active-acknowledged', askAgain: false },
    ]);
  });

  test('late data retract what never was', () => {
    expect(plan([view({ opened: 4 })], '')).toMatchObject([{ id: 'a', retracted: true, state: 'closed', closed: 4 }]);
  });

  test('late data say an alarm returned, and another began', () => {
    const planned = plan([view({ acknowledged: 1, last: { time: 0, level: 1 } })], '1>0@5 0>1@9', { levelBefore: 1 });
    expect(planned).toMatchObject([
      { id: 'a', state: 'closed', closed: 5 },
      { id: undefined, opened: 9, state: 'active-unacknowledged' },
    ]);
  });

  test('a past alarm found late is closed beside the one that somebody has taken', () => {
    const planned = plan([view({ opened: 9, acknowledged: 1 })], '0>1@1 1>0@3 0>1@9');
    expect(planned).toMatchObject([
      { id: undefined, opened: 1, closed: 3, state: 'closed' },
      { id: 'a', opened: 9, state: 'active-acknowledged' },
    ]);
  });

  test('before anybody looked it is the same alarm, whatever the order of arrival', () => {
    const course = '0>1@1 1>0@3 0>2@5 2>0@6 0>1@9';
    const inOrder = plan([], course);
    expect(inOrder).toMatchObject([{ opened: 1, level: 1, state: 'active-unacknowledged' }]);
    for (const opened of [5, 9]) {
      expect(plan([view({ opened })], course)).toMatchObject([{ ...inOrder[0], id: 'a' }]);
    }
    // history made a closed alarm of each time
    expect(plan([view({ opened: 9 })], '0>1@1 1>0@3 0>1@9', { history: true })).toHaveLength(2);
  });

  test('an alarm closed too early opens again', () => {
    const known = view({ acknowledged: 1, returned: 5, closed: 5, last: { time: 0, level: 1 } });
    expect(plan([known], '', { levelBefore: 1 })).toMatchObject([
      { id: 'a', state: 'active-acknowledged', closed: undefined },
    ]);
  });

  test('what a person closed stays closed; only a higher level is a new alarm', () => {
    const known = view({ closed: 7, closedByPerson: true, last: { time: 0, level: 1 } });
    expect(plan([known], '1>0@9', { levelBefore: 1 })).toMatchObject([{ id: 'a', state: 'closed', closed: 7 }]);
    expect(plan([known], '1>2@9', { levelBefore: 1 })).toMatchObject([
      { id: 'a', state: 'closed' },
      { id: undefined, opened: 9, level: 2 },
    ]);
  });
});

/** Changes of a whole course that are known once values of some times are there; each level is known by its own value. */
function courseOf(levels: readonly number[], known: ReadonlySet<number>): AlarmTransition[] {
  const course: AlarmTransition[] = [];
  let from = 0;
  levels.forEach((to, time) => {
    if (!known.has(time) || to === from) return;
    course.push({ time, from, to, value: to });
    from = to;
  });
  return course;
}

/** The store's part: what is kept of a plan, as the next one finds it. */
function kept(planned: ReturnType<typeof planAlarms>, before: readonly EngineView[]): EngineView[] {
  const views = planned.flatMap(({ id, opened, returned, closed, retracted }, i) =>
    retracted ? [] : [view({ id: id ?? `n${before.length}-${i}-${opened}`, opened, returned, closed })],
  );
  return views;
}

test('order of arrival changes nothing while nobody has looked', () => {
  const levels = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 12 });
  const shuffled = levels.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray([...given.keys()], { minLength: given.length })),
  );
  fc.assert(
    fc.property(shuffled, ([given, order]) => {
      const all = new Set(given.keys());
      const expected = planAlarms([], { levelBefore: 0, history: false, changes: courseOf(given, all) });
      let views: EngineView[] = [];
      let last = expected;
      const known = new Set<number>();
      for (const time of order) {
        known.add(time);
        // everything is said again from the first value on, as for the oldest late one
        last = planAlarms(views, { levelBefore: 0, history: false, changes: courseOf(given, known) });
        views = kept(last, views);
      }
      const said = (planned: typeof last) =>
        planned
          .filter(({ retracted }) => !retracted)
          .map(({ opened, level, state, returned }) => ({ opened, level, state, returned }));
      expect(said(last)).toEqual(said(expected));
    }),
    { numRuns: 400 },
  );
});

test('what was over long ago and is found only now wakes nobody; what a person was told of waits for one', () => {
  const remade = { levelBefore: 0, history: false, settledBefore: 10 };
  expect(planAlarms([], { ...remade, changes: changes('0>1@1 1>0@2 0>1@3 1>0@4') })).toMatchObject([
    { opened: 1, state: 'closed' },
    { opened: 3, state: 'closed' },
  ]);
  expect(planAlarms([], { ...remade, changes: changes('0>1@8 1>0@12') })).toMatchObject([
    { state: 'returned-unacknowledged' },
  ]);
  const told = view({ opened: 3, returned: 4 });
  expect(planAlarms([told], { ...remade, changes: changes('0>1@3 1>0@4') })).toMatchObject([
    { id: 'a', state: 'returned-unacknowledged' },
  ]);
});
