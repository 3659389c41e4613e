import { isoWeekday, localDate } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import type { StudyRow } from '../../ports/observatory.ts';
import type { Scope } from '../../reads.ts';
import { csvFile } from '../csv.ts';
import { filter, instant, isoTime, isoTimeOrAbsent, jsonNumber, page, pageOf, text, time } from '../shapes.ts';
import { NOISE_TAGS } from './noise-deps.ts';
import type { NoiseDeps } from './noise-deps.ts';
import { STUDY_INDICATORS, STUDY_METHOD, answerStudy, checkQuestion, daysOf, studyAnswer } from './study-answer.ts';
import type { StudyQuestion } from './study-answer.ts';

/** Days a study may be asked for without a season of its own (choice, a setting of the pack). */
const USUAL_SEASON = 45;
const DOMAIN = 'noise';

const season = z.coerce.number().int().min(7).max(183);
const indicator = z.enum(STUDY_INDICATORS);
const named = z.object({ key: z.string(), name: z.string() });

const studyView = z.object({
  id: z.number(),
  title: z.string(),
  note: z.string().optional(),
  thing: named,
  control: named.optional(),
  indicator: z.string(),
  beforeFrom: time,
  beforeTo: time,
  afterFrom: time,
  afterTo: time,
  season: z.number(),
  who: z.string(),
  created: time,
  /** Last answer; its own data may have changed since. */
  result: studyAnswer.optional(),
  resultTime: time.optional(),
});

function viewOf({ result, ...row }: StudyRow): z.infer<typeof studyView> {
  const { created, resultTime, beforeFrom, beforeTo, afterFrom, afterTo, domain: _, ...rest } = row;
  const answer = studyAnswer.safeParse(result);
  return {
    ...rest,
    beforeFrom: isoTime(beforeFrom),
    beforeTo: isoTime(beforeTo),
    afterFrom: isoTime(afterFrom),
    afterTo: isoTime(afterTo),
    created: isoTime(created),
    resultTime: isoTimeOrAbsent(resultTime),
    ...(answer.success ? { result: answer.data } : {}),
  };
}

const questionOf = ({ thing, control, ...rest }: StudyRow): StudyQuestion => ({
  ...rest,
  thing: thing.key,
  ...(control === undefined ? {} : { control: control.key }),
});

async function studyOf({ studies }: NoiseDeps, scope: Scope, id: number): Promise<StudyRow> {
  const study = await studies.read(scope, id);
  if (study === undefined || study.domain !== DOMAIN) throw notFound('L’étude', String(id));
  return study;
}

/** Asks again, as the data are now, and keeps the answer. */
async function answered(deps: NoiseDeps, scope: Scope, id: number) {
  const study = await studyOf(deps, scope, id);
  const result = await answerStudy(deps.reads, scope, questionOf(study));
  await deps.studies.keep(scope, { id, result: JSON.parse(JSON.stringify(result)) });
  return viewOf(await studyOf(deps, scope, id));
}

const params = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });

function registerReading(app: HttpServer, deps: NoiseDeps): void {
  const querystring = z.strictObject({ ...page });
  const tags = NOISE_TAGS;
  app.get(
    '/api/v1/studies',
    { config: { access: 'reader' }, schema: { tags, querystring, response: { 200: pageOf(studyView) } } },
    async (request) => {
      const scope = { organisation: principalOf(request).organisation };
      const { items, next } = await deps.studies.list(scope, { ...request.query, domain: DOMAIN });
      return { items: items.map(viewOf), next };
    },
  );
  app.get(
    '/api/v1/studies/:id',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: studyView } } },
    (request) => answered(deps, { organisation: principalOf(request).organisation }, request.params.id),
  );
}

const COLUMNS = ['thing', 'side', 'date', 'weekday', 'levelDbA', 'coverage', 'excluded', 'completeness'];

function registerDays(app: HttpServer, deps: NoiseDeps): void {
  app.get(
    '/api/v1/studies/:id/days.csv',
    { config: { access: 'reader' }, schema: { tags: NOISE_TAGS, params } },
    async (request, reply) => {
      const scope = { organisation: principalOf(request).organisation };
      const { thing, control, ...study } = await studyOf(deps, scope, request.params.id);
      const lines = [];
      for (const { key } of control ? [thing, control] : [thing]) {
        for (const [side, from, to] of [
          ['before', study.beforeFrom, study.beforeTo],
          ['after', study.afterFrom, study.afterTo],
        ] as const) {
          const days = await daysOf(deps.reads, scope, { thing: key, indicator: study.indicator, from, to });
          for (const { start, value, coverage, excluded = 0, completeness } of days.toReversed()) {
            const date = localDate(start);
            const day = [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0')).join('-');
            lines.push([key, side, day, isoWeekday(date), jsonNumber(value), coverage, excluded, completeness]);
          }
        }
      }
      return csvFile(reply, `etude-${request.params.id}`, { columns: COLUMNS, lines });
    },
  );
}

const body = z.strictObject({
  title: text(200),
  note: text(2000).optional(),
  thing: text(200),
  control: text(200).optional(),
  indicator: indicator.optional(),
  beforeFrom: instant,
  beforeTo: instant,
  afterFrom: instant,
  afterTo: instant,
  season: season.optional(),
});

function registerWriting(app: HttpServer, deps: NoiseDeps): void {
  const tags = NOISE_TAGS;
  app.post(
    '/api/v1/studies',
    { config: { access: 'operator' }, schema: { tags, body, response: { 201: studyView } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const scope = { organisation };
      const asked = request.body;
      const usual = (await deps.packSettings.list(scope)).find(({ key }) => key === 'noise.study.season')?.value;
      const question = {
        ...asked,
        indicator: asked.indicator ?? 'noise-lden-day',
        season: Math.round(asked.season ?? usual ?? USUAL_SEASON),
      };
      checkQuestion(question);
      const id = await deps.studies.create(scope, { ...question, domain: DOMAIN, who });
      if (id === undefined) throw notFound('La station de bruit', [asked.thing, asked.control].join(' '));
      await deps.people.note(scope, {
        who,
        action: 'study.create',
        object: String(id),
        detail: { title: asked.title },
      });
      reply.code(201);
      return answered(deps, scope, id);
    },
  );
  app.delete(
    '/api/v1/studies/:id',
    { config: { access: 'operator' }, schema: { tags, params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const scope = { organisation };
      const { title } = await studyOf(deps, scope, request.params.id);
      await deps.studies.remove(scope, request.params.id);
      const object = String(request.params.id);
      await deps.people.note(scope, { who, action: 'study.remove', object, detail: { title } });
      return reply.code(204).send();
    },
  );
}

const quickView = studyAnswer.extend({ thing: z.string(), indicator: z.string(), method: z.string() });

/** A question that is not kept: what the comparison panel asks. */
function registerQuick(app: HttpServer, deps: NoiseDeps): void {
  const querystring = z.strictObject({
    thing: text(200),
    control: filter(text(200)),
    indicator: filter(indicator).transform((given) => given ?? 'noise-lden-day'),
    beforeFrom: instant,
    beforeTo: instant,
    afterFrom: instant,
    afterTo: instant,
    season: filter(season)
      .describe('Days of the year between matched days; 45')
      .transform((given) => given ?? USUAL_SEASON),
  });
  app.get(
    '/api/v1/studies/noise',
    { config: { access: 'reader' }, schema: { tags: NOISE_TAGS, querystring, response: { 200: quickView } } },
    async (request) => {
      const scope = { organisation: principalOf(request).organisation };
      const question = request.query;
      checkQuestion(question);
      const { thing, indicator: of } = question;
      return { thing, indicator: of, method: STUDY_METHOD, ...(await answerStudy(deps.reads, scope, question)) };
    },
  );
}

/** Before and after a change of the street. */
export function registerStudies(app: HttpServer, deps: NoiseDeps): void {
  registerQuick(app, deps);
  registerReading(app, deps);
  registerDays(app, deps);
  registerWriting(app, deps);
}
