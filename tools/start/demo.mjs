import { ensureBuilt, ensureInstalled, runNode } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
process.exitCode = await runNode(['apps/server/src/cli/vigie.ts', 'demo', ...process.argv.slice(2)]);
