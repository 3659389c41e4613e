import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { options, rules } from './rules.ts';

const server = 'apps/server/src';

/** rule → files of a small tree that break it and nothing else that matters. */
const BREACHES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycle': { [`${server}/watch/a.ts`]: "import './b.ts';", [`${server}/watch/b.ts`]: "import './a.ts';" },
  'no-unresolved': { [`${server}/watch/lost.ts`]: "import './nowhere.ts';" },
  'no-test-in-product': {
    [`${server}/watch/c.ts`]: "import './c.test.ts';",
    [`${server}/watch/c.test.ts`]: 'export {};',
  },
  'kit-imports-nothing': { 'packages/kit/src/k.ts': "import 'node:fs';" },
  'pack-imports-kit-and-itself': { 'packs/noise/p.ts': "import '../water/w.ts';", 'packs/water/w.ts': 'export {};' },
  'platform-knows-no-city': {
    [`${server}/platform/x.ts`]: "import '../../../../packages/kit/src/q.ts';",
    'packages/kit/src/q.ts': '',
  },
  'only-packs-ts-names-packs': { [`${server}/flow.ts`]: "import '../../../packs/water/w.ts';" },
  'only-store-touches-the-driver': { [`${server}/publish/sql.ts`]: "import 'pg';" },
  'apps-are-strangers': {
    'apps/public/src/s.ts': "import '../../supervisor/src/t.ts';",
    'apps/supervisor/src/t.ts': '',
  },
  'web-sees-kit-client-ui': { 'apps/public/src/v.ts': "import '../../../packs/water/w.ts';" },
  'server-draws-and-nothing-else-of-ui': {
    [`${server}/publish/map.ts`]: "import '../../../../packages/ui/src/map/m.ts';",
    'packages/ui/src/map/m.ts': '',
  },
  'ui-does-not-see-client': {
    'packages/ui/src/u.ts': "import '../../client/src/c.ts';",
    'packages/client/src/c.ts': '',
  },
  'stage-connect-alone': { [`${server}/connect/y.ts`]: "import '../store/z.ts';", [`${server}/store/z.ts`]: '' },
  'stage-decode-alone': { [`${server}/decode/y.ts`]: "import '../store/z.ts';" },
  'stage-qualify-alone': { [`${server}/qualify/y.ts`]: "import '../store/z.ts';" },
  'stage-store-alone': { [`${server}/store/y.ts`]: "import '../derive/d.ts';", [`${server}/derive/d.ts`]: '' },
  'stage-derive-alone': { [`${server}/derive/y.ts`]: "import '../store/z.ts';" },
  'stage-watch-alone': { [`${server}/watch/y.ts`]: "import '../flow.ts';" },
  'stage-command-alone': { [`${server}/command/y.ts`]: "import '../store/z.ts';" },
  'stage-publish-alone': { [`${server}/publish/y.ts`]: "import '../store/z.ts';" },
};

let tree = '';
let found: ReadonlySet<string> = new Set();

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'vigie-boundaries-'));
  for (const files of Object.values(BREACHES)) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text === '' ? 'export {};\n' : `${text}\n`);
    }
  }
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(tree, 'node_modules'));
  const { output } = await cruise(['apps', 'packages', 'packs'], {
    ...options,
    baseDir: tree,
    ruleSet: { forbidden: rules },
    validate: true,
  } as Parameters<typeof cruise>[1]); // the rules come from a plain JavaScript file
  found = new Set((output as ICruiseResult).summary.violations.map((violation) => violation.rule.name));
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test('every rule has its planted breach', () => {
  expect(new Set(Object.keys(BREACHES))).toEqual(new Set(rules.map((rule) => rule.name)));
});

test.each(rules.map((rule) => rule.name))('%s is reported', (name) => {
  expect(found).toContain(name);
});
