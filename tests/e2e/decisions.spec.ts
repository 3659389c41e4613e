import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url, walkByKeyboard } from './visit.ts';

/** Axe and width at both sizes. */
async function look(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await expectAccessible(page, `${name}, ${size}`);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize(DESKTOP);
}

test.describe.configure({ timeout: 120_000 });

test.beforeEach(async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
});

test('a threshold is set for a model with its source, read again, confirmed, and taken back', async ({ page }) => {
  await page.goto(url('/supervision/controles'));
  await expect(page.getByRole('row').nth(5)).toBeVisible({ timeout: 20_000 });
  await look(page, 'checks');
  await walkByKeyboard(page, 25);
  await page.getByLabel('Chercher un contrôle').fill('noise-range');
  await page.getByRole('link', { name: 'Niveau hors de l’étendue du site' }).press('Enter');
  await page.getByRole('button', { name: 'Régler autrement' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Pour', { exact: true }).selectOption('model');
  await dialog.getByLabel('Un modèle').selectOption('milesight-ws302');
  await dialog.getByLabel('douteux, de').fill('120');
  await dialog.getByLabel('Source du seuil').fill('Notice WS302, plage du microphone');
  await dialog.getByRole('button', { name: 'Vérifier' }).click();
  // 120 … 100 is no span
  await expect(dialog.getByRole('alert')).toContainText('douteux');
  await dialog.getByLabel('douteux, de').fill('38,5');
  await dialog.getByRole('button', { name: 'Vérifier' }).click();
  await expect(dialog).toContainText('au lieu de 35');
  await expectAccessible(page, 'setting of a check');
  await dialog.getByRole('button', { name: 'Confirmer le réglage' }).click();
  await expect(dialog).toBeHidden();
  const settings = page.getByRole('region', { name: 'Réglé autrement' });
  await expect(settings).toContainText('milesight-ws302');
  await expect(settings).toContainText('38,5');
  await expect(page.getByText(/réglé pour milesight-ws302/)).toBeVisible();
  await look(page, 'one check');
  await page.getByRole('button', { name: 'Revenir au métier' }).click();
  await page.getByRole('button', { name: 'Confirmer : revenir au métier' }).click();
  await expect(page.getByText('Rien : les seuils du métier valent partout.')).toBeVisible();
});

test('a version is assigned to a device: effect first, then confirmed, then taken back', async ({ page }) => {
  await page.goto(url('/supervision/affectations'));
  await page.getByRole('button', { name: 'Affecter une version' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Pour', { exact: true }).selectOption('device');
  await dialog.getByLabel('Capteur').fill('24e124743d100016');
  await dialog.getByLabel('Version active').selectOption('milesight-ws302@1.0.0');
  await dialog.getByRole('button', { name: 'Voir l’effet' }).click();
  await expect(dialog).toContainText('Aucun capteur ne change de décodeur');
  await expect(dialog).toContainText(/vecteurs/);
  await expectAccessible(page, 'effect of an assignment');
  await dialog.getByRole('button', { name: 'Confirmer l’affectation' }).click();
  await expect(dialog).toBeHidden();
  const table = page.getByRole('region', { name: 'Affectations' });
  await expect(table).toContainText('24e124743d100016');
  await expect(page.getByText(/affecté à device 24e124743d100016/)).toBeVisible();
  await look(page, 'assignments');
  await walkByKeyboard(page, 25);
  const row = table.getByRole('row', { name: /24e124743d100016/ });
  await row.getByRole('button', { name: 'Retirer' }).click();
  await row.getByRole('button', { name: /Confirmer/ }).click();
  await expect(page.getByText('24e124743d100016', { exact: true })).toHaveCount(0);
});

test('a supplier and a group are made, found as one types, and given to a device on a phone', async ({ page }) => {
  await page.goto(url('/supervision/annuaire'));
  for (const [tab, key, name] of [
    ['Fournisseurs', 'essai-sa', 'Essai SA'],
    ['Groupes', 'quai-nord', 'Quai nord'],
  ] as const) {
    await page.locator('.fleet-lists').getByRole('link', { name: tab }).click();
    await page.getByRole('button', { name: 'Ajouter' }).press('Enter');
    await page.getByRole('dialog').getByLabel('Clé').fill(key);
    await page.getByRole('dialog').getByLabel('Nom').fill(name);
    await expectAccessible(page, `new ${tab}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('button', { name: `Modifier ${name}` })).toBeVisible();
  }
  await look(page, 'directory');
  await page.setViewportSize(PHONE);
  await page.goto(url('/supervision/appareils/24e124743d10002b'));
  await page.getByRole('button', { name: 'Modifier', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Fournisseur' }).fill('essai');
  await page.getByRole('option', { name: /Essai SA/ }).click();
  await dialog.getByRole('combobox', { name: 'Groupes' }).fill('quai');
  await page.getByRole('option', { name: /Quai nord/ }).click();
  await expect(dialog.getByRole('button', { name: 'Retirer du groupe Quai nord' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Essai SA')).toBeVisible();
  await page.goto(url('/supervision/appareils?fournisseur=essai-sa'));
  await expect(page.getByRole('button', { name: 'Filtres (1)' })).toBeVisible();
  await expect(page.locator('.devices-table tbody tr:not(.spacer)')).toHaveCount(1);
  await page.getByRole('button', { name: 'Filtres (1)' }).click();
  await expect(page.getByRole('combobox', { name: 'Fournisseur' })).toHaveValue('Essai SA');
  await expectAccessible(page, 'filters of the register on a phone');
  await expectNoSidewaysScroll(page);
});
