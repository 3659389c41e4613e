import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OPTIONS } from '../../apps/server/src/config.ts';
import { codeRows } from './markdown-table.ts';
import { ROOT } from './source-files.ts';

interface Described {
  readonly type: string;
  readonly default: string | number | boolean | undefined;
  readonly about: string;
  readonly secret?: boolean;
}

function rowOf([name, { type, default: preset, about, secret }]: [string, Described]): readonly string[] {
  const kind = secret ? `${type}, secret` : type;
  const shown = preset === undefined ? '' : String(preset);
  return [`VIGIE_${name.toUpperCase()}`, `--${name.replaceAll('_', '-')}`, kind, shown, about];
}

it('docs/settings.md has every setting as config.ts declares it, and no other', () => {
  const page = readFileSync(join(ROOT, 'docs/settings.md'), 'utf8');
  expect(codeRows(page)).toEqual(Object.entries<Described>(OPTIONS).map(rowOf));
});
