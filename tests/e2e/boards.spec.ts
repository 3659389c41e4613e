import { expect, test } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url, walkByKeyboard } from './visit.ts';

test('a board answers for all objects, then for one, with its tables and its file', async ({ page, context }) => {
  test.slow();
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/tableaux'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tableaux');
  await expectAccessible(page, 'list of boards');
  await page.getByRole('link', { name: 'Points d’apport volontaire, exploitation' }).click();

  const worst = page.getByRole('region', { name: 'Les plus pleines' });
  await expect(worst.getByRole('listitem').first()).toBeVisible({ timeout: 60_000 });
  const lines = page.getByRole('img', { name: 'Remplissage en fin de journée' });
  await expect(lines).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.loading')).toHaveCount(0, { timeout: 30_000 });
  await expectAccessible(page, 'operations board');
  expect(await walkByKeyboard(page, 30)).toBeGreaterThan(20);

  const figure = page.locator('.panel-figure').first();
  await figure.getByText('Voir le tableau').click();
  await expect(figure.getByRole('row').nth(1)).toContainText('%');
  const file = page.waitForEvent('download');
  await figure.getByRole('link', { name: 'Télécharger le CSV' }).click();
  expect((await file).suggestedFilename()).toContain('waste-fill-day');

  const name = await worst.getByRole('link').first().textContent();
  await page.getByLabel('Objet', { exact: true }).selectOption({ label: name ?? '' });
  await expect(page).toHaveURL(/objet=/);
  await expect(worst.getByRole('listitem')).toHaveCount(1, { timeout: 30_000 });
  await page.getByLabel('Période').selectOption('30');
  await expect(page).toHaveURL(/jours=30/);
  await expect(figure).toContainText('30 jours');
});

for (const board of ['waste-head', 'lighting-operations', 'lighting-head']) {
  test(`${board} reads on a desk and on a phone`, async ({ page, context }) => {
    test.slow();
    await signIn(context);
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport);
      await page.goto(url(`/supervision/tableaux/${board}`));
      await expect(page.locator('.panel').first()).toBeVisible({ timeout: 60_000 });
      await expect(page.locator('.loading')).toHaveCount(0, { timeout: 60_000 });
      await expect(page.locator('.trouble')).toHaveCount(0);
      await expectAccessible(page, board);
      await expectNoSidewaysScroll(page);
    }
  });
}
