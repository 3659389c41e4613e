import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';

export const url = (path: string) => `${process.env['E2E_URL']}${path}`;

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Bytes of the answers of a page, as transferred. */
export class Weight {
  bytes = 0;
  requests = 0;
  readonly foreign: string[] = [];

  constructor(page: Page) {
    page.on('requestfinished', (request) => {
      if (request.url().startsWith('data:') || request.url().startsWith('blob:')) return;
      if (!request.url().startsWith(process.env['E2E_URL'] ?? '')) this.foreign.push(request.url());
      void request.sizes().then(
        (sizes) => {
          this.bytes += sizes.responseBodySize + sizes.responseHeadersSize;
          this.requests += 1;
        },
        () => undefined,
      );
    });
  }

  /** Kilobytes, rounded. */
  get kilobytes(): number {
    return Math.round(this.bytes / 1000);
  }
}

/** No violation of WCAG 2.2 AA that axe can see, but for rules a page has a reason to break. */
export async function expectAccessible(page: Page, what: string, but: readonly string[] = []): Promise<void> {
  const results = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules([...but])
    .analyze();
  const found = results.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 4)
        .join(' | ')}`,
  );
  expect(found, what).toEqual([]);
}

/** What the focused element is; undefined once the focus has left the page. Runs in the page. */
function focusedStop(): { named: boolean; seen: boolean; ringed: boolean; what: string } | undefined {
  const element = document.activeElement;
  if (element === null || element === document.body) return undefined;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const labels =
    element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? (element.labels?.length ?? 0) : 0;
  const named = ['aria-label', 'aria-labelledby', 'title'].some((name) => element.hasAttribute(name));
  const text = (element.textContent ?? '').trim();
  return {
    named: [named, labels > 0, text !== ''].includes(true),
    seen: Math.min(box.width, box.height) > 0,
    ringed: `${style.outlineStyle} ${style.boxShadow}` !== 'none none',
    what: element.outerHTML.slice(0, 120),
  };
}

/** Every stop of the Tab key is visible and has a name; gives the number of stops, at most `most`. */
export async function walkByKeyboard(page: Page, most = 40): Promise<number> {
  await page.keyboard.press('Home');
  let stops = 0;
  for (; stops < most; stops++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focusedStop);
    if (stop === undefined) break;
    expect(stop, stop.what).toMatchObject({ named: true, seen: true, ringed: true });
  }
  return stops;
}

/** One session for all tests, as one person has: the server bounds how many may begin in an hour. */
let session: Awaited<ReturnType<BrowserContext['cookies']>> | undefined;

export async function signIn(context: BrowserContext): Promise<void> {
  if (session !== undefined) {
    await context.addCookies(session);
    if ((await context.request.get(url('/api/v1/session'))).ok()) return;
  }
  const answer = await context.request.post(url('/api/v1/session'), {
    data: { login: process.env['E2E_LOGIN'], password: process.env['E2E_PASSWORD'] },
  });
  expect(answer.status()).toBe(201);
  session = await context.cookies();
}

/** A page that is wider than the screen has to be dragged about: never. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
}
