import { expect, test } from '@playwright/test';
import type { APIRequestContext } from '@playwright/test';
import { DESKTOP, signIn, url } from './visit.ts';

const CODEC = 'milesight-ws302';
/** A sound level meter of the demonstration, four frames an hour. */
const DEVICE = '24e124743d100001';
const DAY = 86_400_000;
const MONTH = 30 * DAY;
/** Dust before the microphone, as a codec would make it. */
const LOST_DECIBELS = 12;

interface Replay {
  readonly id: number;
  readonly state: string;
}

/** The API as the supervisor's pages see it, with the rights of an administrator. */
function apiOf(request: APIRequestContext) {
  const headers = { authorization: `Bearer ${process.env['E2E_TOKEN']}` };
  const read = async <T>(path: string): Promise<T> =>
    (await (await request.get(url(`/api/v1${path}`), { headers })).json()) as T; // the contract under test
  const send = async <T>(method: 'POST' | 'PUT', path: string, data: unknown): Promise<T> => {
    const answer = await request.fetch(url(`/api/v1${path}`), { method, headers, data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T; // the contract under test
  };
  return { read, send };
}

type Api = ReturnType<typeof apiOf>;

const sinceMonth = () => new Date(Date.now() - MONTH).toISOString();

async function hasState({ read }: Api, id: number, state: string): Promise<void> {
  await expect.poll(async () => (await read<Replay>(`/replays/${id}`)).state, { timeout: 60_000 }).toBe(state);
}

/** What a wrong codec would have left: every level of thirty days of demonstration too low. */
async function plantWrongCodec(api: Api): Promise<void> {
  const { source } = await api.read<{ source: string }>(`/codecs/${CODEC}/1.0.0`);
  const wrong = `${source}
var rightUplink = decodeUplink;
decodeUplink = function (input) {
  var read = rightUplink(input);
  if (read.data && read.data.LAeq !== undefined) read.data.LAeq -= ${LOST_DECIBELS};
  return read;
};
`;
  // its own vector agrees with it: vectors alone repeat a maker's mistake
  const data = { battery: 100, LAF: 57.5, LAeq: 47.4 - LOST_DECIBELS, LAFmax: 61.8 };
  const vectors = [{ description: 'Trame ordinaire', bytes: '017564055b053f02da016a02', port: 85, data }];
  await api.send('POST', '/codecs', { id: CODEC, version: '1.0.9', source: wrong, vectors, draft: true });
  await api.send('POST', `/codecs/${CODEC}/1.0.9/activate`, { reason: 'essai', takeOver: false });
  await api.send('PUT', '/codec-assignments', { target: { device: DEVICE }, codec: { id: CODEC, version: '1.0.9' } });
  const { id } = await api.send<Replay>('POST', '/replays', { from: sinceMonth(), devices: [DEVICE] });
  await hasState(api, id, 'compared');
  await api.send('POST', `/replays/${id}/apply`, { reason: 'essai : décodeur faux' });
  await hasState(api, id, 'applied');
}

test('a wrong codec over thirty days of the demonstration is corrected in the supervisor', async ({
  page,
  context,
}) => {
  // the month is loaded behind the other tests; alone, most of it is this wait
  test.setTimeout(400_000);
  const api = apiOf(context.request);
  await signIn(context);
  const { asset } = await api.read<{ asset: string }>(`/devices/${DEVICE}`);
  const level = async () => {
    const query = `thing=${asset}&indicator=noise-laeq-hour&from=${sinceMonth()}&limit=1000`;
    const { items } = await api.read<{ items: { start: string; value: number | null }[] }>(`/indicators?${query}`);
    const values = items.flatMap(({ value }) => (value === null ? [] : [value]));
    const days = items.map(({ start }) => (Date.now() - Date.parse(start)) / DAY);
    return {
      days: Math.max(0, ...days),
      hours: values.length,
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    };
  };
  // the whole month of the demonstration comes in behind its last week
  await expect.poll(async () => (await level()).days, { timeout: 180_000 }).toBeGreaterThan(29.5);
  // less what the demonstration loses by its own faults
  await expect.poll(async () => (await level()).hours, { timeout: 30_000 }).toBeGreaterThan(600);
  const before = await level();
  await plantWrongCodec(api);
  await expect.poll(async () => (await level()).mean, { timeout: 90_000 }).toBeLessThan(before.mean - 8);

  await test.step('corrected in the editor, activated in two steps', async () => {
    const { source } = await api.read<{ source: string }>(`/codecs/${CODEC}/1.0.0`);
    await page.setViewportSize(DESKTOP);
    await page.goto(url(`/supervision/decodeurs/${CODEC}?version=1.0.9&capteur=${DEVICE}`));
    await page.getByRole('textbox', { name: 'Source' }).fill(source);
    // the vector that repeated the mistake goes, a frame of the device takes its place
    await page.locator('.vector-table .remove').first().click();
    // decoded by the source as it now stands
    await expect(page.getByText('"LAeq": 47.4')).toBeVisible({ timeout: 15_000 });
    const add = page.getByRole('button', { name: 'Ajouter la trame essayée' });
    await expect(add).toBeEnabled({ timeout: 10_000 });
    await add.click();
    await page.getByRole('button', { name: 'Enregistrer la version' }).click();
    await expect(page).toHaveURL(/version=1\.0\.10/);
    await page.getByRole('button', { name: 'Activer' }).click();
    await page.getByRole('button', { name: 'Confirmer l’activation' }).click();
    await expect(page.getByText(/passés à cette version/)).toBeVisible({ timeout: 15_000 });
  });

  await test.step('the difference over thirty days, then applied', async () => {
    await page.goto(url(`/supervision/relectures?decodeur=${CODEC}&version=1.0.10&capteur=${DEVICE}`));
    await page.getByRole('button', { name: 'Comparer' }).click();
    await expect(page.locator('.finding')).toContainText('valeurs changeraient', { timeout: 60_000 });
    const table = page.getByRole('region', { name: 'Différence par série' });
    await expect(table).toContainText('Niveau sonore équivalent');
    await expect(table).toContainText('12,0 dB(A)');
    await expect(page.getByRole('region', { name: 'Indicateurs' })).toContainText('noise-laeq-hour');
    await page.getByLabel('Motif, publié avec la révision').fill('Le décodeur 1.0.9 perdait 12 dB');
    await page.getByRole('button', { name: 'Appliquer' }).click();
    await expect(page.locator('.replay-revision')).toBeVisible({ timeout: 60_000 });
  });

  await test.step('the indicator, the revision of the dataset and the chart say so', async () => {
    await expect.poll(async () => (await level()).mean, { timeout: 90_000 }).toBeGreaterThan(before.mean - 0.5);
    const { items } = await api.read<{ items: { valuesChanged: number; reason: string; datasets: string[] }[] }>(
      '/revisions?kind=replay&limit=1000',
    );
    const revision = items.find(({ reason }) => reason.includes('1.0.9'));
    // four frames an hour over thirty days, less those the demonstration loses
    expect(revision?.valuesChanged).toBeGreaterThan(2_500);
    expect(revision?.datasets.length).toBeGreaterThan(0);
    await page.goto(url(`/supervision/objets/${asset}?periode=30`));
    await expect(page.locator('.chart canvas').first()).toBeVisible({ timeout: 15_000 });
  });
});
