import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Instant } from '@vigie/kit';
import type { DiarySection } from './diary-sheet.ts';
import { DIARY_WORDS } from './diary-words.ts';
import type { DiaryLanguage } from './diary-words.ts';

const TEMPLATE = new URL('diary.typ', import.meta.url);
/** Compiled layouts kept between two diaries. */
const KEPT_RUNS = 2;

export interface Diary {
  readonly language: DiaryLanguage;
  readonly author: string;
  readonly made: Instant;
  readonly opening: readonly string[];
  readonly stations: readonly DiarySection[];
}

export type PrintDiary = (diary: Diary) => Buffer;

/** Prints diaries as PDF/UA-1: title, language, headings, tables with headers, the curve with its text. */
export function diaryPrinter(): PrintDiary {
  const template = readFileSync(TEMPLATE, 'utf8');
  let compiler: NodeCompiler | undefined;
  return ({ language, author, made, opening, stations }) => {
    // made at the first diary: most days have none
    compiler ??= NodeCompiler.create();
    const { title, headers, ...words } = DIARY_WORDS[language];
    const said = Object.fromEntries(Object.entries(words).filter(([, word]) => typeof word === 'string'));
    const diary = JSON.stringify({ title, language, author, opening, headers, words: said, stations });
    const compiled = compiler.compile({ mainFileContent: template, inputs: { diary } });
    const document = compiled.result;
    if (document === null)
      throw new Error(`the diary template: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
    const pdf = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(made / 1000) });
    compiler.evictCache(KEPT_RUNS);
    return pdf;
  };
}
