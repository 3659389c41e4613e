import { expect, test } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url, walkByKeyboard } from './visit.ts';

const FLEET = '/supervision/sante-du-parc';
const SCREENS = [FLEET, '/supervision/couverture', '/supervision/fournisseurs'];

for (const path of SCREENS) {
  test(`${path} is accessible on a desk and on a phone`, async ({ page, context }) => {
    await signIn(context);
    await page.setViewportSize(DESKTOP);
    await page.goto(url(path));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('table tbody tr').first()).toBeVisible({ timeout: 30_000 });
    await expectAccessible(page, path);
    await walkByKeyboard(page, 25);
    await page.setViewportSize(PHONE);
    await expectAccessible(page, `${path} on a phone`);
    await expectNoSidewaysScroll(page);
  });
}

test('the fleet opens on what is wrong; a list is sorted, searched and kept in the address', async ({
  page,
  context,
}) => {
  await signIn(context);
  await page.goto(url(FLEET));
  const lists = page.getByRole('navigation', { name: 'Listes à traiter' });
  await expect(lists.getByRole('link').first()).toBeVisible();
  await lists.getByRole('link', { name: /Tout le parc/ }).click();
  await expect(page).toHaveURL(/etat=tout/);
  const rows = page.locator('.fleet-table tbody tr');
  await expect(rows).toHaveCount(100);
  await page.getByRole('link', { name: 'Suite' }).click();
  await expect(page.getByText(/^101 à 200 sur/)).toBeVisible();
  await page.getByRole('button', { name: 'Trier par marge radio' }).click();
  await expect(page.getByRole('columnheader', { name: /marge radio/i })).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('searchbox').fill('touloubre');
  await expect(rows.first()).toContainText(/touloubre/i);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger en CSV' }).first().click(),
  ]);
  expect(file.suggestedFilename()).toBe('parc.csv');
});

test('classes of the coverage are told by shape and words, and left out at will', async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/couverture'));
  const good = page.getByRole('checkbox', { name: /bonne/ });
  await expect(good).toBeChecked({ timeout: 30_000 });
  const table = page.locator('.coverage-table table');
  const before = Number(await table.getAttribute('aria-rowcount'));
  await good.uncheck();
  await expect(page).toHaveURL(/sans=good/);
  await expect.poll(async () => Number(await table.getAttribute('aria-rowcount'))).toBeLessThan(before);
});

test('suppliers: a cost nobody wrote down is said, never zero', async ({ page, context }) => {
  await signIn(context);
  await page.goto(url('/supervision/fournisseurs'));
  await expect(page.getByText('coût non renseigné').first()).toBeVisible();
  await page.getByLabel('Regrouper').selectOption('contrat');
  await expect(page.getByText('Sans contrat')).toBeVisible();
});
