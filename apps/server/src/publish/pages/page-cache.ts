import { createHash } from 'node:crypto';
import type { Clock, Instant, Milliseconds } from '@vigie/kit';

/** A page made once and served to everyone until it is too old. */
export interface CachedPage {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly etag: string;
  readonly made: Instant;
}
export type MadePage = Pick<CachedPage, 'status' | 'type' | 'body'>;

/** Addresses kept: home, themes and the selections people really ask for; the oldest leaves first. */
const MOST_PAGES = 500;

/** Pages by address: a flood multiplies visits, not readings of the database. */
export class PageCache {
  readonly #clock: Clock;
  readonly #life: Milliseconds;
  readonly #pages = new Map<string, Promise<CachedPage>>();
  readonly #ready = new Map<string, CachedPage>();

  constructor(clock: Clock, life: Milliseconds) {
    this.#clock = clock;
    this.#life = life;
  }

  /** The page at this address, made again when older than the life; requests that come meanwhile wait for the same one. */
  async get(address: string, make: () => Promise<MadePage>): Promise<CachedPage> {
    const ready = this.#ready.get(address);
    if (ready !== undefined && this.#clock.now() - ready.made < this.#life) return ready;
    const under = this.#pages.get(address);
    if (under !== undefined) return under;
    const making = this.#make(address, make).finally(() => this.#pages.delete(address));
    this.#pages.set(address, making);
    return making;
  }

  async #make(address: string, make: () => Promise<MadePage>): Promise<CachedPage> {
    const made = this.#clock.now();
    const page = await make();
    const etag = `"${createHash('sha256').update(page.body).digest('base64url').slice(0, 22)}"`;
    const cached = { ...page, etag, made };
    if (page.status === 200) this.#keep(address, cached);
    return cached;
  }

  #keep(address: string, page: CachedPage): void {
    this.#ready.delete(address);
    this.#ready.set(address, page);
    const oldest = this.#ready.keys().next();
    if (this.#ready.size > MOST_PAGES && oldest.done !== true) this.#ready.delete(oldest.value);
  }
}
