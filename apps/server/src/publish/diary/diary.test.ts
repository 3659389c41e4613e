import { inflateSync } from 'node:zlib';
import { HOUR, MINUTE } from '@vigie/kit';
import { describe, expect, it } from 'vitest';
import type { AlarmRow, SeriesPoint, ThingSheet } from '../reads.ts';
import { gapsOf } from './diary-data.ts';
import type { StationDiary } from './diary-data.ts';
import { diaryPrinter } from './diary-pdf.ts';
import { diarySection } from './diary-sheet.ts';
import { DIARY_WORDS } from './diary-words.ts';

const START = 1_791_000_000_000;
const period = { start: START, end: START + 12 * HOUR };
const point = (minutes: number, value: number): SeriesPoint => ({
  time: START + minutes * MINUTE,
  value,
  flag: 1,
  coverage: 1,
});
const points = Array.from({ length: 49 }, (_, i) => point(i * 15, 0.4 + Math.sin((i / 48) * Math.PI))).filter(
  ({ time }) => time < START + 5 * HOUR || time > START + 7 * HOUR,
);
const sheet: ThingSheet = {
  id: 1,
  key: 'grans',
  name: 'La Touloubre à Grans #[évasion] *',
  domain: 'water',
  assetType: 'gauge',
  longitude: 5,
  latitude: 43,
  openAlarms: 1,
  latest: [],
  properties: { threshold1: 0.8, threshold2: 1.2, zeroElevation: 47, levelsSource: 'PCS de Grans, 2024' },
  devices: [],
};
const alarm: AlarmRow = {
  id: '7',
  rule: 'water-local-level',
  subject: { kind: 'thing', key: 'grans', name: 'Grans' },
  children: 0,
  domain: 'water',
  priority: 'high',
  level: 2,
  state: 'active-acknowledged',
  opened: START + HOUR,
  raised: START + HOUR,
  unit: 'm',
  dataLost: false,
};
const diary: StationDiary = {
  sheet,
  points,
  gaps: gapsOf(points, 15 * MINUTE, period),
  alarms: [
    {
      alarm,
      events: [
        { time: START + HOUR, kind: 'opened', level: 1, value: 0.82 },
        { time: START + 2 * HOUR, kind: 'acknowledged', person: 'A. Martin', reason: 'Gué fermé' },
        { time: START + 5 * HOUR, kind: 'data-lost' },
      ],
    },
  ],
};
const context = {
  language: 'fr' as const,
  zone: 'Europe/Paris',
  period,
  rules: [],
  quantityOf: () => ({ symbol: 'm', decimals: 2 }),
};

describe('flood diary', () => {
  it('says what was lost, and breaks the curve there', () => {
    expect(diary.gaps).toEqual([{ start: START + 4.75 * HOUR, end: START + 7.25 * HOUR }]);
    const section = diarySection(diary, context);
    expect(section.lost).toEqual([[expect.any(String), expect.any(String), '2 h 30']]);
    expect(section.curve?.runs).toHaveLength(2);
    expect(section.peak).toContain('1,3');
    expect(section.events.map(([, event, value, person, note]) => [event, value, person, note])).toEqual([
      ['water-local-level, repère 1 : alarme ouverte', '0,82 m', '', ''],
      ['water-local-level : prise en charge', '', 'A. Martin', 'Gué fermé'],
      ['water-local-level : données perdues, alarme maintenue', '', '', ''],
    ]);
    expect(section.stages.length).toBe(points.length);
  });

  it('has no gap where nothing is missing, and is one gap where nothing came', () => {
    expect(
      gapsOf([point(0, 1), point(15, 1), point(30, 1)], 15 * MINUTE, { start: START, end: START + 31 * MINUTE }),
    ).toEqual([]);
    expect(gapsOf([], 15 * MINUTE, period)).toEqual([period]);
  });

  it('is a PDF for universal access: tagged, titled, in its language, tables with headers, the curve in words', () => {
    const pdf = diaryPrinter()({
      language: 'fr',
      author: 'Vigie',
      made: START + 12 * HOUR,
      opening: [DIARY_WORDS.fr.notVigilance],
      stations: [diarySection(diary, context), diarySection({ ...diary, points: [], gaps: [], alarms: [] }, context)],
    });
    const text = unpacked(pdf);
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/pdfuaid:part>1</);
    expect(text).toMatch(/\/Lang\s*\(fr/);
    expect(text).toMatch(/\/DisplayDocTitle true/);
    for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'Figure'])
      expect(text).toMatch(new RegExp(`/S\\s*/${tag}\\b`));
    expect(text).toMatch(/\/Alt\s*[(<]/);
  });
});

/** The file with its compressed streams laid open, byte for byte as Latin-1. */
function unpacked(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)endstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [text, ...streams].join('\n');
}
