/* Entry of a worker thread: keeps the cages of the codecs it met; the one used longest ago goes first. */
import { parentPort, workerData } from 'node:worker_threads';
import { threadClock } from '#platform/clock.ts';
import { threadTimeFile } from '#platform/thread-time.ts';
import { Cage } from './cage.ts';
import type { CageAnswer } from './cage.ts';
import type { CageReply, CageTask, CageThreadData } from './cage-protocol.ts';
import { newQuickJs } from './quickjs-module.ts';

/** Each cage weighs some 0.7 MB. */
const CAGES_AT_MOST = 24;

// the pool starts this file with this data
const { wasmModule, limits } = workerData as CageThreadData;
const sources = new Map<string, string>();
const cages = new Map<string, Cage>();

async function cageFor({ key, wanted, source }: CageTask): Promise<Cage> {
  if (source !== undefined) sources.set(key, source);
  const known = cages.get(key);
  const cage =
    known ??
    new Cage(await newQuickJs(wasmModule), { source: sources.get(key) ?? '', wanted, limits, meter: threadClock });
  cages.delete(key);
  const [oldest] = cages.keys();
  if (oldest !== undefined && cages.size >= CAGES_AT_MOST) cages.delete(oldest);
  cages.set(key, cage);
  return cage;
}

async function answer(task: CageTask): Promise<CageAnswer> {
  try {
    const cage = await cageFor(task);
    const given = cage[task.verb](task.text);
    if (cage.spent) cages.delete(task.key);
    return given;
  } catch (thrown) {
    cages.delete(task.key);
    return { kind: 'bomb', fault: 'codec-crashed', detail: String(thrown) };
  }
}

const say = (reply: CageReply) => parentPort?.postMessage(reply);
parentPort?.on('message', (task: CageTask) => {
  void answer(task).then(say);
});
say({ kind: 'ready', timeFile: threadTimeFile() });
