import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { NOWCAST_HISTORY } from '@vigie/kit';
import { isUnit, readSeries } from './read-series.ts';
import { report } from './report.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    unit: { type: 'string', default: 'm' },
    marks: { type: 'string', default: '' },
    upstream: { type: 'string' },
  },
});
const { unit, upstream } = values;
if (positionals.length === 0 || !isUnit(unit)) {
  process.stderr.write('Usage: main.ts FILE… [--unit m|cm|mm|ft] [--marks 0.8,1.2,1.6] [--upstream FILE]\n');
  process.exit(2);
}
const marks = values.marks
  .split(',')
  .filter((text) => text !== '')
  .map(Number);
const above = upstream === undefined ? undefined : readSeries(readFileSync(upstream, 'utf8'), unit)[0];
for (const file of positionals) {
  for (const stages of readSeries(readFileSync(file, 'utf8'), unit)) {
    const newest = stages.at(-1)?.time ?? 0;
    // one year after the other: what the platform would have known at the end of each
    const oldest = stages[0]?.time ?? 0;
    for (let end = newest; end > oldest; end -= NOWCAST_HISTORY) {
      const known = stages.filter(({ time }) => time <= end && time > end - NOWCAST_HISTORY);
      process.stdout.write(`\n${file}\n${report({ stages: known, marks, ...(above && { upstream: above }) })}\n`);
    }
  }
}
