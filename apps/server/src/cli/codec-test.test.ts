import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodecTestReport } from './codec-test.ts';
import { runCodecTest } from './codec-test.ts';

const LINE = {
  id: 'maker/model',
  script: { uplink: { file: 'up.js' }, downlinkEncode: { file: 'down.js' } },
  js: {
    'up.js': 'function decodeUplink(i) { return { data: { b: i.bytes[0], a: 0 / i.bytes[0] }, warnings: [] }; }',
    'down.js': 'function encodeDownlink(i) { return { bytes: [i.data.x], fPort: 1 }; }',
  },
  uplink: [
    {
      description: 'order of keys does not matter',
      input: { bytes: [1], fPort: 1 },
      expected: { warnings: [], data: { a: 0, b: 1 } },
    },
    { description: 'NaN is null', input: { bytes: [0] }, expected: { data: { a: null, b: 0 }, warnings: [] } },
    { description: 'missing warnings differ', input: { bytes: [1] }, expected: { data: { a: 0, b: 1 } } },
  ],
  downlinkEncode: [
    { description: 'encode', input: { data: { x: 4 } }, expected: { bytes: [4], fPort: 1 } },
    { description: 'throws', input: {}, expected: {} },
  ],
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'codec-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(name: string, content: string | Buffer): Promise<{ code: number; said: unknown }> {
  const file = join(folder, name);
  writeFileSync(file, content);
  const said: string[] = [];
  const code = await runCodecTest(file, { json: true, write: (text) => said.push(text) });
  return { code, said: JSON.parse(said.join('\n')) };
}

describe('vigie codec test', () => {
  it.each(['plain', 'gzip'])('runs each example of a file (%s)', async (form) => {
    const text = `${JSON.stringify(LINE)}\n\n`;
    const { code, said } = await run('codecs.jsonl', form === 'gzip' ? gzipSync(text) : text);
    expect(code).toBe(1);
    const report = said as CodecTestReport;
    expect(report).toMatchObject({ codecs: 1, examples: 5, passed: 3 });
    expect(report.failed.map(({ codec, kind, description }) => [codec, kind, description])).toEqual([
      ['maker/model', 'uplink', 'missing warnings differ'],
      ['maker/model', 'downlinkEncode', 'throws'],
    ]);
  });

  it('says which line cannot be read', async () => {
    const { code, said } = await run('bad.jsonl', `${JSON.stringify(LINE)}\n{"id":3}\n`);
    expect(code).toBe(2);
    expect(said).toMatchObject({ error: expect.stringContaining('line 2') });
    expect(await runCodecTest(join(folder, 'none.jsonl'), { json: true, write: () => undefined })).toBe(2);
  });
});
