import { MINUTE } from '@vigie/kit';
import type { Instant, Interval, Quantity, Rule } from '@vigie/kit';
import type { SeriesPoint } from '../reads.ts';
import type { DiaryAlarm, StationDiary } from './diary-data.ts';
import { hourTicks, stageTicks } from './diary-axis.ts';
import { fastestRise, passageOf } from './diary-levels.ts';
import { DIARY_WORDS } from './diary-words.ts';
import type { DiaryLanguage } from './diary-words.ts';

/** Rows of the table of stages: a diary is read on paper. */
const MOST_ROWS = 144;
/** Points of the curve: finer than print shows. */
const MOST_POINTS = 1500;

/** A station in words and numbers ready to be set. */
export interface DiarySection {
  readonly name: string;
  readonly facts: readonly (readonly [string, string])[];
  /** Levels with the time they were reached and left, and how long the water was over them. */
  readonly levels: readonly (readonly string[])[];
  /** Line of the summary of all stations. */
  readonly summary: readonly string[];
  readonly peak: string;
  /** Absent without two stages. */
  readonly curve?: {
    readonly alt: string;
    /** Runs of points without a break, 0–1 on both axes, y upward. */
    readonly runs: readonly (readonly (readonly [number, number])[])[];
    readonly marks: readonly { readonly y: number; readonly label: string }[];
    readonly x: readonly { readonly at: number; readonly label: string }[];
    readonly y: readonly { readonly at: number; readonly label: string }[];
  };
  readonly events: readonly (readonly string[])[];
  readonly lost: readonly (readonly string[])[];
  readonly stages: readonly (readonly string[])[];
}

export interface SheetContext {
  readonly language: DiaryLanguage;
  readonly zone: string;
  readonly period: Interval;
  readonly rules: readonly Rule[];
  /** Of a rule: what its value is said in. */
  readonly quantityOf: (rule: string) => Pick<Quantity, 'symbol' | 'decimals'> | undefined;
}

const metres = (value: number, language: DiaryLanguage, decimals = 2): string =>
  value.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });

/** `3 octobre 2026 à 06:15` in local time. */
export function diaryTime(time: Instant, { language, zone }: Pick<SheetContext, 'language' | 'zone'>): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    timeZone: zone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(time);
}

/** `22 nov. 06 h`: short enough to stand under a chart. */
function tickTime(time: Instant, { language, zone }: Pick<SheetContext, 'language' | 'zone'>): string {
  const at = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { timeZone: zone, ...options }).format(time);
  return `${at({ day: 'numeric', month: 'short' })} ${at({ hour: '2-digit', minute: '2-digit' })}`;
}

function lasting(length: number): string {
  const minutes = Math.round(length / MINUTE);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${String(minutes % 60).padStart(2, '0')}`;
}

const isUsable = (point: SeriesPoint): point is SeriesPoint & { readonly value: number } => point.value !== undefined;

/** Every n-th point, and the highest one of each step so that no peak is lost. */
function thinned<T extends { readonly value: number }>(points: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(points.length / most));
  const kept: T[] = [];
  for (let at = 0; at < points.length; at += step) {
    const part = points.slice(at, at + step);
    const highest = part.reduce((best, point) => (point.value > best.value ? point : best));
    kept.push(highest);
  }
  return kept;
}

const marksOf = ({ sheet }: StationDiary): readonly { level: number; value: number }[] =>
  [1, 2, 3].flatMap((level) => {
    const value = sheet.properties[`threshold${level}`];
    return typeof value === 'number' ? [{ level, value }] : [];
  });

function curveOf(diary: StationDiary, context: SheetContext): DiarySection['curve'] {
  const usable = thinned(diary.points.filter(isUsable), MOST_POINTS);
  if (usable.length < 2) return undefined;
  const { language, period } = context;
  const words = DIARY_WORDS[language];
  const marks = marksOf(diary);
  const values = [...usable.map(({ value }) => value), ...marks.map(({ value }) => value)];
  const ticks = stageTicks(Math.min(...values), Math.max(...values));
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const span = Math.max(0.1, high - low);
  const y = (value: number): number => (value - low) / span;
  const x = (time: number): number => (time - period.start) / (period.end - period.start);
  const runs: (readonly [number, number])[][] = [[]];
  for (const [i, { time, value }] of usable.entries()) {
    const before = usable[i - 1];
    const broken = before && diary.gaps.some(({ start, end }) => start >= before.time && end <= time);
    if (broken) runs.push([]);
    runs.at(-1)?.push([x(time), y(value)]);
  }
  return {
    alt: words.curveAlt({
      name: diary.sheet.name,
      from: diaryTime(period.start, context),
      to: diaryTime(period.end, context),
      peak: `${metres(Math.max(...usable.map(({ value }) => value)), language)} m`,
    }),
    runs,
    marks: marks.map(({ level, value }) => ({ y: y(value), label: words.level(level) })),
    x: hourTicks(period, context.zone).map((time) => ({ at: x(time), label: tickTime(time, context) })),
    y: ticks.map((tick) => ({ at: y(tick), label: metres(tick, language) })),
  };
}

function eventRows({ alarm, events }: DiaryAlarm, { language, rules, quantityOf, ...context }: SheetContext) {
  const words = DIARY_WORDS[language];
  const { symbol = alarm.unit ?? '', decimals = 2 } = quantityOf(alarm.rule) ?? {};
  const rule = rules.find(({ id }) => id === alarm.rule)?.label[language] ?? alarm.rule;
  return events.map((event) => {
    const level = event.level !== undefined && event.level > 0 ? `, ${words.level(event.level).toLowerCase()}` : '';
    const kind = words.kinds[event.kind] ?? event.kind;
    const value = event.value === undefined ? '' : `${metres(event.value, language, decimals)} ${symbol}`.trim();
    return {
      time: event.time,
      row: [
        diaryTime(event.time, { language, ...context }),
        `${rule}${alarm.rule === 'water-local-level' ? level : ''} : ${kind}`,
        value,
        event.person ?? '',
        event.reason ?? '',
      ],
    };
  });
}

function factsOf(diary: StationDiary, { language }: SheetContext): [string, string][] {
  const words = DIARY_WORDS[language];
  const { zeroElevation, levelsSource } = diary.sheet.properties;
  return [
    ...(typeof zeroElevation === 'number'
      ? [[words.zero, `${metres(zeroElevation, language, 3)} m NGF-IGN69`] satisfies [string, string]]
      : []),
    ...(typeof levelsSource === 'string' ? [[words.source, levelsSource] satisfies [string, string]] : []),
  ];
}

type Usable = readonly (SeriesPoint & { readonly value: number })[];

function levelRows(diary: StationDiary, usable: Usable, context: SheetContext): string[][] {
  const words = DIARY_WORDS[context.language];
  return marksOf(diary).map(({ level, value }) => {
    const { first, last, over } = passageOf(usable, level, value);
    const name = words.level(level);
    const mark = `${metres(value, context.language)} m`;
    if (first === undefined || last === undefined) return [name, mark, words.notReached, '', ''];
    return [name, mark, diaryTime(first, context), diaryTime(last, context), lasting(over)];
  });
}

function summaryOf(diary: StationDiary, usable: Usable, context: SheetContext): string[] {
  const { language } = context;
  const words = DIARY_WORDS[language];
  const [peak, newest, fastest] = [highestOf(usable), usable.at(-1), fastestRise(usable)];
  const reached = marksOf(diary)
    .filter(({ value }) => peak !== undefined && peak.value >= value)
    .at(-1);
  return [
    diary.sheet.name,
    peak ? `${metres(peak.value, language)} m` : '',
    peak ? diaryTime(peak.time, context) : words.noStage,
    reached ? words.level(reached.level) : words.none,
    fastest ? `${metres(fastest.rate, language, 0)} cm/h` : '',
    newest ? `${metres(newest.value, language)} m` : '',
  ];
}

const highestOf = (usable: Usable): Usable[number] | undefined =>
  usable.reduce<Usable[number] | undefined>(
    (best, point) => (best && best.value >= point.value ? best : point),
    undefined,
  );

/** A station's diary in words, in local time, in one language. */
export function diarySection(diary: StationDiary, context: SheetContext): DiarySection {
  const { language } = context;
  const words = DIARY_WORDS[language];
  const usable = diary.points.filter(isUsable);
  const peak = highestOf(usable);
  const curve = curveOf(diary, context);
  return {
    name: diary.sheet.name,
    facts: factsOf(diary, context),
    levels: levelRows(diary, usable, context),
    summary: summaryOf(diary, usable, context),
    peak: peak ? words.highest(`${metres(peak.value, language)} m`, diaryTime(peak.time, context)) : words.noStage,
    ...(curve === undefined ? {} : { curve }),
    events: diary.alarms
      .flatMap((alarm) => eventRows(alarm, context))
      .toSorted((a, b) => a.time - b.time)
      .map(({ row }) => row),
    lost: diary.gaps.map(({ start, end }) => [
      diaryTime(start, context),
      diaryTime(end, context),
      lasting(end - start),
    ]),
    stages: thinned(usable, MOST_ROWS).map(({ time, value, flag }) => [
      tickTime(time, context),
      metres(value, language),
      words.quality[flag] ?? '',
    ]),
  };
}
