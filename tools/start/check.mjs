// Quick checks: format, lint, types, boundaries, unit tests. Under a minute: types beside the rest, kept between runs.
import { join } from 'node:path';
import { ensureInstalled, root, runNode } from './prepare.mjs';

ensureInstalled();
const module = (path) => join(root, 'node_modules', path);

/** Types are kept between runs: only what changed is looked at again. */
const types = (name, project) => [
  `types of ${name}`,
  [
    module('typescript/bin/tsc'),
    '-p',
    project,
    '--incremental',
    '--tsBuildInfoFile',
    module(`.vigie/${name.replaceAll(' ', '-')}.tsbuildinfo`),
  ],
];

const lanes = [
  [
    types('packs and tools', 'tsconfig.packs.json'),
    types('server', 'apps/server'),
    types('web', 'tsconfig.web.json'),
    types('browser tests', 'tsconfig.e2e.json'),
    types('kit', 'packages/kit'),
    ['boundaries', ['tools/boundaries/cruise.ts']],
  ],
  [
    ['format', [module('oxfmt/bin/oxfmt'), '--check', '.']],
    ['lint', [module('oxlint/bin/oxlint'), '--type-aware', '--quiet']],
    [
      'unit tests',
      [module('vitest/vitest.mjs'), 'run', '--project', 'unit', '--reporter', process.env.CI ? 'default' : 'dot'],
    ],
  ],
];

const only = process.argv[2];
const started = performance.now();

/** One step after the other; ends at the first that fails. */
async function run(steps) {
  for (const [name, args] of steps) {
    if (only !== undefined && name !== only) continue;
    const from = performance.now();
    const code = Number(await runNode(args));
    process.stderr.write(
      `${code === 0 ? 'ok' : 'FAILED'}  ${name} (${((performance.now() - from) / 1000).toFixed(1)} s)\n`,
    );
    if (code === 0) continue;
    process.exitCode = code;
    return;
  }
}

await Promise.all(lanes.map(run));
process.stderr.write(`check: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
