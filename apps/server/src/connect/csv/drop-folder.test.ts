import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DropFolder } from '#connect/csv/drop-folder.ts';
import type { DropNews } from '#connect/csv/drop-folder.ts';
import { intakeBench } from '#connect/testing/intake-bench.ts';

let folder: string;
let news: DropNews[];
const bench = () => {
  const made = intakeBench({
    files: { kind: 'csv' },
    closed: { kind: 'csv', disabled: true },
    own: { kind: 'http-json' },
  });
  const connectors = ['files', 'closed', 'own'].flatMap((key) => made.parts.directory.find(key) ?? []);
  const drop = new DropFolder({
    folder,
    parts: made.parts,
    connectors: () => connectors,
    told: (one) => news.push(one),
  });
  return { ...made, drop };
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-drop-'));
  news = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFileSync(join(folder, 'files', name), text);
const there = (...path: string[]) => existsSync(join(folder, 'files', ...path));
const GOOD = 'device;time;v\na;2026-01-15T10:00:00Z;1\na;hier;2\n';

test('a file is taken once it stands still, and its report stands beside it', async () => {
  const { drop, log } = bench();
  await drop.look();
  expect(readdirSync(folder)).toEqual(['files']);
  put('a.csv', GOOD);
  put('b.csv.part', GOOD);
  await drop.look();
  expect(log.frames).toHaveLength(0);
  await drop.look();
  expect(log.ends).toEqual(['pending', 'quarantined unreadable-envelope']);
  expect(there('done', 'a.csv') && there('b.csv.part')).toBe(true);
  expect(JSON.parse(readFileSync(join(folder, 'files', 'done', 'a.csv.report.json'), 'utf8'))).toMatchObject({
    file: 'a.csv',
    rows: 2,
    accepted: 1,
    quarantined: 1,
    problems: [{ line: 3, reason: 'time' }],
  });
  put('a.csv', GOOD);
  await drop.look();
  await drop.look();
  expect(there('done', '2-a.csv')).toBe(true);
  expect(news.map(({ file, outcome }) => [file, outcome])).toEqual([
    ['a.csv', 'done'],
    ['a.csv', 'done'],
  ]);
});

test('what is no table is refused with its reason; a link is not followed', async () => {
  const { drop, log } = bench();
  await drop.look();
  put('empty.csv', '');
  put('twice.csv', 'a;a\n1;2\n');
  symlinkSync('/etc/passwd', join(folder, 'files', 'link.csv'));
  await drop.look();
  await drop.look();
  expect(log.frames).toHaveLength(0);
  expect(there('refused', 'empty.csv') && there('refused', 'twice.csv') && there('link.csv')).toBe(true);
  expect(news.map(({ report }) => report.fault)).toEqual([
    expect.stringMatching(/empty/),
    expect.stringMatching(/two columns/),
  ]);
});

test('one that grows waits; with the log away it stays, and is taken afterwards', async () => {
  const { drop, log } = bench();
  await drop.look();
  put('a.csv', GOOD);
  await drop.look();
  put('a.csv', `${GOOD}a;2026-01-15T11:00:00Z;1\n`);
  utimesSync(join(folder, 'files', 'a.csv'), 2_000_000_000, 2_000_000_000);
  await drop.look();
  log.away = new Error('connection refused');
  await drop.look();
  expect(there('a.csv')).toBe(true);
  log.away = undefined;
  await drop.look();
  await drop.look();
  expect(there('done', 'a.csv')).toBe(true);
  expect(log.frames).toHaveLength(3);
});
