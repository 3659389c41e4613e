#!/usr/bin/env node
import { ensureBuilt, ensureInstalled, runVigie } from './prepare.mjs';

ensureInstalled();
const args = process.argv.slice(2);
// only what serves pages needs them built
if (args[0] === 'demo' || args[0] === 'serve') ensureBuilt();
process.exitCode = await runVigie(args);
