import { describe, expect, it } from 'vitest';
import { changesLanguage } from './cage-source.ts';

describe('a codec that changes the language', () => {
  it.each([
    'Object.prototype.in = function () {};',
    'Array.prototype["last"] = 1;',
    'var P = String.prototype; P.x = 1;',
    'globalThis.x = 1;',
    'Object.defineProperty(Number.prototype, "x", {});',
    'Object.assign(Array.prototype, extras);',
    'x.__proto__.y = 1;',
  ])('is seen: %s', (source) => expect(changesLanguage(source)).toBe(true));

  it.each([
    'EncoderBuffer.prototype._write = function () {};',
    'Object.prototype.hasOwnProperty.call(o, k);',
    'Object.prototype.toString.call(x) === "[object Array]"',
    'Array.prototype.map.call(bytes, f)',
    'var has = Object.prototype.hasOwnProperty;',
    'decoded.evaluation = 1; itself = 2;',
  ])('is not taken for one: %s', (source) => expect(changesLanguage(source)).toBe(false));
});
