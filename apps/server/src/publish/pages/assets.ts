import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the built stylesheet, fonts and islands are; each name carries a hash of its content. */
export interface Assets {
  /** Folder served under `prefix`; absent while nothing has been built: pages are then plain, and still readable. */
  readonly folder: string | undefined;
  readonly prefix: string;
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** Fonts of the first screen. */
  readonly fonts: readonly string[];
}

export const ASSET_PREFIX = '/ressources/';

interface ManifestChunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly css?: readonly string[];
  readonly src?: string;
}

/** Reads Vite's manifest of `apps/public/dist`. */
export function readAssets(folder: string | URL): Assets {
  const root = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const manifest = `${root.replace(/\/$/, '')}/.vite/manifest.json`;
  if (!existsSync(manifest)) return { folder: undefined, prefix: ASSET_PREFIX, styles: [], scripts: [], fonts: [] };
  // Written by our own build: its shape is Vite's documented manifest.
  const chunks = Object.values(JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, ManifestChunk>);
  const entries = chunks.filter((chunk) => chunk.isEntry === true);
  const address = (file: string) => ASSET_PREFIX + file;
  return {
    folder: root,
    prefix: ASSET_PREFIX,
    styles: entries.flatMap((chunk) => chunk.css ?? []).map(address),
    scripts: entries.map((chunk) => address(chunk.file)),
    fonts: chunks
      .filter((chunk) => /hyperlegible-next-latin-(?:400|600)-normal\.woff2$/.test(chunk.src ?? ''))
      .map((chunk) => address(chunk.file)),
  };
}
