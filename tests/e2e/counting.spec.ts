import { expect, test } from '@playwright/test';
import {
  DESKTOP,
  expectAccessible,
  expectNoSidewaysScroll,
  PHONE,
  signIn,
  url,
  walkByKeyboard,
  Weight,
} from './visit.ts';

const ICS = ['20271023/20271108', '20271218/20280103', '20280205/20280221', '20280401/20280417', '20280705/20280901']
  .map((span, at) => {
    const [first, end] = span.split('/');
    return `BEGIN:VEVENT\r\nUID:${at}\r\nDTSTART;VALUE=DATE:${first}\r\nDTEND;VALUE=DATE:${end}\r\nSUMMARY:Vacances ${at} - Zone B\r\nEND:VEVENT`;
  })
  .join('\r\n');

test('the sheet of a counter says what to expect, what was estimated and what to check', async ({ page, context }) => {
  test.slow();
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/objets/compteur-mirabeau'));
  const section = page.locator('.counting-study');
  await expect(section.getByRole('heading', { name: 'Fréquentation' })).toBeVisible({ timeout: 30_000 });
  await expect(section.getByRole('heading', { name: 'À vérifier' })).toBeVisible({ timeout: 60_000 });
  await section.getByRole('radio', { name: '4 semaines' }).check();
  await section.getByText('Les mêmes jours en tableau').click();
  await expect(section.getByRole('columnheader', { name: 'Estimé' })).toBeVisible();
  await expectAccessible(page, 'sheet of a counter');
  await page.setViewportSize(PHONE);
  await expectAccessible(page, 'sheet of a counter on a phone');
  await expectNoSidewaysScroll(page);
});

test('an agent loads a school year: read, seen, kept, taken back', async ({ page, context }) => {
  await signIn(context);
  await page.setViewportSize(DESKTOP);
  await page.goto(url('/supervision/calendrier-scolaire'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Calendrier scolaire');
  const buffer = Buffer.from(`BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//essai//\r\n${ICS}\r\nEND:VCALENDAR\r\n`);
  await page
    .getByLabel(/Fichier du calendrier/)
    .setInputFiles({ name: 'zone-b.ics', mimeType: 'text/calendar', buffer });
  await page.getByLabel(/Source/).fill('Essai de bout en bout');
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Une année lue' })).toBeVisible();
  await expectAccessible(page, 'school year read');
  await page.getByRole('button', { name: 'Enregistrer ces années' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Enregistré' })).toBeVisible();
  await page.getByRole('button', { name: 'Retirer l’année 2027-2028' }).click();
  await expect(page.getByRole('button', { name: 'Retirer l’année 2027-2028' })).toHaveCount(0);
  await walkByKeyboard(page, 20);
  await page.setViewportSize(PHONE);
  await expectAccessible(page, 'school calendar on a phone');
  await expectNoSidewaysScroll(page);
});

test('the display of a counter: light, without script, nothing to touch, no scroll', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const weight = new Weight(page);
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(url('/affichage/compteur-mirabeau'));
  await expect(page.locator('meta[http-equiv="refresh"]')).toHaveAttribute('content', '60');
  await expect(page.locator('main')).toContainText(/passages|indisponible/);
  expect(await page.locator('a, button, input, select, textarea, script, [tabindex]').count()).toBe(0);
  expect(weight.kilobytes).toBeLessThan(120);
  await context.close();
  const seen = await (await browser.newContext()).newPage();
  for (const size of [{ width: 1080, height: 1920 }, DESKTOP, PHONE]) {
    await seen.setViewportSize(size);
    await seen.goto(url('/affichage/compteur-mirabeau'));
    // nobody touches it: it must ask for its page again by itself, without a script
    await expectAccessible(seen, `display at ${size.width}`, ['meta-refresh']);
    const over = await seen.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    expect(over, `no scroll at ${size.width}`).toBeLessThanOrEqual(0);
  }
  await seen.context().close();
});
