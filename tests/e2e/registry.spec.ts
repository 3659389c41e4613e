import { expect, test } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url, walkByKeyboard } from './visit.ts';

test('the register is found, sorted and read on a desk and on a phone', async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/appareils'));
  const rows = page.locator('.devices-table tbody tr:not(.spacer)');
  await expect(rows.first()).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page, 'register');
  await walkByKeyboard(page, 20);
  await page.getByLabel('Chercher un identifiant').fill('sonom');
  await expect(rows.first()).toContainText('Sonomètre');
  await page.getByRole('button', { name: 'Trier par commune' }).click();
  await expect(page).toHaveURL(/tri=commune/);
  await page.setViewportSize(PHONE);
  await expectAccessible(page, 'register on a phone');
  await expectNoSidewaysScroll(page);
});

test('a device found from the keyboard is changed, and its history says so', async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/appareils'));
  await expect(page.getByRole('heading', { name: 'Appareils' })).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('24e124743d100001');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectAccessible(page, 'search');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Identité' })).toBeVisible();
  await expectAccessible(page, 'sheet of a device');
  await page.getByRole('button', { name: 'Modifier' }).click();
  await page.getByLabel('Micrologiciel').fill('2.7');
  await expectAccessible(page, 'change of a device');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('.device-changes')).toContainText('→ 2.7');
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
});

test('a file is tried: what is wrong is said line by line, nothing is written', async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/imports'));
  const lines = [
    'connector;id;longitude;latitude',
    'chirpstack-metropole;essai-1;5,37;43,30',
    'nulle-part;essai-2;0;0',
  ];
  await page
    .getByLabel('Déposez un CSV')
    .setInputFiles({ name: 'essai.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await page.getByText('Colonnes', { exact: true }).click();
  await expectAccessible(page, 'columns of a file');
  await page.getByRole('button', { name: 'Essai à blanc' }).click();
  await expect(page.locator('.import-report')).toContainText('0,0', { timeout: 20_000 });
  await expectAccessible(page, 'report of an import');
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
});

test('a new device is brought in step by step, and its first frame waited for', async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/nouvel-appareil'));
  const next = page.getByRole('button', { name: 'Continuer' });
  await page.getByRole('radio').first().check();
  await next.click();
  await page.getByLabel('DevEUI ou identifiant').fill('70-B3-D5-7E-D0-00-0E-0A');
  await next.click();
  await page.getByLabel('Chercher un modèle').fill('bruit');
  await page.getByRole('radio').first().check();
  await expectAccessible(page, 'choice of a model');
  await next.click();
  await page.getByLabel('Latitude').fill('0');
  await page.getByLabel('Longitude').fill('0');
  await next.click();
  await page.getByRole('button', { name: 'Inscrire' }).click();
  await expect(page.getByRole('alert')).toContainText('0,0');
  await page.getByRole('button', { name: 'Revenir' }).click();
  await page.getByLabel('Latitude').fill('43,2965');
  await page.getByLabel('Longitude').fill('5,3698');
  await expect(page.getByText('Commune : Marseille')).toBeVisible();
  await next.click();
  await page.getByRole('button', { name: 'Inscrire' }).click();
  await expect(page.getByRole('heading', { name: 'En attente de sa première trame' })).toBeVisible();
  await expectAccessible(page, 'first frame');
});
