import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import type { RegistryReads } from '../ports/registry-reads.ts';
import type { PullSourceRow, PullSources, PullTrial } from '../ports/pull-sources.ts';
import { instant, isoTime, isoTimeOrAbsent, jsonObject, keyShape, text, time } from './shapes.ts';

export interface PullDeps {
  readonly pull: PullSources;
  readonly registry: RegistryReads;
  readonly people: People;
  readonly clock: { now(): number };
}

const tags = ['connectors'];
const label = z.object({ fr: z.string(), en: z.string() });
const pageView = z.object({
  time,
  from: time,
  to: time,
  part: z.string(),
  took: z.number().meta({ description: 'Milliseconds' }),
  status: z.number().optional(),
  bytes: z.number().optional(),
  records: z.number().optional(),
  fresh: z.number().optional().meta({ description: 'Records that were not known' }),
  fault: z.string().optional(),
});
const sourceView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  label,
  about: label,
  status: z.enum(['new', 'ok', 'late', 'trouble', 'disabled']),
  running: z.boolean(),
  tried: time.optional(),
  succeeded: time.optional(),
  newest: time.optional().meta({ description: 'Newest time of measure' }),
  lag: z.number().optional().meta({ description: 'Milliseconds from the newest measure to now' }),
  next: time.optional(),
  cursor: z.object({ readTo: time.optional(), past: z.object({ from: time, to: time }).optional() }),
  trouble: z.object({ fault: z.string(), detail: z.string(), time }).optional(),
  failures: z.number(),
  today: z.object({ pages: z.number(), records: z.number(), fresh: z.number() }),
  rhythm: z.object({ every: z.number(), overlap: z.number(), window: z.number() }),
  quota: z.object({ perMinute: z.number(), perDay: z.number() }),
  recent: z.array(pageView),
});
const trialView = z.object({
  url: z.string(),
  status: z.number().optional(),
  bytes: z.number().optional(),
  records: z.number(),
  more: z.boolean(),
  failure: z.object({ fault: z.string(), detail: z.string() }).optional(),
  read: z.array(
    z.object({
      record: z.record(z.string(), z.unknown()),
      device: z.string().optional(),
      time: time.optional(),
      data: z.record(z.string(), z.unknown()).optional(),
      flag: z.number().optional(),
      event: z.string().optional(),
      unreadable: z.string().optional(),
    }),
  ),
});
const params = z.object({ id: keyShape });

const pageOf = ({ time: at, from, to, ...page }: PullSourceRow['recent'][number]): z.infer<typeof pageView> => ({
  ...page,
  time: isoTime(at),
  from: isoTime(from),
  to: isoTime(to),
});

function view(
  row: PullSourceRow,
  { now, name }: { now: number; name: string | undefined },
): z.infer<typeof sourceView> {
  const { tried, succeeded, newest, next, readTo, past, trouble, recent, ...rest } = row;
  return {
    ...rest,
    name: name ?? rest.id,
    tried: isoTimeOrAbsent(tried),
    succeeded: isoTimeOrAbsent(succeeded),
    newest: isoTimeOrAbsent(newest),
    lag: newest === undefined ? undefined : Math.max(0, now - newest),
    next: isoTimeOrAbsent(next),
    cursor: {
      readTo: isoTimeOrAbsent(readTo),
      past: past && { from: isoTime(past.from), to: isoTime(past.to) },
    },
    trouble: trouble && { ...trouble, time: isoTime(trouble.time) },
    recent: recent.map(pageOf),
  };
}

function trial({ read, ...rest }: PullTrial): z.infer<typeof trialView> {
  return {
    ...rest,
    read: read.map(({ record, uplink, event, unreadable }) => ({
      record: { ...record },
      device: uplink?.device,
      time: isoTimeOrAbsent(uplink?.time),
      data: uplink?.data && { ...uplink.data },
      flag: uplink?.verdict?.flag,
      event,
      unreadable,
    })),
  };
}

/** More sources than this show their identifier for a name. */
const NAMES = 1_000;

function registerReads(app: HttpServer, { pull, registry, clock }: PullDeps): void {
  app.get(
    '/api/v1/pull-sources',
    { config: { access: 'reader' }, schema: { tags, response: { 200: z.object({ items: z.array(sourceView) }) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items } = await registry.connectors({ organisation }, { limit: NAMES });
      const names = new Map(items.map(({ id, name }) => [id, name]));
      const now = clock.now();
      return { items: pull.list({ organisation }).map((row) => view(row, { now, name: names.get(row.id) })) };
    },
  );

  app.get(
    '/api/v1/connectors/:id/pull',
    { config: { access: 'reader' }, schema: { tags, params, response: { 200: sourceView } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const row = pull.find({ organisation }, request.params.id);
      if (!row) throw notFound('La source relevée', request.params.id);
      const connector = await registry.connector({ organisation }, row.id);
      return view(row, { now: clock.now(), name: connector?.name });
    },
  );
}

function registerTrial(app: HttpServer, { pull }: PullDeps): void {
  app.post(
    '/api/v1/connectors/pull/try',
    {
      config: { access: 'manager' },
      schema: {
        tags,
        body: z.strictObject({ kind: text(64), settings: jsonObject }),
        response: { 200: trialView },
      },
    },
    async (request) => {
      const { kind, settings } = request.body;
      const faults = pull.faults(kind, settings);
      if (faults === undefined)
        throw unprocessable('unknown-kind', `« ${kind} » ne se relève pas. Types : ${pull.kinds.join(', ')}.`);
      if (faults.length > 0) {
        const errors = faults.map(({ name, message }) => ({ where: `body.settings.${name}`, message }));
        throw unprocessable('wrong-settings', 'Des réglages sont à corriger ; « errors » dit lesquels.', errors);
      }
      return trial(await pull.try(kind, settings));
    },
  );
}

/** Pulled sources: where they stand, and what a person may make them do. */
export function registerPullRoutes(app: HttpServer, deps: PullDeps): void {
  const { pull, people, clock } = deps;
  registerReads(app, deps);
  registerTrial(app, deps);

  const activeSource = (organisation: number, id: string): PullSourceRow => {
    const row = pull.find({ organisation }, id);
    if (!row) throw notFound('La source relevée', id);
    if (row.status === 'disabled') throw conflict('connector-disabled', `Le connecteur « ${id} » est fermé.`);
    return row;
  };

  app.post(
    '/api/v1/connectors/:id/pull/run',
    { config: { access: 'operator' }, schema: { tags, params, response: { 202: z.object({ id: z.string() }) } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { id } = activeSource(organisation, request.params.id);
      pull.run(id);
      await people.note({ organisation }, { who, action: 'connector.pull-run', object: id });
      return reply.code(202).send({ id });
    },
  );

  app.post(
    '/api/v1/connectors/:id/pull/rewind',
    {
      config: { access: 'manager' },
      schema: {
        tags,
        params,
        body: z.strictObject({ from: instant }),
        response: { 200: z.object({ id: z.string(), from: time }) },
      },
    },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const { id } = activeSource(organisation, request.params.id);
      const { from } = request.body;
      if (from >= clock.now()) throw unprocessable('empty-interval', '« from » doit être dans le passé.');
      await pull.rewind(id, from);
      await people.note(
        { organisation },
        { who, action: 'connector.pull-rewind', object: id, detail: { from: isoTime(from) } },
      );
      return { id, from: isoTime(from) };
    },
  );
}
