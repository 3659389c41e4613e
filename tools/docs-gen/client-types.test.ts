import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientTypes, typeOf } from './client-types.ts';
import type { OpenApi } from './client-types.ts';

const root = join(import.meta.dirname, '../..');

describe('client types', () => {
  it('are those of the committed openapi.json (npx vitest -u writes them)', async () => {
    const openApi: OpenApi = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8'));
    await expect(clientTypes(openApi)).toMatchFileSnapshot(join(root, 'packages/client/src/api-types.ts'));
  });

  it.each([
    [{ type: ['number', 'null'] }, 'number | null'],
    [{ anyOf: [{ const: 1 }, { const: 2 }] }, '1 | 2'],
    [{ enum: ['a', 'b'] }, '"a" | "b"'],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
    [{ type: 'array', prefixItems: [{ type: 'number' }, { type: 'number' }] }, '[number, number]'],
    [{ type: 'object', properties: { 'a-b': { type: 'integer' } }, required: [] }, '{ "a-b"?: number; }'],
    [{ type: 'object', additionalProperties: true }, 'Record<string, unknown>'],
    [{}, 'unknown'],
  ])('writes %j as %s', (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });
});
