import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, filesUnder } from './source-files.ts';

const pages = filesUnder('.', ['.md']);
/** Made by the browser tests, when asked. */
const MADE_LATER = /^docs\/screenshots\/.+\.png$/;

/** Heading as GitHub writes its anchor. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => (/^#+ /.test(line) ? [anchorOf(line.replace(/^#+ /, ''))] : []));

function brokenIn(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const path = file === '' ? page : join(dirname(page), file);
    if (MADE_LATER.test(path)) return [];
    if (!existsSync(join(ROOT, path))) return [target];
    return anchor === undefined || anchorsOf(join(ROOT, path)).includes(anchor) ? [] : [target];
  });
}

/** Files of the code that a page names between backquotes, from the root or from the server's sources. */
function missingFilesIn(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const named = [...text.matchAll(/`((?:[\w@.-]+\/)+[\w.-]+\.(?:ts|tsx|mjs|sql))`/g)].flatMap(([, path]) => path ?? []);
  const roots = ['', 'apps/server/src', dirname(page)];
  return named.filter((path) => !roots.some((root) => existsSync(join(ROOT, root, path))));
}

describe.each(pages)('%s', (page) => {
  it('links to what is there', () => {
    expect(brokenIn(page)).toEqual([]);
  });

  it('names files that are there', () => {
    // an example to make is not there yet
    expect(missingFilesIn(page).filter((path) => !path.includes('acme'))).toEqual([]);
  });
});

it('every folder of the layout says what goes in and what never does', () => {
  const stages = ['connect', 'decode', 'qualify', 'store', 'derive', 'watch', 'publish', 'platform', 'flow', 'cli'];
  const webs = ['apps/supervisor', 'apps/public', 'packages/kit', 'packages/client', 'packages/ui', 'packs', 'docs'];
  const folders = ['apps/server', ...stages.map((stage) => `apps/server/src/${stage}`), ...webs, 'bench'];
  expect(folders.filter((folder) => !existsSync(join(ROOT, folder, 'README.md')))).toEqual([]);
});
