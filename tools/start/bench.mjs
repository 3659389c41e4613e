import { ensureInstalled, runNode } from './prepare.mjs';

ensureInstalled();
const name = process.argv[2];
const known = ['ingest', 'registry', 'replay', 'decode', 'noise', 'map'];
if (!known.includes(name)) {
  process.stderr.write(`usage: npm run bench -- ${known.join('|')}\n`);
  process.exit(2);
}
process.exitCode = await runNode([`bench/${name}/main.ts`, ...process.argv.slice(3)]);
