import { HOUR, QUANTITIES } from '@vigie/kit';
import type { Pack } from '@vigie/kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_PACKS } from '../../pages/testing/example-packs.ts';
import { createTestApi, itemsOf, NOW } from '../../testing/api-app.ts';
import type { TestAnswer, TestApi } from '../../testing/api-app.ts';
import type { TestTerritory } from '../../testing/territory.ts';

const INDICATOR = 'waste-fill-day';
const words = { fr: 'Remplissage', en: 'Fill' };

const packs: readonly Pack[] = EXAMPLE_PACKS.map((pack) =>
  pack.id === 'waste'
    ? {
        ...pack,
        indicators: [
          {
            kind: 'window',
            id: INDICATOR,
            label: words,
            from: 'fillLevel',
            quantity: 'fillLevel',
            window: 'local-day',
            compute: 'law',
            references: [{ value: 80, label: words, source: 'essai' }],
            source: 'essai',
          },
        ],
        boards: [
          {
            id: 'waste-room',
            title: words,
            audience: 'operations',
            panels: [
              { form: 'figure', title: words, series: INDICATOR, days: 7, across: { atLeast: 80 } },
              { form: 'curve', title: words, series: 'fillLevel', days: 7 },
              { form: 'text', title: words, text: words },
            ],
          },
        ],
      }
    : pack,
);

interface Matrix {
  readonly times: readonly string[];
  readonly items: readonly { thing: string; values: readonly (number | null)[]; quality: string }[];
}
const matrixOf = ({ text }: TestAnswer): Matrix => JSON.parse(text);

let api: TestApi;
const MIDNIGHT = NOW - 13 * HOUR;

async function store({ organisation, fill, thing }: TestTerritory, value: number): Promise<void> {
  const { pool } = api.database;
  const figure = `insert into indicator_value
    (indicator, datastream_id, thing_id, organisation_id, start_time, end_time, value, coverage, completeness)
    values ($1, $2, $3, $4, to_timestamp($5), to_timestamp($6), $7, $8, $9)`;
  const days = [
    [2, value, 1, 'good'],
    [1, undefined, 0.2, 'none'],
    [0, value + 1, 0.6, 'partial'],
  ] as const;
  for (const [ago, level, coverage, completeness] of days) {
    const start = (MIDNIGHT - ago * 24 * HOUR) / 1000;
    const span = [start, start + 86_400];
    await pool.query(figure, [INDICATOR, fill, thing, organisation, ...span, level ?? null, coverage, completeness]);
  }
  await pool.query(
    `insert into rollup_hour (datastream_id, organisation_id, start_time, weight, s1, s2, last_value, last_time, n, n_suspect, n_failed)
     values ($1, $2, to_timestamp($3), 3600, 0, 0, $4, to_timestamp($3), 1, 0, 0)`,
    [fill, organisation, MIDNIGHT / 1000, value],
  );
}

beforeAll(async () => {
  api = await createTestApi({ packs, quantities: QUANTITIES });
  await store(api.here, 70);
  await store(api.elsewhere, 99);
});
afterAll(() => api.stop());

const span = `from=${new Date(MIDNIGHT - 72 * HOUR).toISOString()}&to=${new Date(NOW).toISOString()}`;

describe('boards', () => {
  it('are listed with whom they are for', async () => {
    expect(itemsOf(await api.get('/api/v1/boards'))).toEqual([
      { id: 'waste-room', domain: 'waste', title: words, audience: 'operations', panels: 3 },
    ]);
  });

  it('say their panels and what each series is', async () => {
    const { body } = await api.get('/api/v1/boards/waste-room');
    expect(body).toMatchObject({
      panels: [{ form: 'figure', across: { atLeast: 80 } }, { form: 'curve' }, { form: 'text', text: words }],
      series: [
        { id: INDICATOR, indicator: true, law: 'last-valid', references: [{ value: 80 }] },
        { id: 'fillLevel', indicator: false, symbol: '%' },
      ],
    });
    expect((await api.get('/api/v1/boards/no-such')).status).toBe(404);
  });
});

describe('matrix', () => {
  it('gives an indicator of every object of one organisation, with a gap left a gap', async () => {
    const answer = matrixOf(await api.get(`/api/v1/matrix?domain=waste&series=${INDICATOR}&${span}`));
    expect(answer.times).toHaveLength(3);
    expect(answer.items).toMatchObject([{ thing: 'pav-1', values: [70, null, 71], quality: 'g-p' }]);
  });

  it('gives a quantity by the hour through its law, and only of the object asked for', async () => {
    const url = `/api/v1/matrix?domain=waste&series=fillLevel&grain=hour&${span}`;
    expect(matrixOf(await api.get(url)).items).toMatchObject([{ values: [70], quality: 'g' }]);
    expect(matrixOf(await api.get(`${url}&thing=nobody`)).items).toEqual([]);
    expect(matrixOf(await api.get(`${url}&assetType=container`)).items).toHaveLength(1);
    expect(matrixOf(await api.get(`${url}&assetType=mast`)).items).toEqual([]);
    expect(matrixOf(await api.get(`/api/v1/matrix?domain=noise&series=LAeq&${span}`)).items).toEqual([]);
  });

  it('comes as a file of one line a value', async () => {
    const { text } = await api.get(`/api/v1/matrix.csv?domain=waste&series=${INDICATOR}&${span}`);
    const [head, first, second] = text.split('\n');
    expect(head).toBe('object,name,commune,field,start,value,quality');
    expect(first).toMatch(/^pav-1,.*,70,good$/);
    expect(second).toMatch(/,,none$/);
  });

  it.each([
    ['domain=nowhere&series=fillLevel', 404],
    ['domain=waste&series=nothing', 404],
    ['domain=waste&series=fillLevel&grain=hour&limit=1000&from=2020-01-01&to=2026-01-01', 422],
    ['domain=waste&series=riseRate', 422],
  ])('refuses %s', async (asked, status) => {
    const url = asked.includes('from=') ? asked : `${asked}&${span}`;
    expect((await api.get(`/api/v1/matrix?${url}`)).status).toBe(status);
  });
});
