import { expect, test } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url } from './visit.ts';

const SOURCE = { id: 'source-essai', kind: 'http-json-pull', name: 'Source d’essai' };
// an address inside is refused without a word on the network: the same trouble everywhere
const settings = { url: 'https://127.0.0.1/mesures?depuis={from}', device: 'station', time: 'heure' };

test('a pulled source says where it stands, is read now and again, by keyboard', async ({ page, context, request }) => {
  const headers = { authorization: `Bearer ${process.env['E2E_TOKEN'] ?? ''}` };
  const made = await request.post(url('/api/v1/connectors'), { headers, data: { ...SOURCE, settings } });
  expect([201, 409]).toContain(made.status());
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/sources'));
  const row = page.getByRole('row', { name: /Source d’essai/ });
  await expect(row).toContainText('en défaut', { timeout: 20_000 });
  await expectAccessible(page, 'sources');

  await row.getByRole('link').focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('region', { name: 'Source d’essai', exact: true });
  await expect(panel).toContainText('Une adresse privée n’est pas interrogée.');
  await panel.getByRole('button', { name: 'Lire maintenant' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('table')).toContainText('adresse privée');

  await panel.getByLabel('Relire depuis').fill('2026-01-01');
  await panel.getByRole('button', { name: 'Relire' }).focus();
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Relecture demandée depuis')).toBeVisible();

  await page.setViewportSize(PHONE);
  await expectAccessible(page, 'sources on a phone');
  await expectNoSidewaysScroll(page);
});
