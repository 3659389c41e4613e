import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

/** Who the database runs as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

// PostgreSQL refuses root and any uid without a passwd entry; `nobody` is on every system.
const NOBODY: ServerUser = { uid: 65_534, gid: 65_534 };

/** `nobody` when we are root, else ourselves (undefined). */
export function serverUser(): ServerUser | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}

/** May this user go through every folder down to this one? */
export function canEnter(folder: string, user: ServerUser): boolean {
  let place = realpathSync(folder);
  for (;;) {
    const { mode, uid, gid } = statSync(place);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    const parent = path.dirname(place);
    if (parent === place) return true;
    place = parent;
  }
}

/**
 * Where the database's own files can live: in the data folder; under /var/lib when root started us in a place that the
 * server's user may not enter, such as /root.
 */
export function stateFolder(dataFolder: string, user: ServerUser | undefined): string {
  if (!existsSync(dataFolder)) mkdirSync(dataFolder, { recursive: true, mode: 0o755 });
  if (user === undefined || canEnter(dataFolder, user)) return realpathSync(dataFolder);
  const name = createHash('sha256').update(realpathSync(dataFolder)).digest('hex').slice(0, 12);
  const folder = path.join('/var/lib/vigie', name);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}
