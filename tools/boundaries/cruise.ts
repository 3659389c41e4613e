import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';
import { options, rules } from './rules.ts';

// Fewer modules than this means the cruiser went blind (it does when it cannot read TypeScript), not that all is well.
const LEAST_MODULES = 150;

const { output } = await cruise(['apps', 'packages', 'packs', 'tools', 'tests', 'bench'], {
  ...options,
  ruleSet: { forbidden: rules },
  validate: true,
});
// without a reporter the result is an object, never text
const { summary } = output as ICruiseResult;
const { violations } = summary;
for (const { rule, from, to } of violations) process.stderr.write(`${rule.name}: ${from} → ${to}\n`);
process.stderr.write(`${summary.totalCruised} modules, ${violations.length} breaches\n`);
if (violations.length > 0 || summary.totalCruised < LEAST_MODULES) process.exitCode = 1;
