// Quick checks: format, lint, types, boundaries, unit tests. Under a minute.
import { join } from 'node:path';
import { ensureInstalled, root, runNode } from './prepare.mjs';

ensureInstalled();
const module = (path) => join(root, 'node_modules', path);

const steps = [
  ['format', [module('oxfmt/bin/oxfmt'), '--check', '.']],
  ['lint', [module('oxlint/bin/oxlint'), '--type-aware', '--quiet']],
  ['types of kit', [module('typescript/bin/tsc'), '-p', 'packages/kit']],
  ['types of packs and tools', [module('typescript/bin/tsc'), '-p', 'tsconfig.packs.json']],
  ['types of server', [module('typescript/bin/tsc'), '-p', 'apps/server']],
  ['types of browser tests', [module('typescript/bin/tsc'), '-p', 'tsconfig.e2e.json']],
  ['types of web', [module('typescript/bin/tsc'), '-p', 'tsconfig.web.json']],
  ['boundaries', ['tools/boundaries/cruise.ts']],
  [
    'unit tests',
    [module('vitest/vitest.mjs'), 'run', '--project', 'unit', '--reporter', process.env.CI ? 'default' : 'dot'],
  ],
];

const only = process.argv[2];
const started = performance.now();
for (const [name, args] of steps) {
  if (only !== undefined && name !== only) continue;
  const from = performance.now();
  const code = Number(await runNode(args));
  process.stderr.write(
    `${code === 0 ? 'ok' : 'FAILED'}  ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)\n`,
  );
  if (code !== 0) {
    process.exitCode = code;
    break;
  }
}
process.stderr.write(`check: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
