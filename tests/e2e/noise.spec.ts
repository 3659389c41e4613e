import { expect, test } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url, walkByKeyboard } from './visit.ts';

const SCREENS = ['/supervision/etudes', '/supervision/exclusions', '/supervision/reglages'];
const MAST = '/supervision/objets/bruit-composition-cours-mirabeau';

for (const path of [...SCREENS, MAST]) {
  test(`${path} is accessible on a desk and on a phone`, async ({ page, context }) => {
    await signIn(context);
    await page.setViewportSize(DESKTOP);
    await page.goto(url(path));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.loading')).toHaveCount(0);
    await expectAccessible(page, path);
    await walkByKeyboard(page, 20);
    await page.setViewportSize(PHONE);
    await expectAccessible(page, `${path} on a phone`);
    await expectNoSidewaysScroll(page);
  });
}

test('a study is asked for, kept with its answer, given as a file and removed', async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/etudes'));
  await page.getByLabel('Ce qui a changé').fill('Essai : enrobé phonique');
  await page.getByRole('combobox', { name: 'Station', exact: true }).selectOption('bruit-vieux-port');
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
  const spans = { Avant: [7, 4], Après: [4, 1] } as const;
  for (const [side, [from, to]] of Object.entries(spans)) {
    const group = page.getByRole('group', { name: side });
    await group.getByLabel('du').fill(day(from));
    await group.getByLabel('au').fill(day(to));
  }
  await page.getByRole('button', { name: 'Calculer et garder' }).click();
  await expect(page).toHaveURL(/etude=\d+/);
  const sheet = page.locator('.study-sheet');
  await expect(sheet.getByRole('heading', { name: 'Essai : enrobé phonique' })).toBeVisible();
  // three days a side are no study: it says so rather than give a number
  await expect(sheet.getByText(/Pas de réponse/)).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('link', { name: 'Jours de l’étude (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^etude-\d+\.csv$/);
  await expectAccessible(page, 'a study');
  await sheet.getByRole('button', { name: 'Supprimer l’étude' }).click();
  await expect(page.getByText('Aucune étude.', { exact: false })).toBeVisible();
});

test('works at a mast are left out, said, and ended', async ({ page, context }) => {
  await signIn(context);
  await page.goto(url('/supervision/exclusions'));
  await page.getByRole('combobox', { name: 'Cause', exact: true }).selectOption('works');
  await page.getByRole('combobox', { name: 'Où' }).selectOption('bruit-canebiere');
  const day = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Du', { exact: true }).fill(`${day}T08:00`);
  await page.getByLabel('Au', { exact: true }).fill(`${day}T17:00`);
  await page.getByRole('textbox', { name: 'Motif', exact: true }).fill('Essai : tranchée au pied du mât');
  await page.getByRole('button', { name: 'Exclure et recalculer' }).click();
  const row = page.getByRole('row', { name: /Essai : tranchée/ });
  await expect(row).toBeVisible();
  await row.getByRole('button', { name: 'Lever' }).click();
  await row.getByLabel('Motif de la levée').fill('essai');
  await row.getByRole('button', { name: 'Lever' }).click();
  await expect(row).toContainText('levée : essai');
});
