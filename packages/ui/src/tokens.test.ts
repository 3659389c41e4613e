import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast } from './contrast.ts';
import { PALETTES, tokensCss } from './tokens.ts';

describe('tokens', () => {
  it('contrast of black on white is 21', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
  });

  for (const [appearance, palette] of Object.entries(PALETTES)) {
    it(`${appearance}: text ≥ 4.5 on every surface`, () => {
      for (const surface of [palette.paper, palette.raised, palette['accent-soft'], palette.land, palette.sea]) {
        for (const text of [palette.ink, palette.muted, palette.accent]) {
          expect(contrast(text, surface), `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
        }
      }
      expect(contrast(palette['on-accent'], palette.accent)).toBeGreaterThanOrEqual(4.5);
    });

    it(`${appearance}: shapes ≥ 3 on paper and raised`, () => {
      for (const shape of [palette.critical, palette.high, palette.medium, palette.low]) {
        for (const surface of [palette.paper, palette.raised]) {
          expect(contrast(shape, surface), `${shape} on ${surface}`).toBeGreaterThanOrEqual(3);
        }
      }
    });
  }

  it('tokens.css is what tokens.ts says', () => {
    // The formatter has its own idea of spaces and of capitals in colours.
    const plain = (text: string) => text.replaceAll(/\s+/g, ' ').toLowerCase();
    expect(plain(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'))).toBe(plain(tokensCss()));
  });
});
