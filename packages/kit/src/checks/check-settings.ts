import type { Check, CheckTest } from '../pack/check.ts';

/** Parameters by name: a number, or a span. */
export type CheckParameters = Readonly<Record<string, number | readonly [number, number]>>;

/** A check as an organisation, or one object of it, wants it. */
export interface CheckSetting {
  readonly check: string;
  readonly enabled: boolean;
  readonly parameters: CheckParameters;
  readonly source: string;
}

const isSpan = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((each) => Number.isFinite(each));

/** Names of a test's parameters that a setting may change, with their present values. */
export function parametersOf(test: CheckTest): CheckParameters {
  const numbers = Object.entries(test).filter(([, value]) => Number.isFinite(value) || isSpan(value));
  return Object.fromEntries(numbers) as CheckParameters; // only numbers and spans are left
}

// Parameters a test does without unless they are given.
const OPTIONAL: Readonly<Partial<Record<CheckTest['kind'], readonly string[]>>> = {
  'site-range': ['fail'],
  'rate-of-change': ['fail'],
  stuck: ['failAfter', 'legalBelow'],
  'cross-check': ['within', 'over'],
};

/** What is wrong with parameters for a test, by name; nothing where they fit. */
export function parameterFaults(test: CheckTest, parameters: CheckParameters): string[] {
  const known = parametersOf(test);
  const spans = test.kind === 'site-range';
  return Object.entries(parameters).flatMap(([name, value]) => {
    if (!(name in known) && !OPTIONAL[test.kind]?.includes(name)) return [name];
    const right = spans ? isSpan(value) && value[0] < value[1] : Number.isFinite(value);
    return right ? [] : [name];
  });
}

/** A check with a setting applied; absent where it is turned off. */
export function checkInForce(check: Check, setting: CheckSetting | undefined): Check | undefined {
  if (setting === undefined) return check;
  if (!setting.enabled) return undefined;
  // names and shapes were held against the test when the setting was made
  const test = { ...check.test, ...setting.parameters } as CheckTest;
  return { ...check, test, source: setting.source };
}
