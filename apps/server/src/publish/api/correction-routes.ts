import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import type { CorrectionDraft, CorrectionEffect, CorrectionRow, Corrections } from '../ports/quality.ts';
import type { Scope } from '../reads.ts';
import { filter, instant, interval, isoTime, page, pageOf, text, time } from './shapes.ts';

export interface CorrectionDeps {
  readonly corrections: Corrections;
  readonly people: People;
}

const tags = ['quality'];
const KINDS = ['invalidate', 'correct', 'validate', 'exclude'] as const;
const CAUSES = ['works', 'rain', 'wind', 'event', 'maintenance', 'other'] as const;
const seriesId = z.number().int().positive().max(2_147_483_647);

const body = z
  .strictObject({
    datastreams: z.array(seriesId).min(1).max(50).optional(),
    thing: text(200).optional(),
    quantity: text(100).optional(),
    from: instant,
    to: instant,
    kind: z.enum(KINDS),
    cause: z.enum(CAUSES).optional(),
    factor: z.number().min(-1e6).max(1e6).optional(),
    offset: z.number().min(-1e9).max(1e9).optional(),
    values: z
      .array(z.strictObject({ time: instant, value: z.number() }))
      .min(1)
      .max(10_000)
      .optional(),
    reason: text(1000),
    dryRun: z.boolean().optional(),
  })
  .refine(
    ({ datastreams, thing, quantity }) =>
      (datastreams === undefined) === (thing !== undefined && quantity !== undefined),
    {
      message: 'Donnez « datastreams », ou « thing » et « quantity ».',
      path: ['datastreams'],
    },
  )
  .refine(({ from, to }) => from < to, { message: '« from » doit précéder « to ».', path: ['to'] })
  .refine(({ kind, cause }) => (kind === 'exclude') === (cause !== undefined), {
    message: 'Une exclusion a une cause, et elle seule : works, rain, wind, event, maintenance ou other.',
    path: ['cause'],
  })
  .refine(
    ({ kind, factor, offset, values }) =>
      (kind === 'correct') === (factor !== undefined || offset !== undefined || values !== undefined) &&
      (values === undefined || (factor === undefined && offset === undefined)),
    { message: 'Une correction, et elle seule, a « factor » et « offset », ou « values ».', path: ['kind'] },
  );
type Body = z.infer<typeof body>;

const effectView = z.object({
  datastream: z.number(),
  quantity: z.string(),
  thing: z.string(),
  values: z.number(),
  changed: z.number(),
  lost: z.number(),
  regained: z.number(),
  hours: z.number(),
  figures: z.array(z.object({ indicator: z.string(), count: z.number() })),
  alarms: z.number(),
});
const answerView = z.object({ applied: z.boolean(), ids: z.array(z.number()), effects: z.array(effectView) });

const correctionView = z.object({
  id: z.number(),
  datastream: z.number(),
  thing: z.object({ key: z.string(), name: z.string() }),
  quantity: z.string(),
  unit: z.string(),
  kind: z.enum(KINDS),
  cause: z.string().optional(),
  from: time,
  to: time,
  factor: z.number(),
  offset: z.number(),
  values: z.array(z.object({ time, value: z.number() })).optional(),
  reason: z.string(),
  who: z.string(),
  created: time,
  touched: z.number(),
  revoked: z.object({ time, who: z.string(), reason: z.string() }).optional(),
});

const effectOf = ({ figures, ...effect }: CorrectionEffect): z.infer<typeof effectView> => ({
  ...effect,
  figures: [...figures],
});

const viewOf = ({ replacement, values, revoked, ...row }: CorrectionRow): z.infer<typeof correctionView> => ({
  ...row,
  from: isoTime(row.from),
  to: isoTime(row.to),
  created: isoTime(row.created),
  touched: values,
  values: replacement?.map(([at, value]) => ({ time: isoTime(at), value })),
  revoked: revoked && { ...revoked, time: isoTime(revoked.time) },
});

async function draftOf(corrections: Corrections, scope: Scope, asked: Body): Promise<CorrectionDraft> {
  const { thing, quantity, values, cause, factor = 1, offset = 0, ...rest } = asked;
  const found =
    thing === undefined || quantity === undefined ? [] : await corrections.series(scope, { thing, quantity });
  const datastreams = asked.datastreams ?? found;
  if (datastreams.length === 0) throw notFound('La série', `${thing} ${quantity}`);
  const points = values?.map((point) => [point.time, point.value] as const).toSorted((a, b) => a[0] - b[0]);
  return {
    ...rest,
    datastreams: [...new Set(datastreams)],
    factor,
    offset,
    ...(cause === undefined ? {} : { cause }),
    ...(points === undefined ? {} : { replacement: points }),
  };
}

async function effectsOf(corrections: Corrections, scope: Scope, draft: CorrectionDraft) {
  const effects = await corrections.preview(scope, draft);
  if (effects === undefined) throw notFound('La série', draft.datastreams.join(', '));
  if (effects === 'too-many')
    throw unprocessable('too-many-values', 'Plus de 500 000 valeurs dans cette période : faites-en plusieurs.');
  return effects.map(effectOf);
}

function registerRevoke(app: HttpServer, { corrections, people }: CorrectionDeps): void {
  const params = z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) });
  app.post(
    '/api/v1/corrections/:id/revoke',
    {
      config: { access: 'operator' },
      schema: { tags, params, body: z.strictObject({ reason: text(1000) }), response: { 204: z.undefined() } },
    },
    async (request, reply) => {
      const { organisation, person, who } = principalOf(request);
      const { id } = request.params;
      const { reason } = request.body;
      const by = { who, reason, ...(person === undefined ? {} : { person }) };
      if (!(await corrections.revoke({ organisation }, id, by)))
        throw notFound('Aucune correction en vigueur : la correction', String(id));
      await people.note({ organisation }, { who, action: 'correction.revoke', object: String(id), detail: { reason } });
      return reply.code(204).send();
    },
  );
}

/** What people say of periods: invalid, corrected, right, excluded. Raw values never change. */
export function registerCorrectionRoutes(app: HttpServer, deps: CorrectionDeps): void {
  const { corrections, people } = deps;
  app.post(
    '/api/v1/corrections',
    { config: { access: 'operator' }, schema: { tags, body, response: { 200: answerView, 201: answerView } } },
    async (request, reply) => {
      const { organisation, person, who } = principalOf(request);
      const scope = { organisation };
      const draft = await draftOf(corrections, scope, request.body);
      const effects = await effectsOf(corrections, scope, draft);
      if (request.body.dryRun === true) return { applied: false, ids: [], effects };
      const ids = await corrections.apply(scope, draft, { who, ...(person === undefined ? {} : { person }) });
      const detail = {
        kind: draft.kind,
        datastreams: [...draft.datastreams],
        from: isoTime(draft.from),
        to: isoTime(draft.to),
        reason: draft.reason,
      };
      for (const id of ids) await people.note(scope, { who, action: 'correction.apply', object: String(id), detail });
      reply.code(201);
      return { applied: true, ids: [...ids], effects };
    },
  );

  const boolean = z.enum(['true', 'false']).transform((given) => given === 'true');
  const query = z.strictObject({
    thing: filter(text(200)),
    quantity: filter(text(100)),
    datastream: filter(z.coerce.number().int().positive().max(2_147_483_647)),
    inForce: filter(boolean),
    ...interval,
    ...page,
  });
  app.get(
    '/api/v1/corrections',
    { config: { access: 'reader' }, schema: { tags, querystring: query, response: { 200: pageOf(correctionView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await corrections.list({ organisation }, request.query);
      return { items: items.map(viewOf), next };
    },
  );
  registerRevoke(app, deps);
}
