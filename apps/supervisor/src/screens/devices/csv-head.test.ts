import { expect, test } from 'vitest';
import { csvHead, headOf, spreadsheet } from './csv-head.ts';

test('headings are read with their delimiter, quotes and byte-order mark', () => {
  expect(csvHead('\uFEFFMatricule;"Nom; long"\r\nm1;"dit ""le grand"""\r\n')).toEqual({
    headings: ['Matricule', 'Nom; long'],
    sample: ['m1', 'dit "le grand"'],
  });
  expect(csvHead('id,name').headings).toEqual(['id', 'name']);
  expect(csvHead('')).toEqual({ headings: [''], sample: [''] });
});

test('a file of Windows is read as Windows wrote it', async () => {
  const bytes = Uint8Array.from([0x69, 0x64, 0x3b, 0x69, 0x6e, 0x74, 0x69, 0x74, 0x75, 0x6c, 0xe9]);
  expect((await headOf(new Blob([bytes]))).headings).toEqual(['id', 'intitulé']);
});

test('a formula of a file does not run in the file of its errors', () => {
  expect(spreadsheet([['1', '=cmd()', 'a;b']])).toBe('\uFEFF1;\'=cmd();"a;b"');
});
