import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, notFound, unprocessable } from '#platform/http/problem.ts';
import type { Problem } from '#platform/http/problem.ts';
import type { AssignmentTarget } from '../ports/codecs.ts';
import type { CodecDeps } from './codec-routes.ts';
import { codecName } from './codec-shapes.ts';
import { deviceId, filter, isoTime, keyShape, page, pageOf, text, time } from './shapes.ts';

const tags = ['codecs'];

const target = z.union([
  z.strictObject({ model: text(200) }),
  z.strictObject({ group: text(200) }),
  z.strictObject({ device: deviceId, connector: keyShape.optional() }),
]);

const assignmentView = z.object({
  model: z.string().optional(),
  group: z.string().optional(),
  device: z.string().optional(),
  connector: z.string().optional(),
  codec: z.object({ id: z.string(), version: z.string() }),
  who: z.string(),
  assigned: time,
  /** Devices of the target that decode with it, and those that something more specific takes elsewhere. */
  devices: z.number(),
  others: z.number(),
});

function faultOf(fault: 'unknown-codec' | 'codec-not-active' | 'unknown-target', what: string): Problem {
  switch (fault) {
    case 'unknown-codec':
      return unprocessable('unknown-codec', `Le codec ${what} n’existe pas.`);
    case 'codec-not-active':
      return conflict('codec-not-active', `Le codec ${what} n’est pas actif : testez-le et activez-le d’abord.`);
    case 'unknown-target':
      return notFound('La cible de l’affectation', what);
  }
}

const nameOf = (of: AssignmentTarget): string =>
  'model' in of ? `model ${of.model}` : 'group' in of ? `group ${of.group}` : `device ${of.device}`;

function registerReads(app: HttpServer, { codecs }: CodecDeps): void {
  const querystring = z.strictObject({ codec: filter(keyShape), ...page });
  app.get(
    '/api/v1/codec-assignments',
    { config: { access: 'reader' }, schema: { tags, querystring, response: { 200: pageOf(assignmentView) } } },
    async (request) => {
      const { organisation } = principalOf(request);
      const { items, next } = await codecs.assignments({ organisation }, request.query);
      return {
        items: items.map(({ assigned, codec, ...rest }) => ({
          ...rest,
          codec: { ...codec },
          assigned: isoTime(assigned),
        })),
        next,
      };
    },
  );
}

/** Which devices decode with which version: by device, group or model, the most specific wins. */
export function registerCodecAssignmentRoutes(app: HttpServer, deps: CodecDeps): void {
  const { codecs, people } = deps;
  registerReads(app, deps);
  const changed = z.object({ changed: z.number() });
  /** `dryRun` says how many devices would change, and changes none. */
  const body = z.object({ target, codec: codecName, dryRun: z.boolean().optional() });
  app.put(
    '/api/v1/codec-assignments',
    {
      config: { access: 'manager' },
      schema: { tags, body, response: { 200: changed } },
    },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const { target: of, codec, dryRun = false } = request.body;
      const assigned = await codecs[dryRun ? 'plan' : 'assign']({ organisation, who }, of, codec);
      const version = `${codec.id}@${codec.version}`;
      if (!assigned.ok) throw faultOf(assigned.fault, assigned.fault === 'unknown-target' ? nameOf(of) : version);
      if (dryRun) return { changed: assigned.changed };
      const detail = { to: nameOf(of), changed: assigned.changed };
      await people.note({ organisation }, { who, action: 'codec.assign', object: version, detail });
      return { changed: assigned.changed };
    },
  );

  app.post(
    '/api/v1/codec-assignments/remove',
    { config: { access: 'manager' }, schema: { tags, body: z.object({ target }), response: { 200: changed } } },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const { target: of } = request.body;
      const taken = await codecs.unassign({ organisation }, of);
      if (!taken.ok) throw faultOf(taken.fault, nameOf(of));
      const detail = { changed: taken.changed };
      await people.note({ organisation }, { who, action: 'codec.unassign', object: nameOf(of), detail });
      return { changed: taken.changed };
    },
  );
}
