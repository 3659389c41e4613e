import { expect, test } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url } from './visit.ts';

const LIST = '/supervision/connecteurs';

test('connectors: list, sort, sheet and form are accessible on a desk and on a phone', async ({ page, context }) => {
  await signIn(context);
  for (const size of [DESKTOP, PHONE]) {
    await page.setViewportSize(size);
    await page.goto(url(LIST));
    await expect(page.getByRole('heading', { level: 1, name: 'Connecteurs' })).toBeVisible();
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await expectAccessible(page, `connectors ${size.width}`);
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Nouveau connecteur' }).click();
    await expect(page.getByLabel('Genre')).toBeVisible();
    await expectAccessible(page, `new connector ${size.width}`);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize(DESKTOP);
  await page.goto(url(LIST));
  await page.getByRole('button', { name: 'Trames par heure' }).press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Trames par heure' })).toHaveAttribute('aria-sort', 'ascending');
});

test('a connector is made, its token is shown once, a message is tried with settings of the form', async ({
  page,
  context,
}) => {
  await signIn(context);
  await page.goto(url(`${LIST}?connecteur=nouveau+connecteur`));
  const name = `Essai ${Date.now()}`;
  await page.getByLabel('Genre').selectOption('mqtt-json');
  await page.getByLabel('Nom', { exact: true }).fill(name);
  await page.getByLabel('Courtier MQTT extérieur').fill('http://faux');
  await page.getByRole('button', { name: 'Créer le connecteur' }).press('Enter');
  await expect(page.getByText('Une adresse mqtt://')).toBeVisible();
  await expectAccessible(page, 'form with a fault');
  await page.getByLabel('Courtier MQTT extérieur').fill('');
  await page.getByLabel('Niveau de l’appareil').fill('1');
  await page.getByRole('button', { name: 'Créer le connecteur' }).click();
  const token = await page.locator('.token').textContent();
  expect(token).toMatch(/^[\w-]{43}$/);
  await expect(page.getByText(token ?? '', { exact: true }).nth(1)).toBeVisible();
  await expectAccessible(page, 'token');
  await page.getByRole('link', { name: 'Tous les connecteurs' }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByText('<jeton>')).toBeVisible();
  await expect(page.getByText(token ?? '')).toHaveCount(0);
  await page.getByLabel('Message', { exact: true }).fill('{"temperature": 12.5}');
  await page.getByLabel(/Sujet MQTT/).fill('site/s4/mesures');
  await page.getByRole('button', { name: 'Essayer' }).click();
  await expect(page.getByText('appareil inconnu ici')).toBeVisible();
  await expect(page.getByText('s4', { exact: true })).toBeVisible();
  await expectAccessible(page, 'sheet');
  await page.getByRole('button', { name: 'Désactiver' }).click();
  await expect(page.getByRole('button', { name: 'Réactiver' })).toBeVisible();
});
