import { expect, test } from '@playwright/test';
import {
  DESKTOP,
  expectAccessible,
  expectNoSidewaysScroll,
  PHONE,
  signIn,
  url,
  walkByKeyboard,
  Weight,
} from './visit.ts';

const SCREENS = ['/supervision', '/supervision/carte', '/supervision/alarmes', '/supervision/registre'];
// ux.md: operator ≤ 400 kB first load; the map comes in its own file
const MOST_KILOBYTES = 400;

test('nothing is shown before sign-in, and sign-in works by keyboard', async ({ page }) => {
  await page.goto(url('/supervision'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page, 'sign-in');
  await page.getByLabel('Identifiant').fill(process.env['E2E_LOGIN'] ?? '');
  await page.getByLabel('Mot de passe').fill('pas le bon');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Mot de passe').fill(process.env['E2E_PASSWORD'] ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation')).toBeVisible();
  await expect(page.locator('.banner')).toContainText('simulateur');
});

for (const path of SCREENS) {
  test(`${path} is accessible on a desk and on a phone`, async ({ page, context }) => {
    await signIn(context);
    const weight = new Weight(page);
    await page.setViewportSize(DESKTOP);
    await page.goto(url(path));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForTimeout(1_500);
    process.stdout.write(`weight ${path}: ${weight.kilobytes} kB in ${weight.requests} requests\n`);
    if (!path.endsWith('carte')) expect(weight.kilobytes).toBeLessThanOrEqual(MOST_KILOBYTES);
    expect(weight.foreign).toEqual([]);
    await expectAccessible(page, path);
    await walkByKeyboard(page, 25);
    await page.setViewportSize(PHONE);
    await expectAccessible(page, `${path} on a phone`);
    await expectNoSidewaysScroll(page);
  });
}

test('an alarm is acknowledged with the keyboard, and says by whom', async ({ page, context }) => {
  await signIn(context);
  await page.goto(url('/supervision/alarmes'));
  const rows = page.locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const before = await page.getByRole('button', { name: /Acquitter/ }).count();
  expect(before).toBeGreaterThan(0);
  await page.keyboard.press('f');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessible(page, 'response');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: /Acquitter/ })).toHaveCount(before - 1);
  await expect(page.getByText(/Prise en charge par/).first()).toBeVisible();
});

test('an object is found on the map, and its sheet shows its curve and table', async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/carte'));
  await expect(page.locator('canvas.maplibregl-canvas')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('searchbox').fill('touloubre');
  await page.locator('.object-list a').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/touloubre/i);
  await expect(page.locator('.chart canvas, .chart svg').first()).toBeVisible({ timeout: 15_000 });
  await page.getByText('Voir le tableau').first().click();
  await expect(page.locator('table').first()).toBeVisible();
  await expectAccessible(page, 'object sheet');
  await page.setViewportSize(PHONE);
  await expectAccessible(page, 'object sheet on a phone');
  await expectNoSidewaysScroll(page);
});

test('the ledger balances', async ({ page, context }) => {
  await signIn(context);
  await page.goto(url('/supervision/registre'));
  await expect(page.getByText('Équilibré : reçues = somme des issues')).toBeVisible();
});
