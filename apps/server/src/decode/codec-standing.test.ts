import { describe, expect, it } from 'vitest';
import { afterOffence, afterSlice, NEW_STANDING } from './codec-standing.ts';

describe('the standing of a codec', () => {
  it('becomes good by running, slow by long frames, good again by short ones', () => {
    const good = afterSlice(NEW_STANDING, 8, 1);
    expect(good.lane).toBe('good');
    expect(afterSlice(good, 2, 30).lane).toBe('slow');
    expect(afterSlice(afterSlice(good, 2, 30), 100, 10).lane).toBe('good');
  });

  it('is lost by an overrun, and won back by clean frames', () => {
    let standing = afterOffence(NEW_STANDING);
    expect(standing.lane).toBe('probation');
    for (let i = 0; i < 49; i += 1) standing = afterSlice(standing, 1, 1);
    expect(standing.lane).toBe('probation');
    standing = afterSlice(standing, 1, 1);
    expect(standing).toEqual({ lane: 'new', offences: 1, owed: 0 });
  });

  it('costs four times as much to win back each time, up to a limit', () => {
    const again = afterOffence(afterOffence(NEW_STANDING));
    expect(again.owed).toBe(200);
    let habitual = NEW_STANDING;
    for (let i = 0; i < 1_000; i += 1) habitual = afterOffence(habitual);
    expect(habitual.owed).toBe(50_000);
  });
});
