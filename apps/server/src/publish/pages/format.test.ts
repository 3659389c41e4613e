import { QUANTITIES } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import { formatDate, formatDuration, formatMeasure, formatNumber, startOfLocalDay } from './format.ts';

const paris = { language: 'fr', zone: 'Europe/Paris' } as const;
const quantity = (key: string) => QUANTITIES.find((entry) => entry.key === key)!;

describe('format', () => {
  it('writes French numbers with a narrow no-break space and a comma', () => {
    expect(formatNumber(12345.6, 1, 'fr')).toBe('12\u202F345,6');
    expect(formatNumber(12345.6, 1, 'en')).toBe('12,345.6');
    expect(formatNumber(-0.04, 1, 'fr')).toBe('0,0');
    expect(formatNumber(-1.5, 1, 'fr')).toBe('\u22121,5');
  });

  it('keeps number and unit together', () => {
    expect(formatMeasure(64.24, quantity('LAeq'), 'fr')).toBe('64,2\u00A0dB(A)');
    expect(formatMeasure(0, quantity('fillLevel'), 'fr')).toBe('0\u00A0%');
    expect(formatMeasure(1, quantity('lampState'), 'fr')).toBe('oui');
  });

  it('writes local times', () => {
    const time = Date.UTC(2026, 10, 22, 21, 5);
    expect(formatDate(time, 'clock', paris)).toBe('22\u00A0h\u00A005');
    expect(formatDate(time, 'clock', { ...paris, language: 'en' })).toBe('22:05');
    expect(formatDate(time, 'day-clock', paris)).toContain('dimanche 22 novembre');
  });

  it('says the age in one unit', () => {
    expect(formatDuration(12 * 60_000, 'fr')).toBe('12\u00A0min');
    expect(formatDuration(50 * 3_600_000, 'fr')).toBe('2\u00A0j');
  });

  it('finds local midnight over changes of hour', () => {
    const day = (iso: string) => new Date(startOfLocalDay(Date.parse(iso), 'Europe/Paris')).toISOString();
    expect(day('2026-11-22T21:00:00Z')).toBe('2026-11-21T23:00:00.000Z');
    expect(day('2026-10-25T22:59:00Z')).toBe('2026-10-24T22:00:00.000Z');
    expect(day('2026-03-29T12:00:00Z')).toBe('2026-03-28T23:00:00.000Z');
  });
});
