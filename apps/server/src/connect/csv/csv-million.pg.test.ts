import { expect, test } from 'vitest';
import { takeCsv } from '#connect/csv/csv-intake.ts';
import { IntakeBatcher } from '#connect/intake-batcher.ts';
import { intakeBench } from '#connect/testing/intake-bench.ts';

// Among the slow tests, though it needs no database.

const AT = '2026-01-15T10:00:00.000Z';

test('a million lines in bounded memory', { timeout: 120_000 }, async () => {
  const bench = intakeBench({ files: { kind: 'csv' } });
  const before = process.memoryUsage.rss();
  let peak = before;
  let taken = 0;
  const batcher = new IntakeBatcher({
    log: {
      async append(frames) {
        taken += frames.length;
        // a turn of the loop, as a database takes: timers and the collector have their time
        await new Promise((resolve) => setImmediate(resolve));
        peak = Math.max(peak, process.memoryUsage.rss());
        return frames.map((frame, at) => ({ ...frame, id: BigInt(at), dedupKey: 0n }));
      },
    },
    onCommitted: () => undefined,
  });
  const LINES = 1_000_000;
  async function* lines(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('device;time;stage;temperature\n');
    for (let from = 0; from < LINES; from += 1_000) {
      yield Buffer.from(
        Array.from({ length: 1_000 }, (_, n) => `d${n};${new Date(AT).getTime() / 1000 + from + n};1,${n};12,5\n`).join(
          '',
        ),
      );
    }
  }
  const begun = performance.now();
  const report = await takeCsv({ ...bench.parts, batcher }, bench.parts.directory.find('files')!, lines());
  const seconds = (performance.now() - begun) / 1000;
  const grown = (peak - before) / 1_048_576;
  process.stdout.write(
    `1,000,000 lines in ${seconds.toFixed(1)} s, ${Math.round(LINES / seconds)} lines/s, memory +${grown.toFixed(0)} MiB\n`,
  );
  expect(report).toMatchObject({ rows: LINES, accepted: LINES });
  expect(taken).toBe(LINES);
  expect(grown).toBeLessThan(400);
});
