import { expect, test } from '@playwright/test';
import type { Page, TestInfo } from '@playwright/test';
import { DESKTOP, expectAccessible, expectNoSidewaysScroll, PHONE, signIn, url, walkByKeyboard } from './visit.ts';
import { GAUGE, GAUGE_CODEC, gaugeCodec, plantWrongGauge } from './wrong-gauge.ts';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

const token = process.env['E2E_TOKEN'] ?? '';

async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const [size, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    await page.setViewportSize(viewport);
    await page.waitForTimeout(300);
    await page.screenshot({ path: info.outputPath(`${name}-${size}.png`), fullPage: true });
    await expectAccessible(page, `${name}, ${size}`);
    await expectNoSidewaysScroll(page);
  }
  await page.setViewportSize(DESKTOP);
}

test('a wrong codec is corrected, and thirty days are decoded again', async ({ page, context }, info) => {
  await signIn(context);
  // the machine's own clock: the server's is the same one
  await plantWrongGauge({ request: context.request, url, token }, Date.now());
  const read = async <T>(path: string): Promise<T> => {
    const answer = await context.request.get(url(`/api/v1${path}`), { headers: { authorization: `Bearer ${token}` } });
    return (await answer.json()) as T; // the contract under test
  };
  const figure = async () => {
    const page_ = await read<{ items: { value: number | null }[] }>(
      `/indicators?thing=${GAUGE}&indicator=water-stage-hour&limit=1000`,
    );
    return Math.max(0, ...page_.items.map(({ value }) => value ?? 0));
  };
  await expect.poll(figure, { timeout: 90_000, intervals: [2_000] }).toBeGreaterThan(4);

  await test.step('the codec is corrected in its editor', async () => {
    await page.setViewportSize(DESKTOP);
    await page.goto(url(`/supervision/decodeurs/${GAUGE_CODEC}?version=1.0.0`));
    await page.locator('textarea').first().fill(gaugeCodec(100));
    await page.getByRole('button', { name: 'Enregistrer la version' }).click();
    await expect(page).toHaveURL(/version=1\.0\.1/);
  });

  await test.step('a replay is asked for by keyboard', async () => {
    await page.goto(url(`/supervision/relectures?decodeur=${GAUGE_CODEC}&version=1.0.1`));
    await expect(page.getByRole('heading', { name: 'Nouvelle relecture' })).toBeVisible();
    await expect(page.getByLabel('Décodées avec')).toHaveValue(`${GAUGE_CODEC} 1.0.1`);
    await walkByKeyboard(page, 30);
    await look(page, info, 'relectures');
    await page.getByRole('button', { name: 'Comparer' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Relecture nº');
  });

  await test.step('the difference: sentence, table, curve, indicators, alarms', async () => {
    await expect(page.locator('.finding')).toContainText('valeurs changeraient', { timeout: 60_000 });
    const table = page.getByRole('region', { name: 'Différence par série' });
    await expect(table.getByRole('row')).toHaveCount(2);
    await expect(table).toContainText('Touloubre, essai');
    await expect(page.locator('.chart canvas').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Indicateurs' })).toContainText('water-stage-hour');
    await expect(page.getByRole('region', { name: 'Alarmes' })).toContainText('Repère local atteint');
    await look(page, info, 'difference');
  });

  await test.step('applied with a reason, and a revision is noted', async () => {
    await page.getByLabel('Motif, publié avec la révision').fill('Centimètres lus comme des décimètres');
    await page.getByRole('button', { name: 'Appliquer' }).press('Enter');
    await expect(page.locator('.replay-revision')).toContainText('cours-d-eau-hauteurs', { timeout: 60_000 });
    await look(page, info, 'appliquee');
  });

  await test.step('the chart, the indicator and the dataset say so', async () => {
    await expect.poll(figure, { timeout: 60_000, intervals: [2_000] }).toBeLessThan(1.5);
    const revisions = await read<{ items: { kind: string; valuesChanged: number }[] }>(
      '/revisions?dataset=cours-d-eau-hauteurs&kind=replay',
    );
    expect(revisions.items[0]?.valuesChanged).toBeGreaterThanOrEqual(700);
    await page.getByRole('link', { name: 'Touloubre, essai' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Touloubre, essai');
    await expect(page.locator('.chart canvas').first()).toBeVisible({ timeout: 15_000 });
    await page.getByText('Voir le tableau').first().click();
    await expect(page.locator('table').first()).toContainText('0,');
  });
});
