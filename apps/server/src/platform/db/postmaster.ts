import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';

import { errorCode } from './error-code.ts';

const lockFile = (cluster: string) => path.join(cluster, 'postmaster.pid');

/** Process id of the server that runs on this cluster; undefined when none does, whatever a stale lock file says. */
export function runningPostmaster(cluster: string): number | undefined {
  const pid = lockedBy(cluster);
  return pid !== undefined && isOurs(pid, cluster) ? pid : undefined;
}

/**
 * Takes away the lock of a server that is no more. PostgreSQL itself takes a zombie, or a process that got the same
 * number after a reboot, for a living server and refuses to start.
 */
export function removeStaleLock(cluster: string): void {
  if (lockedBy(cluster) !== undefined && runningPostmaster(cluster) === undefined) {
    rmSync(lockFile(cluster), { force: true });
  }
}

/** True while the process exists and is not a zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it exists and is not ours
    if (errorCode(error) !== 'EPERM') return false;
  }
  return processState(pid) !== 'Z';
}

function lockedBy(cluster: string): number | undefined {
  if (!existsSync(lockFile(cluster))) return undefined;
  const pid = Number.parseInt(readFileSync(lockFile(cluster), 'utf8'), 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

// A postmaster's working directory is its cluster: no other process can be mistaken for it.
function isOurs(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return ps(pid, 'command').includes('postgres');
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function processState(pid: number): string {
  if (process.platform !== 'linux') return ps(pid, 'state').slice(0, 1);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3);
  } catch {
    return 'Z';
  }
}

function ps(pid: number, column: 'state' | 'command'): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', `${column}=`], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}
