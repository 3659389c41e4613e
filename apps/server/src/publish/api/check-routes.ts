import { DAY, parameterFaults, parametersOf } from '@vigie/kit';
import type { Check, CheckParameters, JsonObject, Pack } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import type { People } from '../ports/people.ts';
import type { CheckSettings } from '../ports/quality.ts';
import { filter, instant, isoTime, text, time } from './shapes.ts';

export interface CheckDeps {
  readonly checks: CheckSettings;
  readonly people: People;
  readonly packs: readonly Pack[];
  readonly clock: { now(): number };
}

const tags = ['quality'];
/** How far back a changed setting is applied unless it says so. */
const SINCE = 30 * DAY;

/** A number, or a span. */
const parameter = z.union([z.number(), z.tuple([z.number(), z.number()])]);
const settingView = z.object({
  check: z.string(),
  thing: z.string().optional(),
  thingName: z.string().optional(),
  model: z.string().optional(),
  enabled: z.boolean(),
  parameters: z.record(z.string(), parameter),
  source: z.string(),
  who: z.string(),
  changed: time,
});
const checkView = z.object({
  id: z.string(),
  domain: z.string(),
  quantity: z.string(),
  kind: z.string(),
  label: z.object({ fr: z.string(), en: z.string() }),
  parameters: z.record(z.string(), parameter),
  source: z.string(),
  settings: z.array(settingView),
});

type Parameters = Record<string, z.infer<typeof parameter>>;
const viewOf = (parameters: CheckParameters): Parameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, typeof value === 'number' ? value : [value[0], value[1]]]),
  );

function checkOf(packs: readonly Pack[], id: string): Check {
  const check = packs.flatMap(({ checks }) => checks).find((each) => each.id === id);
  if (check === undefined) throw notFound('Le contrôle', id);
  return check;
}

/** A setting holds for one object or for one model, never for both: nobody could say which of two wins. */
function onePlace({ thing, model }: { thing?: string; model?: string }): void {
  if (thing !== undefined && model !== undefined)
    throw unprocessable('two-places', 'Un réglage vaut pour un objet ou pour un modèle, pas pour les deux.');
}

const params = z.object({ id: text(200) });

function registerWrites(app: HttpServer, { checks, people, packs, clock }: CheckDeps): void {
  const body = z.strictObject({
    /** Key of the object this holds for. */
    thing: text(200).optional(),
    /** Or the model of devices it holds for; neither: for all. */
    model: text(200).optional(),
    enabled: z.boolean().optional(),
    parameters: z.record(text(50), parameter).optional(),
    source: text(500),
    since: instant.optional(),
  });
  app.put(
    '/api/v1/checks/:id/setting',
    { config: { access: 'manager' }, schema: { tags, params, body, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const check = checkOf(packs, request.params.id);
      const { thing, model, enabled = true, parameters = {}, source, since = clock.now() - SINCE } = request.body;
      onePlace({ thing, model });
      const [fault] = parameterFaults(check.test, parameters);
      if (fault !== undefined) {
        const known = Object.keys(parametersOf(check.test)).join(', ');
        throw unprocessable('parameter', `« ${fault} » ne convient pas à ce contrôle, qui a : ${known}.`);
      }
      const setting = { check: check.id, thing, model, enabled, parameters, source, who, since };
      if (!(await checks.set({ organisation }, setting))) throw notFound('L’objet', thing ?? '');
      const detail: JsonObject = { thing: thing ?? null, model: model ?? null, enabled, parameters, source };
      await people.note({ organisation }, { who, action: 'check.set', object: check.id, detail });
      return reply.code(204).send();
    },
  );
}

function registerReset(app: HttpServer, { checks, people, packs, clock }: CheckDeps): void {
  const querystring = z.strictObject({ thing: filter(text(200)), model: filter(text(200)) });
  app.delete(
    '/api/v1/checks/:id/setting',
    { config: { access: 'manager' }, schema: { tags, params, querystring, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { thing, model } = request.query;
      onePlace({ thing, model });
      const check = checkOf(packs, request.params.id);
      const removed = await checks.remove(
        { organisation },
        { check: check.id, thing, model, since: clock.now() - SINCE },
      );
      if (!removed) throw notFound('Le réglage', check.id);
      await people.note(
        { organisation },
        { who, action: 'check.reset', object: check.id, detail: { thing: thing ?? null, model: model ?? null } },
      );
      return reply.code(204).send();
    },
  );
}

/** The packs' checks with their parameters and source, and what the organisation or one object sets otherwise. */
export function registerCheckRoutes(app: HttpServer, deps: CheckDeps): void {
  app.get(
    '/api/v1/checks',
    {
      config: { access: 'reader' },
      schema: { tags, response: { 200: z.object({ items: z.array(checkView) }) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const settings = await deps.checks.list({ organisation });
      const items = deps.packs.flatMap(({ id: domain, checks }) =>
        checks.map(({ id, quantity, test, source, label }) => ({
          id,
          domain,
          quantity,
          kind: test.kind,
          label: { ...label },
          parameters: viewOf(parametersOf(test)),
          source,
          settings: settings
            .filter(({ check }) => check === id)
            .map(({ parameters, changed, ...setting }) => ({
              ...setting,
              parameters: viewOf(parameters),
              changed: isoTime(changed),
            })),
        })),
      );
      return { items };
    },
  );
  registerWrites(app, deps);
  registerReset(app, deps);
}
