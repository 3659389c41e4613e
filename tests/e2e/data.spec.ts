import { expect, test } from '@playwright/test';
import type { APIRequestContext } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url, walkByKeyboard } from './visit.ts';

const CODEC = 'essai-compteur';
const GOOD = `function decodeUplink(input) {
  if (input.bytes.length < 2) return { errors: ['truncated'] };
  return { data: { temperature: input.bytes[1] } };
}
`;
const WRONG = GOOD.replace(
  'return { data',
  'if (input.bytes[0] !== 1) return { errors: ["type " + input.bytes[0]] };\n  return { data',
);

/** A connector whose device sends frames of two firmwares, and a stranger beside it. */
async function seed(request: APIRequestContext): Promise<void> {
  const headers = { authorization: `Bearer ${process.env['E2E_TOKEN']}` };
  const post = async (path: string, data: unknown) => {
    const answer = await request.post(url(`/api/v1${path}`), { headers, data });
    return (await answer.json()) as { token?: string }; // what the API answers
  };
  const connector = await post('/connectors', { id: 'essai-quarantaine', kind: 'http-json', name: 'Essai' });
  const vectors = [{ description: 'Trame ordinaire', bytes: '0115', port: 1, data: { temperature: 21 } }];
  await post('/codecs', { id: CODEC, version: '1.0.0', source: WRONG, vectors });
  await post('/devices', {
    id: 'compteur-7',
    connector: 'essai-quarantaine',
    codec: { id: CODEC, version: '1.0.0' },
    place: { longitude: 5.37, latitude: 43.3 },
    datastreams: [{ field: 'temperature', quantity: 'temperature', unit: 'Cel' }],
  });
  const message = (device: string, minute: number, bytes: string) => ({
    device,
    time: new Date(Date.UTC(2026, 0, 5, 10, minute)).toISOString(),
    port: 1,
    bytes,
  });
  const data = [0, 1, 2].map((minute) => message('compteur-7', minute, '0216'));
  await request.post(url('/ingest/essai-quarantaine'), {
    headers: { authorization: `Bearer ${connector.token}` },
    data: [...data, message('inconnu-9', 3, '0115')],
  });
}

test('a wrong codec is mended in the editor and what it refused is stored', async ({ page, context, request }) => {
  await seed(request);
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/quarantaine?capteur=compteur-7'));
  await expect(page.getByText('codec-errors: type 2').first()).toBeVisible({ timeout: 20_000 });
  await page.getByRole('button', { name: 'Voir les trames' }).first().click();
  await expectAccessible(page, 'quarantine');

  await page.goto(url(`/supervision/decodeurs/${CODEC}?capteur=compteur-7&octets=0216&port=1`));
  const source = page.getByRole('textbox', { name: 'Source' });
  await expect(page.getByText('codec-errors: type 2')).toBeVisible({ timeout: 10_000 });
  await source.fill(GOOD);
  await expect(page.locator('.trial').getByText('"temperature": 22')).toBeVisible({ timeout: 10_000 });
  await page.getByRole('button', { name: 'Ajouter la trame essayée' }).click();
  await expectAccessible(page, 'codec editor');
  await page.setViewportSize(PHONE);
  await expectAccessible(page, 'codec editor on a phone');
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(DESKTOP);
  await page.getByRole('button', { name: 'Enregistrer la version' }).click();
  await expect(page).toHaveURL(/version=1\.0\.1/);
  await page.getByRole('button', { name: 'Activer' }).click();
  // nothing happens before the effect is read and confirmed
  await page.getByRole('button', { name: 'Confirmer l’activation' }).click();
  await expect(page.getByText(/passés à cette version\s: 1/)).toBeVisible({ timeout: 10_000 });

  await page.goto(url('/supervision/quarantaine?capteur=compteur-7'));
  await page.getByRole('button', { name: 'Voir les trames' }).first().click();
  await page.getByRole('button', { name: 'Réinjecter les 3 trames' }).click();
  await expect(page.getByText('3 enregistrées')).toBeVisible({ timeout: 20_000 });
});

for (const path of ['/supervision/decodeurs', '/supervision/quarantaine']) {
  test(`${path} is accessible on a desk and on a phone`, async ({ page, context }) => {
    await signIn(context);
    await page.setViewportSize(DESKTOP);
    await page.goto(url(path));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.waitForTimeout(1_000);
    await expectAccessible(page, path);
    await walkByKeyboard(page, 25);
    await page.setViewportSize(PHONE);
    await expectAccessible(page, `${path} on a phone`);
    await expectNoSidewaysScroll(page);
  });
}
