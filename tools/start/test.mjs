// Everything: quick checks, tests on a real database, faults, pages in a real browser.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, runNode } from './prepare.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

ensureInstalled();
ensureSystemPackages();
ensureBuilt();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const reporter = ['--reporter', 'default'];
const steps = [
  ['check', ['tools/start/check.mjs']],
  ['database', [vitest, 'run', '--project', 'pg', ...reporter]],
  ['faults', [vitest, 'run', '--project', 'faults', ...reporter]],
  [
    'browser',
    [join(root, 'node_modules/@playwright/test/cli.js'), 'test', '--config', 'tests/e2e/playwright.config.ts'],
  ],
];

let passed = 0;
let failed = 0;
for (const [name, args] of steps) {
  process.stderr.write(`\n── ${name} ──\n`);
  const code = Number(await runNode(args));
  if (code !== 0) {
    failed += 1;
    process.stderr.write(`FAILED: ${name}\n`);
    break;
  }
  passed += 1;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
