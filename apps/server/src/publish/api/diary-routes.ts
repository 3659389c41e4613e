import { DAY, PARIS, createQuantityRegistry } from '@vigie/kit';
import type { Interval, Pack } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import { readStationDiary } from '../diary/diary-data.ts';
import type { StationDiary } from '../diary/diary-data.ts';
import { diaryPrinter } from '../diary/diary-pdf.ts';
import { diarySection, diaryTime } from '../diary/diary-sheet.ts';
import { DIARY_WORDS } from '../diary/diary-words.ts';
import type { RegistryReads } from '../ports/registry-reads.ts';
import type { Reads, Scope } from '../reads.ts';
import { filter, instant, text } from './shapes.ts';

export interface DiaryDeps {
  readonly reads: Reads;
  readonly registry: RegistryReads;
  readonly packs: readonly Pack[];
  readonly clock: { now(): number };
  readonly territory: string;
}

/** A diary is read on paper: one flood, not a year. */
const LONGEST = 31 * DAY;
const MOST_STATIONS = 10;

const stations = text(2000).transform((given, context) => {
  const keys = [...new Set(given.split(',').map((key) => key.trim()))].filter((key) => key !== '');
  if (keys.length > 0 && keys.length <= MOST_STATIONS) return keys;
  context.addIssue({ code: 'custom', message: `De 1 à ${MOST_STATIONS} stations, séparées par des virgules.` });
  return z.NEVER;
});

const querystring = z.strictObject({
  things: stations,
  from: instant,
  to: instant,
  language: filter(z.enum(['fr', 'en'])).transform((given) => given ?? 'fr'),
});

function checkPeriod({ start, end }: Interval): void {
  if (end <= start) throw unprocessable('empty-interval', '« from » doit précéder « to ».');
  if (end - start > LONGEST) {
    throw unprocessable('interval-too-long', 'Une main courante couvre 31 jours au plus : choisissez la crue.');
  }
}

async function readStations(deps: DiaryDeps, scope: Scope, asked: { keys: readonly string[]; period: Interval }) {
  const from = {
    reads: deps.reads,
    alarmEvents: (of: Scope, alarm: string) => deps.registry.alarmEvents(of, alarm),
  };
  const found: StationDiary[] = [];
  // one after the other: ten stations of a month are ten large reads
  for (const thing of asked.keys) {
    const diary = await readStationDiary(from, scope, { thing, period: asked.period, now: deps.clock.now() });
    if (diary === undefined) throw notFound('La station', thing);
    found.push(diary);
  }
  return found;
}

/** The flood diary of one or several stations, as a tagged PDF. It names who took an alarm: not for readers. */
export function registerDiaryRoutes(app: HttpServer, deps: DiaryDeps): void {
  const print = diaryPrinter();
  const rules = deps.packs.flatMap((pack) => pack.rules);
  const quantities = createQuantityRegistry(deps.packs.flatMap((pack) => pack.quantities));
  const quantityOf = (id: string) => {
    const rule = rules.find((each) => each.id === id);
    return rule && quantities(rule.quantity);
  };
  app.get(
    '/api/v1/flood-diary',
    { config: { access: 'operator' }, schema: { tags: ['alarms'], querystring } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { things, from, to, language } = request.query;
      const asked = { start: from, end: to };
      checkPeriod(asked);
      const made = deps.clock.now();
      const period = { start: from, end: Math.min(to, Math.max(made, from + 1)) };
      const diaries = await readStations(deps, { organisation }, { keys: things, period });
      const words = DIARY_WORDS[language];
      const context = { language, zone: PARIS, period, rules, quantityOf };
      const pdf = print({
        language,
        author: deps.territory,
        made,
        opening: [
          words.period(diaryTime(period.start, context), diaryTime(period.end, context)),
          words.made(diaryTime(made, context), who),
          words.notVigilance,
        ],
        stations: diaries.map((diary) => diarySection(diary, context)),
      });
      const day = new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS }).format(from);
      reply.header('content-disposition', `attachment; filename="main-courante-${day}.pdf"`);
      return reply.type('application/pdf').send(pdf);
    },
  );
}
