import type { Rule } from '@vigie/kit';
import { HOUR } from '@vigie/kit';
import { describe, expect, test } from 'vitest';
import { alarmRules, bindingsOf } from './watched.ts';
import type { WatchedDatastream } from './watched.ts';

const TEXT = { fr: 'x', en: 'x' };
const rule = (rest: Partial<Rule> = {}): Rule => ({
  id: 'r',
  label: TEXT,
  quantity: 'stage',
  assetTypes: ['gauge'],
  test: { kind: 'threshold', thresholds: ['level1', 'level2'], hysteresis: 0.1, up: 2, down: 6 },
  priorities: ['high'],
  response: { title: TEXT, steps: [TEXT] },
  ...rest,
});
const gauge = (asset: WatchedDatastream['asset'] = {}): WatchedDatastream => ({
  datastream: 1,
  thing: 1,
  organisation: 1,
  domain: 'water',
  assetType: 'gauge',
  quantity: 'stage',
  unit: 'm',
  period: HOUR,
  asset,
});

describe('rules of a datastream', () => {
  test('a rule without a written response raises nothing', () => {
    const mute = rule({ id: 'mute', response: { title: TEXT, steps: [] } });
    expect(alarmRules([rule(), mute])).toMatchObject({ accepted: [{ id: 'r' }], refused: [{ id: 'mute' }] });
  });

  test('thresholds come from the object, up to the first it does not have', () => {
    const of = (asset: WatchedDatastream['asset']) =>
      bindingsOf(gauge(asset), { rules: [rule()] }).map(
        (binding) => binding.kind === 'threshold' && binding.settings.thresholds,
      );
    expect(of({ level1: 1.2, level2: 1.6 })).toEqual([[1.2, 1.6]]);
    expect(of({ level1: 1.2 })).toEqual([[1.2]]);
    expect(of({ level2: 1.6 })).toEqual([]);
  });

  test('by quantity and type of object; no type means all', () => {
    const asset = { level1: 1 };
    expect(bindingsOf(gauge(asset), { rules: [rule({ assetTypes: ['container'] })] })).toEqual([]);
    expect(bindingsOf(gauge(asset), { rules: [rule({ quantity: 'LAeq' })] })).toEqual([]);
    expect(bindingsOf(gauge(asset), { rules: [rule({ assetTypes: [] })] })).toHaveLength(1);
  });

  test('a rule on a figure holds for the datastream the figure is computed from', () => {
    const rise = rule({
      quantity: 'riseRate',
      test: { kind: 'threshold', thresholds: [10], hysteresis: 1, up: 1, down: 1 },
    });
    const figures = [{ from: 'stage', quantity: 'riseRate', indicator: 'rise-30min' }];
    expect(bindingsOf(gauge(), { rules: [rise], figures })).toMatchObject([{ indicator: 'rise-30min' }]);
    expect(bindingsOf(gauge(), { rules: [rise] })).toEqual([]);
  });

  test('one missed frame is no silence, whatever the rule says', () => {
    const silence = (periods: number) =>
      bindingsOf(gauge(), { rules: [rule({ test: { kind: 'silence', periods } })] })[0];
    expect(silence(1)).toMatchObject({ delay: 2 * HOUR });
    expect(silence(3)).toMatchObject({ delay: 3 * HOUR });
  });
});
