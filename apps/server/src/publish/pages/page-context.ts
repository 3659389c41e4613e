import type { Clock, Instant, Language, Pack, Quantity } from '@vigie/kit';
import { QUANTITIES } from '@vigie/kit';
import type { Studies } from '#publish/counting/read-study.ts';
import type { Policies } from '#publish/ports/policies.ts';
import type { Reads, Scope } from '#publish/reads.ts';
import type { Assets } from './assets.ts';
import type { DateWriter } from './format.ts';
import type { Territory } from './territory.ts';
import { type Words, WORDS } from './words/words.ts';

/** The part of the reads the public pages ask for. */
export type PageReads = Pick<
  Reads,
  'things' | 'thing' | 'series' | 'indicatorValues' | 'matrix' | 'alarms' | 'nowcastTrials'
>;

export interface PageContext {
  readonly reads: PageReads;
  readonly policies: Pick<Policies, 'list'>;
  readonly packs: readonly Pack[];
  readonly clock: Clock;
  readonly territory: Territory;
  /** True when a simulator feeds the platform: every page says so. */
  readonly demonstration: boolean;
  readonly assets: Assets;
  /** What is said of a counter. */
  readonly studies: Studies;
}

/** One request as a page sees it: the context, the reader's language and the moment. */
export interface View {
  readonly context: PageContext;
  readonly language: Language;
  readonly now: Instant;
  /** French path of the page, without `/en`. */
  readonly path: string;
  readonly words: Words;
  readonly writer: DateWriter;
  readonly scope: Scope;
}

export function makeView(context: PageContext, language: Language, path: string): View {
  return {
    context,
    language,
    now: context.clock.now(),
    path,
    words: WORDS[language],
    writer: { language, zone: context.territory.timeZone },
    scope: { organisation: context.territory.organisation },
  };
}

/** Address of a page in the reader's language. */
export function link(view: View, path: string): string {
  if (view.language === 'fr') return path;
  return path === '/' ? '/en/' : `/en${path}`;
}

export function stationPath(key: string): string {
  return `/stations/${encodeURIComponent(key)}`;
}

export function packOf(context: PageContext, domain: string): Pack | undefined {
  return context.packs.find((pack) => pack.id === domain);
}

/** A quantity of kit or of a pack; one nobody declared is shown by its key, with its unit as given. */
export function quantityOf(context: PageContext, key: string, unit = ''): Quantity {
  const known =
    QUANTITIES.find((quantity) => quantity.key === key) ??
    context.packs.flatMap((pack) => pack.quantities).find((quantity) => quantity.key === key);
  return known ?? { key, label: { fr: key, en: key }, unit, symbol: unit, qudt: '', decimals: 2, law: 'none' };
}
