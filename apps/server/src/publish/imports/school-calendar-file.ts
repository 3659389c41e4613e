import ICAL from 'ical.js';
import { CsvError, parse } from 'csv-parse/sync';
import { addDays, formatDate, localDate, parseDate, parseInstant, schoolYearOf } from '@vigie/kit';
import type { CivilDate, SchoolYear } from '@vigie/kit';
import { delimiterOf } from './csv-lines.ts';

/** Days without school that a file speaks of. */
interface Break {
  readonly name: string;
  readonly first: CivilDate;
  /** Last day without school; absent where only the beginning is said. */
  readonly last?: CivilDate;
}

/** What a file could not be read for, with its line where it has one. */
export interface CalendarFault {
  readonly line?: number;
  readonly fault: string;
}

export interface ReadCalendar {
  readonly years: readonly SchoolYear[];
  readonly faults: readonly CalendarFault[];
}

export interface CalendarFile {
  readonly text: string;
  readonly zone: 'A' | 'B' | 'C';
  /** Who published it. */
  readonly source: string;
}

/** A calendar of ten years for three zones is far smaller. */
const MOST_BREAKS = 2_000;
/** Toussaint, Noël, hiver, printemps, été: a year with fewer of them is not whole. */
const LEAST_BREAKS = 5;
/** What is a stop of lessons, among openings and teachers' days. */
const IS_BREAK = /vacances|pont/i;
const IS_OTHER = /enseignant/i;

/** Reads a school calendar: iCalendar (.ics), the ministry's CSV, or a plain one with `debut;fin;nom`. */
export function readCalendarFile(file: CalendarFile): ReadCalendar {
  const read = /^\s*BEGIN:VCALENDAR/i.test(file.text) ? breaksOfIcs(file.text) : breaksOfCsv(file);
  if (read.breaks.length > MOST_BREAKS)
    return { years: [], faults: [{ fault: `Plus de ${MOST_BREAKS} périodes : ce n’est pas un calendrier scolaire.` }] };
  const { years, faults } = yearsOf(read.breaks, file.source);
  if (read.breaks.length === 0 && read.faults.length === 0)
    return { years, faults: [{ fault: `Aucune période de vacances de la zone ${file.zone} dans ce fichier.` }] };
  return { years, faults: [...read.faults, ...faults] };
}

interface Breaks {
  readonly breaks: readonly Break[];
  readonly faults: readonly CalendarFault[];
}

function breaksOfIcs(text: string): Breaks {
  try {
    const events = ICAL.Component.fromString(text).getAllSubcomponents('vevent');
    const breaks = events.flatMap((component): Break[] => {
      const { summary, startDate, endDate } = new ICAL.Event(component);
      if (!summary || !startDate || !IS_BREAK.test(summary) || IS_OTHER.test(summary)) return [];
      const first = parseDate(startDate.toString().slice(0, 10));
      // the end of an event of days is the first day after it (RFC 5545, 3.6.1)
      const end = endDate ? parseDate(endDate.toString().slice(0, 10)) : undefined;
      const last = end && addDays(end, -1);
      if (!first) return [];
      return [{ name: summary, first, ...(last && formatDate(last) > formatDate(first) ? { last } : {}) }];
    });
    return { breaks, faults: [] };
  } catch (error) {
    return { breaks: [], faults: [{ fault: `Le fichier iCalendar ne se lit pas : ${String(error)}.` }] };
  }
}

/** Columns by the names the ministry and people give them. */
const COLUMNS = {
  name: ['description', 'nom', 'vacances', 'name'],
  first: ['start_date', 'date de début', 'debut', 'début', 'first'],
  last: ['end_date', 'date de fin', 'fin', 'last'],
  zone: ['zones', 'zone'],
  people: ['population'],
} as const;

type Column = keyof typeof COLUMNS;

function breaksOfCsv({ text, zone }: CalendarFile): Breaks {
  const heading = text.split(/\r?\n/, 1)[0] ?? '';
  try {
    // arrays of text: no columns nor casts are asked for
    const rows = parse(text, { bom: true, delimiter: delimiterOf(heading), relax_column_count: true }) as string[][];
    const names = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
    const at = (column: Column) => names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));
    if (at('first') < 0 || at('last') < 0)
      return { breaks: [], faults: [{ line: 1, fault: 'Il faut les colonnes « debut » et « fin » (et « nom »).' }] };
    return csvLines(rows.slice(1), { zone, cell: (row, column) => row[at(column)]?.trim() ?? '' });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { breaks: [], faults: [{ fault: `Le fichier CSV ne se lit pas : ${error.code}.` }] };
  }
}

interface CsvLayout {
  readonly zone: string;
  readonly cell: (row: readonly string[], column: Column) => string;
}

/** True where the line stops the lessons of pupils of the zone. */
function isOfZone(row: readonly string[], { zone, cell }: CsvLayout): boolean {
  const zones = cell(row, 'zone') || zone;
  const name = cell(row, 'name') || 'Vacances';
  return zones.split(/\W+/).includes(zone) && IS_BREAK.test(name) && !IS_OTHER.test(cell(row, 'people'));
}

function csvLines(rows: readonly (readonly string[])[], layout: CsvLayout): Breaks {
  const { cell } = layout;
  const breaks: Break[] = [];
  const faults: CalendarFault[] = [];
  for (const [index, row] of rows.entries()) {
    if (!isOfZone(row, layout)) continue;
    const name = cell(row, 'name') || 'Vacances';
    const first = dayOf(cell(row, 'first'), 'first');
    const last = dayOf(cell(row, 'last'), 'last');
    if (first && last && formatDate(last) >= formatDate(first)) breaks.push({ name, first, last });
    else if (first && /été/i.test(name)) breaks.push({ name, first });
    else
      faults.push({
        line: index + 2,
        fault: `« ${name} » : jours attendus (AAAA-MM-JJ), le premier avant le dernier.`,
      });
  }
  return { breaks, faults };
}

/** A day as it is written; the ministry writes midnights, and its end is the morning of the return. */
function dayOf(text: string, end: 'first' | 'last'): CivilDate | undefined {
  const plain = parseDate(text);
  if (plain) return plain;
  const instant = parseInstant(text);
  if (instant === undefined) return undefined;
  const day = localDate(instant);
  return end === 'first' ? day : addDays(day, -1);
}

/** A summer of which only the beginning is said lasts to the end of August, as the law has it. */
const endOf = ({ first, last }: Break): CivilDate => last ?? { year: first.year, month: 8, day: 31 };

function yearsOf(breaks: readonly Break[], source: string): ReadCalendar {
  const byYear = new Map<string, Map<string, Break>>();
  for (const one of breaks) {
    const label = schoolYearOf(one.first);
    const there = byYear.get(label) ?? new Map<string, Break>();
    const key = formatDate(one.first);
    const longer = there.get(key);
    if (!longer || formatDate(endOf(longer)) < formatDate(endOf(one))) there.set(key, one);
    byYear.set(label, there);
  }
  const years: SchoolYear[] = [];
  const faults: CalendarFault[] = [];
  for (const [label, those] of [...byYear].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const spans = [...those.values()]
      .map((one) => [formatDate(one.first), formatDate(endOf(one))] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const [from, to] = label.split('-');
    if (spans.length < LEAST_BREAKS)
      faults.push({
        fault: `${label} : ${spans.length} périodes seulement, il en faut au moins ${LEAST_BREAKS}. Année non chargée.`,
      });
    else years.push({ label, known: [`${from}-09-01`, spans.at(-1)?.[1] ?? `${to}-08-31`], source, breaks: spans });
  }
  return { years, faults };
}
