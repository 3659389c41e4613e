import { expect, test } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url, walkByKeyboard } from './visit.ts';

const ORDERS = '/supervision/ordres';

test('the ledger of orders is accessible on a desk and on a phone, and balances', async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url(ORDERS));
  await expect(page.locator('.commands tbody tr').first()).toBeVisible({ timeout: 30_000 });
  const figures = await page.locator('.command-figures dd').allInnerTexts();
  const [asked = 0, ...parts] = figures.map((figure) => Number(figure.replaceAll(/\s/g, '')));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(asked);
  await expectAccessible(page, 'orders');
  await walkByKeyboard(page, 20);
  await page.setViewportSize(PHONE);
  await expectAccessible(page, 'orders on a phone');
  await expectNoSidewaysScroll(page);
});

test('an order is planned, asks for consent, leaves, and ends with a measure', async ({ page, context }) => {
  test.setTimeout(120_000);
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/objets/armoire-03'));
  await page.getByRole('link', { name: 'Nouvel ordre' }).click();
  await expect(page.getByRole('heading', { name: 'Nouvel ordre' })).toBeVisible();
  await page.getByLabel('Ordre', { exact: true }).selectOption('switch');
  await page.getByLabel('Contacteur').selectOption('1');
  await page.getByRole('button', { name: 'Prévoir' }).click();
  await expect(page.getByText('Ordre direct :')).toBeVisible();
  await expectAccessible(page, 'plan of an order');
  const send = page.getByRole('button', { name: 'Envoyer' });
  await expect(send).toBeDisabled();
  await page.getByLabel('J’envoie malgré tout un ordre direct').check();
  await send.click();
  const row = page.locator('.commands tbody tr').first();
  await expect(row).toContainText('armoire', { ignoreCase: true });
  // the cabinet obeys within seconds; a stubborn one fails later and is another test's
  await expect(row).toContainText(/Vérifié|Accusé/, { timeout: 60_000 });
  await row.getByRole('button').click();
  await expect(page.getByRole('dialog')).toContainText('remis au réseau');
  await expectAccessible(page, 'what happened to an order');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});
