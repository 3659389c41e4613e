import { describe, expect, it } from 'vitest';
import { quantityOf } from '../quantity-registry.ts';
import { acrossObjects } from './across-objects.ts';
import { matchedDifference } from './matched-difference.ts';
import { overWindows } from './over-windows.ts';

describe('windows put together', () => {
  it('levels by energy, counts by sum, fill by its last value', () => {
    expect(overWindows(quantityOf('LAeq'), [60, 70])).toBeCloseTo(67.404, 3);
    expect(overWindows(quantityOf('count'), [3, 0, 4])).toBe(7);
    expect(overWindows(quantityOf('fillLevel'), [90, 20])).toBe(20);
    expect(overWindows(quantityOf('stage'), [1, 2])).toBe(1.5);
    expect(overWindows({ law: 'meter-difference', decimals: 1 }, [5, 6])).toBe(11);
  });

  it('says nothing of nothing, of shares, nor of what is never aggregated', () => {
    expect(overWindows(quantityOf('count'), [])).toBeUndefined();
    expect(overWindows({ law: 'ratio-of-sums', decimals: 1 }, [0.5])).toBeUndefined();
    expect(overWindows({ law: 'none', decimals: 1 }, [1])).toBeUndefined();
  });
});

describe('objects put together', () => {
  it('counts, ranks and sums', () => {
    const fills = [12, 80, 101];
    expect(acrossObjects({ atLeast: 80 }, fills)).toBe(2);
    expect(acrossObjects({ under: 10 }, fills)).toBe(0);
    expect(acrossObjects('median', fills)).toBe(80);
    expect(acrossObjects('highest', fills)).toBe(101);
    expect(acrossObjects('lowest', fills)).toBe(12);
    expect(acrossObjects('sum', fills)).toBe(193);
    expect(acrossObjects({ atLeast: 80 }, [])).toBeUndefined();
  });
});

describe('before and after', () => {
  it('pairs days and says how sure the difference is', () => {
    // differences 2, 4, 3, 3: mean 3, s = 0.8165, t(3) = 3.182
    const found = matchedDifference([
      [12, 10],
      [14, 10],
      [13, 10],
      [23, 20],
    ]);
    expect(found).toMatchObject({ pairs: 4, now: 15.5, before: 12.5, difference: 3 });
    expect(found?.halfWidth).toBeCloseTo((3.182 * 0.8165) / 2, 3);
  });

  it('one pair has no uncertainty to give, none has nothing', () => {
    expect(matchedDifference([[5, 4]])).toEqual({ pairs: 1, now: 5, before: 4, difference: 1 });
    expect(matchedDifference([])).toBeUndefined();
  });
});
