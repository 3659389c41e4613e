import { ensureBuilt, ensureInstalled, runVigie } from './prepare.mjs';

ensureInstalled();
ensureBuilt();
process.exitCode = await runVigie(['demo', ...process.argv.slice(2)]);
