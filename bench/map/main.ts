import { rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { delay, startVigie } from '../../tests/harness/server-process.ts';
import type { VigieProcess } from '../../tests/harness/server-process.ts';
import { registerFile } from '../registry/register-file.ts';

const { values: flags } = parseArgs({
  options: { objects: { type: 'string', default: '10000' }, picture: { type: 'string' } },
});
const objects = Number(flags.objects);
const CHROMIUM = '/usr/bin/chromium';

async function importObjects(vigie: VigieProcess): Promise<void> {
  await vigie.api('/api/v1/connectors', { method: 'POST', body: { id: 'banc', kind: 'chirpstack-v4', name: 'Banc' } });
  const answer = await fetch(`${vigie.url}/api/v1/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${vigie.token}`, 'content-type': 'text/csv' },
    body: registerFile(objects),
  });
  let job = (await answer.json()) as { id: number; state: string; refused: number }; // the shape the API describes
  while (job.state === 'checking' || job.state === 'importing') {
    await delay(100);
    job = await vigie.api(`/api/v1/imports/${job.id}`);
  }
  if (job.state !== 'done' || job.refused > 0) throw new Error(JSON.stringify(job));
}

interface Opened {
  readonly listMs: number;
  readonly mapMs: number;
  readonly kilobytes: number;
  readonly elements: number;
}

/** Opens the map with an empty cache; times from the first byte asked. */
async function openMap(browser: Browser, vigie: VigieProcess): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'fr-FR',
    extraHTTPHeaders: { authorization: `Bearer ${vigie.token}` },
  });
  const page = await context.newPage();
  let bytes = 0;
  page.on('requestfinished', (request) => {
    if (request.url().includes('/api/v1/things')) {
      void request.sizes().then(({ responseBodySize }) => (bytes += responseBodySize));
    }
  });
  const begun = performance.now();
  await page.goto(`${vigie.url}/supervision/carte`, { waitUntil: 'commit' });
  await page.locator('.object-list li').first().waitFor();
  const listMs = Math.round(performance.now() - begun);
  await page.locator('.map-view[data-drawn]').waitFor();
  const mapMs = Math.round(performance.now() - begun);
  const elements = await page.locator('*').count();
  if (flags.picture !== undefined) await page.screenshot({ path: flags.picture });
  await context.close();
  return { listMs, mapMs, kilobytes: Math.round(bytes / 1000), elements };
}

const vigie = await startVigie();
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
const opened: Opened[] = [];
try {
  await importObjects(vigie);
  for (let time = 0; time < 3; time += 1) opened.push(await openMap(browser, vigie));
} finally {
  await browser.close();
  await vigie.stop();
  rmSync(vigie.folder, { recursive: true, force: true });
}
process.stdout.write(`${JSON.stringify({ cores: cpus().length, objects, opened }, undefined, 2)}\n`);
