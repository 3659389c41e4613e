import { PRIORITIES } from '@vigie/kit';
import type { JsonObject } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound } from '#platform/http/problem.ts';
import type { Problem } from '#platform/http/problem.ts';
import type { AlarmActions } from '../ports/alarm-actions.ts';
import type { People } from '../ports/people.ts';
import type { RegistryReads } from '../ports/registry-reads.ts';
import type { AlarmRow, Reads, Scope } from '../reads.ts';
import { filter, isoTime, isoTimeOrAbsent, page, pageOf, text, time } from './shapes.ts';

export interface AlarmDeps {
  readonly reads: Reads;
  readonly registry: RegistryReads;
  readonly alarms: AlarmActions;
  readonly people: People;
}

const tags = ['alarms'];
const STATES = [
  'active-unacknowledged',
  'active-acknowledged',
  'returned-unacknowledged',
  'shelved',
  'suppressed',
  'out-of-service',
  'closed',
] as const;

const place = z.object({ key: z.string(), name: z.string(), commune: z.string().optional() });

const alarmView = z.object({
  id: z.string(),
  rule: z.string(),
  thing: place.optional(),
  subject: place.extend({ kind: z.enum(['thing', 'gateway', 'connector']) }),
  parent: z.string().optional(),
  children: z.number(),
  domain: z.string(),
  priority: z.enum(PRIORITIES),
  level: z.number(),
  state: z.enum(STATES),
  opened: time,
  raised: time,
  closed: time.optional(),
  value: z.number().optional(),
  threshold: z.number().optional(),
  unit: z.string().optional(),
  owner: z.string().optional(),
  acknowledged: time.optional(),
  dataLost: z.boolean(),
});

const eventView = z.object({
  time,
  kind: z.string(),
  level: z.number().optional(),
  value: z.number().optional(),
  person: z.string().optional(),
  reason: z.string().optional(),
});

const view = (row: AlarmRow): z.infer<typeof alarmView> => ({
  ...row,
  opened: isoTime(row.opened),
  raised: isoTime(row.raised),
  closed: isoTimeOrAbsent(row.closed),
  acknowledged: isoTimeOrAbsent(row.acknowledged),
});

const alarmNumber = z.string().regex(/^\d{1,18}$/, 'Numéro d’alarme attendu.');
const boolean = z.enum(['true', 'false']).transform((given) => given === 'true');
const query = z.strictObject({
  open: filter(boolean),
  domain: filter(text(100)),
  thing: filter(text(200)),
  priority: filter(z.enum(PRIORITIES)),
  parent: filter(alarmNumber),
  ...page,
});
const params = z.object({ id: alarmNumber });

async function refusedAlarm({ registry }: AlarmDeps, scope: Scope, id: string): Promise<Problem> {
  if (!(await registry.alarmEvents(scope, id))) return notFound('L’alarme', id);
  return conflict('not-acknowledgeable', 'Cette alarme est déjà prise en charge, ou close.');
}

function registerAcknowledge(app: HttpServer, deps: AlarmDeps): void {
  const body = z.object({ reason: text(1000).optional() }).nullish();
  app.post(
    '/api/v1/alarms/:id/acknowledge',
    { config: { access: 'operator' }, schema: { tags, params, body, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, person, who } = principalOf(request);
      const { id } = request.params;
      const reason = request.body?.reason;
      if (!(await deps.alarms.acknowledge({ organisation }, id, { person, who, reason }))) {
        throw await refusedAlarm(deps, { organisation }, id);
      }
      const detail: JsonObject = reason === undefined ? {} : { reason };
      await deps.people.note({ organisation }, { who, action: 'alarm.acknowledge', object: id, detail });
      return reply.code(204).send();
    },
  );
}

/** Alarms, what happened to them, and taking them. */
export function registerAlarmRoutes(app: HttpServer, deps: AlarmDeps): void {
  app.get(
    '/api/v1/alarms',
    { config: { access: 'reader' }, schema: { tags, querystring: query, response: { 200: pageOf(alarmView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await deps.reads.alarms({ organisation }, request.query);
      return { items: items.map(view), next };
    },
  );

  app.get(
    '/api/v1/alarms/:id/events',
    {
      config: { access: 'reader' },
      schema: { tags, params, response: { 200: z.object({ items: z.array(eventView) }) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const events = await deps.registry.alarmEvents({ organisation }, request.params.id);
      if (!events) throw notFound('L’alarme', request.params.id);
      return { items: events.map((event) => ({ ...event, time: isoTime(event.time) })) };
    },
  );
  registerAcknowledge(app, deps);
}
