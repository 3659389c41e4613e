// One start at a time in a clone: a folder that holds the name of its owner.
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';

const LOOK_MS = 250;
/** An owner on another machine cannot be looked for: after so long it is taken for gone. */
const FOREIGN_STALE_MS = 30 * 60_000;
const TAKEN = new Set(['EEXIST', 'ENOTEMPTY', 'EPERM', 'EBUSY']);
const GONE = new Set(['ENOENT', 'ENOTEMPTY', 'EPERM', 'EBUSY']);

const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Runs `work`, forgives the errors whose code is in `codes`; false then. */
function tolerate(codes, work) {
  try {
    work();
    return true;
  } catch (error) {
    if (codes.has(error.code)) return false;
    throw error;
  }
}

/**
 * Takes the lock if it is free. The folder comes into place whole, by a rename, which fails where a folder with an owner
 * in it stands: there is no moment at which a lock has no owner.
 */
function take(folder) {
  const mine = `owner-${randomUUID()}`;
  const made = `${folder}-${mine}`;
  mkdirSync(made);
  const owner = { pid: process.pid, host: hostname(), since: Date.now() };
  writeFileSync(join(made, mine), JSON.stringify(owner));
  if (tolerate(TAKEN, () => renameSync(made, folder))) return mine;
  rmSync(made, { recursive: true, force: true });
  return undefined;
}

/** Takes an owner's name out, and the folder if nobody else is in it: a newer owner is never hurt. */
function leave(folder, name) {
  tolerate(GONE, () => unlinkSync(join(folder, name)));
  tolerate(GONE, () => rmdirSync(folder));
}

/** Who holds the lock, with the name of the file that says so. */
function ownerOf(folder) {
  try {
    const [name] = readdirSync(folder);
    if (name === undefined) return undefined;
    return { name, ...JSON.parse(readFileSync(join(folder, name), 'utf8')) };
  } catch (error) {
    // given back meanwhile
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function alive({ pid, host, since }) {
  if (host !== hostname()) return Date.now() - since < FOREIGN_STALE_MS;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // a process of somebody else is alive too
    return error.code === 'EPERM';
  }
}

/**
 * Runs `work` while no other process of this clone does. Waits for the owner, says once whom it waits for, and takes over
 * from one that died.
 */
export function withLock(folder, work, say = (text) => process.stderr.write(text)) {
  let waited;
  for (;;) {
    const mine = take(folder);
    if (mine !== undefined) {
      try {
        return work();
      } finally {
        leave(folder, mine);
      }
    }
    const owner = ownerOf(folder);
    if (owner === undefined) {
      // an empty folder of an owner that died between its two steps
      tolerate(GONE, () => rmdirSync(folder));
      continue;
    }
    if (!alive(owner)) {
      say(`Verrou laissé par le processus ${owner.pid}, qui n’existe plus : repris.\n`);
      leave(folder, owner.name);
      continue;
    }
    if (waited !== owner.name) {
      waited = owner.name;
      say(`Une autre commande prépare cette copie (processus ${owner.pid} de ${owner.host}) ; attente…\n`);
    }
    pause(LOOK_MS);
  }
}
