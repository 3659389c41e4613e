import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@vigie/kit';
import { takeCsv } from '#connect/csv/csv-intake.ts';
import { IntakeUnavailable } from '#connect/intake-batcher.ts';
import { intakeBench } from '#connect/testing/intake-bench.ts';

async function* pieces(file: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += size) yield file.subarray(at, at + size);
}

async function take(file: string | Uint8Array, settings: JsonObject = {}, size = 7) {
  const bench = intakeBench({ files: { kind: 'csv', settings } });
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const report = await takeCsv(bench.parts, bench.parts.directory.find('files')!, pieces(bytes, size));
  const data = bench.log.frames.map(
    ({ uplink }) => uplink && [uplink.device, new Date(uplink.time).toISOString(), uplink.data],
  );
  return { bench, report, data };
}

const AT = '2026-01-15T10:00:00.000Z';

test('a mark of byte order, semicolons, accents, decimal commas, empty cells, a formula', async () => {
  const file = [
    '\uFEFFCapteur;Horodatage;Débit (m³/s);Hauteur;Note',
    "T-1;15/01/2026 10:00;1 234,5;;=cmd|' /C calc'!A0",
    'T-1;15/01/2026 10:10;0;-0,42;"deux; mots"',
  ].join('\r\n');
  const { report, data } = await take(file);
  expect(report).toMatchObject({ rows: 2, accepted: 2, encoding: 'utf-8', delimiter: ';', problems: [] });
  expect(data).toEqual([
    ['T-1', AT, { 'Débit (m³/s)': 1234.5, Note: "=cmd|' /C calc'!A0" }],
    ['T-1', '2026-01-15T10:10:00.000Z', { 'Débit (m³/s)': 0, Hauteur: -0.42, Note: 'deux; mots' }],
  ]);
});

test('Latin-1, and UTF-16 as spreadsheets write it', async () => {
  const text = 'appareil;date;température\nÉcole;2026-01-15T10:00:00Z;12,5\n';
  const wanted = [['École', AT, { température: 12.5 }]];
  const latin = await take(Buffer.from(text, 'latin1'));
  expect(latin.data).toEqual(wanted);
  expect(latin.report.encoding).toBe('windows-1252');
  const wide = await take(Buffer.from(`\uFEFF${text}`, 'utf16le'));
  expect(wide.data).toEqual(wanted);
  expect((await take(Buffer.from(text))).data).toEqual(wanted);
});

test('one line a value; local times of Paris across the change of clock; one device only', async () => {
  const settings = {
    device: 'station-4',
    zone: 'Europe/Paris',
    columns: { time: 'Heure', field: 'Paramètre', value: 'Résultat' },
  };
  const file = 'Heure,Paramètre,Résultat\n2026-07-01 12:00,pH,7.4\n2026-01-01 12:00,T,3\n2026-01-01,T,2\n';
  expect((await take(file, settings)).data).toEqual([
    ['station-4', '2026-07-01T10:00:00.000Z', { pH: 7.4 }],
    ['station-4', '2026-01-01T11:00:00.000Z', { T: 3 }],
    ['station-4', '2025-12-31T23:00:00.000Z', { T: 2 }],
  ]);
});

test('a bad line costs itself: it is kept, said with its line, and the others are in', async () => {
  const file =
    'device;time;v\na;2026-01-15T10:00:00Z;1\na;hier;2\n;2026-01-15T10:00:00Z;3\na;2026-01-15T11:00:00Z;\n\na;2026-01-15T12:00:00Z;5\n';
  const { report, bench } = await take(file);
  expect(report).toMatchObject({ rows: 5, accepted: 2, quarantined: 3 });
  expect(report.problems.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'time'],
    [4, 'device'],
    [5, 'payload'],
  ]);
  expect(bench.log.ends.filter((end) => end === 'quarantined unreadable-envelope')).toHaveLength(3);
});

describe('files that are no table', () => {
  test.each([
    ['nothing', '', /empty/],
    ['two columns of one name', 'a;a\n1;2', /two columns/],
    [
      'a quote that never closes',
      `device;time;v\na;2026-01-15T10:00:00Z;"${'x'.repeat(200_000)}`,
      /Max Record Size|quote/i,
    ],
    ['a thousand columns', Array.from({ length: 1000 }, (_, at) => `c${at}`).join(';'), /columns/],
  ])('%s', async (_, file, fault) => {
    const { report } = await take(file, {}, 65_536);
    expect(report.fault).toMatch(fault);
    expect(report.rows).toBe(0);
  });
});

test('the log away: nothing is said to be taken', async () => {
  const bench = intakeBench({ files: { kind: 'csv' } });
  bench.log.away = new Error('connection refused');
  const file = Buffer.from('device;time;v\na;2026-01-15T10:00:00Z;1\n');
  await expect(takeCsv(bench.parts, bench.parts.directory.find('files')!, pieces(file, 9))).rejects.toBeInstanceOf(
    IntakeUnavailable,
  );
});
