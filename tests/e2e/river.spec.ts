import { expect, test } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url, walkByKeyboard } from './visit.ts';

test.beforeEach(async ({ context }) => {
  await signIn(context);
});

for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
  test(`a level station: what comes next is never without its error or its reason, ${size}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto(url('/supervision/objets/touloubre-cornillon'));
    const outlook = page.locator('.river-outlook');
    await expect(outlook.getByRole('heading', { name: 'Dans les deux heures' })).toBeVisible();
    await expect(outlook.locator('.river-levels li')).toHaveCount(3);
    const rows = outlook.locator('table').first().locator('tbody tr');
    await expect(rows).toHaveCount(4);
    for (const row of await rows.all()) await expect(row).toContainText(/entre .* m|erreur inconnue/);
    await expect(outlook).toContainText(/Essayée sur l’historique|viennent de|aucune erreur ne peut être citée/);
    for (const details of await outlook.locator('summary').all()) await details.click();
    await expectAccessible(page, `level station, ${size}`);
    await expectNoSidewaysScroll(page);
  });

  test(`a probe: indicative state with its caveat and source, disturbances, ${size}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.goto(url('/supervision/objets/touloubre-la-barben-qualite'));
    const quality = page.locator('.river-outlook');
    await expect(quality.getByRole('heading', { name: 'Qualité de l’eau' })).toBeVisible();
    await expect(quality).toContainText('État indicatif instantané');
    await expect(quality).toContainText('trois ans de prélèvements');
    await expect(quality).toContainText('Arrêté du 25 janvier 2010');
    await expect(quality.getByRole('heading', { name: /Perturbations/ })).toBeVisible();
    await expectAccessible(page, `probe, ${size}`);
    await expectNoSidewaysScroll(page);
  });

  test(`boards of rivers, ${size}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    for (const board of ['water-river', 'water-quality', 'water-head']) {
      await page.goto(url(`/supervision/tableaux/${board}`));
      await expect(page.locator('h1')).toBeVisible();
      await page.waitForTimeout(1500);
      await expectAccessible(page, `${board}, ${size}`);
      await expectNoSidewaysScroll(page);
    }
  });
}

test('the sheet of a level station is walked by keyboard', async ({ page }) => {
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/objets/touloubre-cornillon'));
  await expect(page.locator('.river-outlook table').first()).toBeVisible();
  await walkByKeyboard(page);
});

test('the flood diary of three days is one click away, a PDF', async ({ page }) => {
  await page.goto(url('/supervision/objets/touloubre-cornillon'));
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /Main courante/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^main-courante-.*\.pdf$/);
});
