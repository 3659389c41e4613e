import { expect, test } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, url, walkByKeyboard, Weight } from './visit.ts';

const PAGES = [
  '/',
  '/carte',
  '/bruit',
  '/dechets',
  '/cours-d-eau',
  '/mobilites',
  '/eclairage',
  '/donnees',
  '/communes/marseille',
  '/accessibilite',
  '/mentions-legales',
  '/eco-conception',
  '/en/',
];
// transferred, without the interactive map (ux.md: public page ≤ 150 kB)
const MOST_KILOBYTES = 150;

async function firstStation(
  request: { get(address: string): Promise<{ text(): Promise<string> }> },
  theme: string,
): Promise<string> {
  const html = await (await request.get(url(theme))).text();
  const path = /href="(\/stations\/[^".?#]+)"/.exec(html)?.[1];
  expect(path, `${theme} links to a station`).toBeDefined();
  return path ?? '';
}

for (const path of PAGES) {
  test(`${path} is light, accessible and fits a phone`, async ({ page }) => {
    const weight = new Weight(page);
    await page.setViewportSize(DESKTOP);
    const answer = await page.goto(url(path), { waitUntil: 'networkidle' });
    expect(answer?.status()).toBe(200);
    process.stdout.write(`weight ${path}: ${weight.kilobytes} kB in ${weight.requests} requests\n`);
    expect(weight.foreign).toEqual([]);
    expect(weight.kilobytes).toBeLessThanOrEqual(MOST_KILOBYTES);
    await expect(page.locator('body')).toContainText(/démonstration|demonstration/i);
    await expectAccessible(page, path);
    await walkByKeyboard(page);
    await page.setViewportSize(PHONE);
    await expectAccessible(page, `${path} on a phone`);
    await expectNoSidewaysScroll(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page);
  });
}

for (const theme of ['/bruit', '/dechets', '/cours-d-eau', '/mobilites', '/eclairage']) {
  test(`a station of ${theme} has its chart, table, age, quality and CSV`, async ({ page, request }) => {
    const path = await firstStation(request, theme);
    const weight = new Weight(page);
    await page.goto(url(path), { waitUntil: 'networkidle' });
    process.stdout.write(`weight ${path}: ${weight.kilobytes} kB\n`);
    expect(weight.kilobytes).toBeLessThanOrEqual(MOST_KILOBYTES);
    await expect(page.locator('svg[role="img"]').first()).toBeVisible();
    await expect(page.locator('table').first()).toBeAttached();
    const csv = page.locator('a[href*=".csv"]').first();
    await expect(csv).toBeVisible();
    const file = await request.get(url((await csv.getAttribute('href')) ?? ''));
    expect(file.status()).toBe(200);
    expect(file.headers()['content-type']).toContain('text/csv');
    await expectAccessible(page, path);
  });
}

test('panels of a theme stand without JavaScript, each with its table and its file', async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const theme of ['/dechets', '/eclairage']) {
    await page.goto(url(theme));
    const panels = page.locator('.panel');
    const shown = await panels.count();
    expect(shown).toBeGreaterThanOrEqual(5);
    await expect(panels.locator('h3')).toHaveCount(shown);
    const files = await page
      .locator('.panel-foot a[download]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect((await request.get(url(file ?? ''))).headers()['content-type']).toContain('text/csv');
  }
  await context.close();
});

test('pages are read without JavaScript', async ({ browser, request }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(url('/'));
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.getByRole('link', { name: /Touloubre|Cadière/ }).first()).toBeVisible();
  for (const path of ['/carte', '/cours-d-eau', await firstStation(request, '/cours-d-eau')]) {
    await page.goto(url(path));
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('table').first()).toBeAttached();
  }
  await context.close();
});

test('the interactive map comes on request', async ({ page }) => {
  const weight = new Weight(page);
  await page.goto(url('/carte'), { waitUntil: 'networkidle' });
  const before = weight.kilobytes;
  await page.getByRole('button', { name: /carte/i }).first().click();
  await expect(page.locator('canvas.maplibregl-canvas')).toBeVisible({ timeout: 30_000 });
  process.stdout.write(`weight of the interactive map: ${weight.kilobytes - before} kB\n`);
});

test('an unknown address says where to go', async ({ page }) => {
  const answer = await page.goto(url('/nulle-part'));
  expect(answer?.status()).toBe(404);
  await expectAccessible(page, '404');
});
