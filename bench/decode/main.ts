import { cpus } from 'node:os';
import { createCagedDecoder } from '../../apps/server/src/decode/caged-decoder.ts';
import type { DecodeJob } from '../../apps/server/src/decode/decoder.ts';
import { models } from '../ingest/fleet.ts';

const ROUNDS = 30;
const BATCH = 1_000;
/** A codec that never ends: what it costs the others. */
const HOSTILE = 'function decodeUplink() { for (;;) {} }';
const HOSTILE_CODEC = 999;

type Decode = (input: { bytes: number[]; fPort: number }) => unknown;

/** Without a cage: only sources of this repository, and only here. */
function uncaged(source: string): Decode {
  // `new Function` is what a cage is measured against
  // eslint-disable-next-line no-new-func
  return new Function(`${source}\nreturn decodeUplink;`)() as Decode;
}

/** Frames in a second of processor time of all threads: what a core does, however crowded the machine is. */
function perCore(frames: number, before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return Math.round((frames * 1e6) / (user + system));
}

const decoder = await createCagedDecoder({ threads: 1 });

async function measure({ model, source, port, bytes }: ReturnType<typeof models>[number], codec: number) {
  decoder.load(codec, source);
  const jobs: DecodeJob[] = Array.from({ length: BATCH }, () => ({ codec, bytes, port, time: 0 }));
  await decoder.decode(jobs);
  const begun = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) await decoder.decode(jobs);
  const caged = perCore(ROUNDS * BATCH, begun);
  const plain = uncaged(source);
  const input = { bytes: [...bytes], fPort: port };
  // as the cage does: bytes made anew, the result as JSON
  const alone = process.cpuUsage();
  for (let frame = 0; frame < ROUNDS * BATCH; frame += 1) JSON.stringify(plain({ ...input, bytes: [...bytes] }));
  const bare = perCore(ROUNDS * BATCH, alone);
  return { codec: model.codec.id, caged, uncaged: bare, ratio: Number((caged / bare).toFixed(3)) };
}

/** Longest wait of another codec's frame while a hostile one has frames waiting all the time. */
async function hostileDelay(others: readonly DecodeJob[]): Promise<number> {
  const two = await createCagedDecoder({ threads: 2 });
  const [first] = models();
  if (first === undefined) throw new Error('no model has a vector');
  two.load(1, first.source);
  two.load(HOSTILE_CODEC, HOSTILE);
  await two.decode(others);
  const hostile = Array.from({ length: 50 }, () => ({
    codec: HOSTILE_CODEC,
    bytes: new Uint8Array(1),
    port: 1,
    time: 0,
  }));
  void two.decode(hostile);
  let longest = 0;
  for (let turn = 0; turn < 200; turn += 1) {
    const begun = performance.now();
    await two.decode(others);
    longest = Math.max(longest, performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await two.stop();
  return Math.round(longest);
}

const results = [];
for (const [index, model] of models().entries()) results.push(await measure(model, index + 1));
await decoder.stop();
const [first] = models();
const others = first ? [{ codec: 1, bytes: first.bytes, port: first.port, time: 0 }] : [];
const report = {
  cores: cpus().length,
  threads: 1,
  codecs: results,
  median: results.map(({ caged }) => caged).toSorted((a, b) => a - b)[Math.floor(results.length / 2)],
  hostileDelayMilliseconds: await hostileDelay(others),
};
process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
