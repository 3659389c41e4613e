import { SCHOOL_CALENDAR_B, localDate, missingSchoolYears, withSchoolYears, addDays, schoolYearOf } from '@vigie/kit';
import type { SchoolYear } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import { readCalendarFile } from '../imports/school-calendar-file.ts';
import type { LoadedSchoolYear, SchoolYears } from '../ports/school-years.ts';
import { isStorable, isoTime, text, time } from './shapes.ts';

export interface SchoolYearDeps {
  readonly schoolYears: SchoolYears;
  readonly clock: { now(): number };
}

const tags = ['counting'];
/** A calendar of every zone and of ten years weighs a tenth of it. */
const LARGEST = 500_000;

const span = z.tuple([z.string(), z.string()]);
const yearView = z.object({
  label: z.string(),
  origin: z.enum(['program', 'territory']),
  first: z.string(),
  last: z.string(),
  breaks: z.array(span),
  source: z.string(),
  who: z.string().optional(),
  loaded: time.optional(),
});
const calendarView = z.object({
  zone: z.string(),
  items: z.array(yearView),
  missing: z.array(z.string()).describe('School years of the coming twelve months that nobody knows yet'),
});
const faultView = z.object({ line: z.number().optional(), fault: z.string() });
const loadedView = z.object({ years: z.array(yearView), faults: z.array(faultView) });
const body = z.strictObject({
  text: z.string().min(1).max(LARGEST).refine(isStorable, 'Caractère interdit (NUL ou demi-caractère).'),
  source: text(300).describe('Who published the calendar'),
  dryRun: z.boolean().optional().describe('Read and shown, not kept'),
});

type YearView = z.infer<typeof yearView>;

const viewOf = (year: SchoolYear & Partial<LoadedSchoolYear>, origin: YearView['origin']): YearView => ({
  label: year.label,
  origin,
  first: year.known[0],
  last: year.known[1],
  breaks: year.breaks.map(([first, last]): [string, string] => [first, last]),
  source: year.source,
  ...(year.who === undefined ? {} : { who: year.who }),
  ...(year.loaded === undefined ? {} : { loaded: isoTime(year.loaded) }),
});

/** The years the program brings, cut by their labels; those a territory loaded again are not shown twice. */
function yearsOfProgram(loaded: ReadonlySet<string>): YearView[] {
  const years = new Map<string, [string, string][]>();
  for (const [first, last] of SCHOOL_CALENDAR_B.breaks) {
    const [year = 0, month = 0, day = 0] = first.split('-').map(Number);
    const label = schoolYearOf({ year, month, day });
    const there = years.get(label) ?? [];
    there.push([first, last]);
    years.set(label, there);
  }
  return [...years].flatMap(([label, breaks]): YearView[] => {
    const [from = '', to = ''] = label.split('-');
    if (loaded.has(label)) return [];
    const { source } = SCHOOL_CALENDAR_B;
    const known: SchoolYear['known'] = [`${from}-09-01`, breaks.at(-1)?.[1] ?? `${to}-08-31`];
    return [viewOf({ label, known, breaks, source }, 'program')];
  });
}

function registerReading(app: HttpServer, { schoolYears, clock }: SchoolYearDeps): void {
  app.get(
    '/api/v1/school-years',
    { config: { access: 'reader' }, schema: { tags, response: { 200: calendarView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const loaded = await schoolYears.list({ organisation });
      const today = localDate(clock.now());
      const ahead = Array.from({ length: 12 }, (_, month) => addDays(today, 30 * month));
      const own = loaded.map((year) => viewOf(year, 'territory'));
      const items = [...yearsOfProgram(new Set(own.map(({ label }) => label))), ...own];
      return {
        zone: SCHOOL_CALENDAR_B.zone,
        items: items.toSorted((a, b) => (a.label < b.label ? 1 : -1)),
        missing: [...missingSchoolYears(ahead, withSchoolYears(SCHOOL_CALENDAR_B, loaded))],
      };
    },
  );
}

function registerLoading(app: HttpServer, { schoolYears }: SchoolYearDeps): void {
  app.post(
    '/api/v1/school-years',
    { config: { access: 'manager' }, bodyLimit: 2 * LARGEST, schema: { tags, body, response: { 200: loadedView } } },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const { text: file, source, dryRun = false } = request.body;
      const { years, faults } = readCalendarFile({ text: file, source, zone: SCHOOL_CALENDAR_B.zone });
      if (years.length === 0 && !dryRun)
        throw unprocessable('no-school-year', faults.map(({ fault }) => fault).join(' ') || 'Aucune année.');
      if (!dryRun) for (const year of years) await schoolYears.load({ organisation }, year, who);
      return { years: years.map((year) => viewOf(year, 'territory')), faults: [...faults] };
    },
  );
  app.delete(
    '/api/v1/school-years/:label',
    {
      config: { access: 'manager' },
      schema: {
        tags,
        params: z.object({ label: z.string().regex(/^\d{4}-\d{4}$/) }),
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      if (!(await schoolYears.remove({ organisation }, request.params.label)))
        throw notFound('L’année scolaire chargée', request.params.label);
      return reply.code(204).send();
    },
  );
}

/** The school calendar, and how a territory extends it without code. */
export function registerSchoolYearRoutes(app: HttpServer, deps: SchoolYearDeps): void {
  registerReading(app, deps);
  registerLoading(app, deps);
}
