import { DAY } from '@vigie/kit';
import { unprocessable } from '#platform/http/problem.ts';
import type { Studies, Settings } from '../../ports/observatory.ts';
import type { People } from '../../ports/people.ts';
import type { RegistryReads } from '../../ports/registry-reads.ts';
import type { Reads, Scope } from '../../reads.ts';

export interface NoiseDeps {
  readonly reads: Reads;
  readonly registry: RegistryReads;
  readonly studies: Studies;
  readonly packSettings: Settings;
  readonly people: People;
}

export const NOISE_TAGS = ['noise'];
/** Rows read at once. */
export const ROWS = 1_000;
/** A year and some: what one answer may rest on. */
const LONGEST = 400 * DAY;

export function checkSpan(from: number, to: number): void {
  if (to <= from) throw unprocessable('empty-interval', 'Le début doit précéder la fin.');
  if (to - from > LONGEST) throw unprocessable('interval-too-long', '400 jours au plus par période.');
}

/** Series of an object. */
export async function seriesOf({ registry }: Pick<NoiseDeps, 'registry'>, scope: Scope, thing: string) {
  const { items } = await registry.datastreams(scope, { thing, limit: ROWS });
  return items.filter(({ thing: of }) => of === thing);
}

/** What an organisation set, as the packs' settings are read. */
export async function valuesOf({ packSettings }: Pick<NoiseDeps, 'packSettings'>, scope: Scope) {
  const set = await packSettings.list(scope);
  return Object.fromEntries(set.map(({ key, value }) => [key, value]));
}
