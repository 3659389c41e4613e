import type { JsonObject } from '@vigie/kit';
import { diffLines } from 'diff';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { conflict, unprocessable } from '#platform/http/problem.ts';
import type { CodecReport, CodecSheet } from '../ports/codecs.ts';
import type { Scope } from '../reads.ts';
import { codecOf, vectorsFail } from './codec-routes.ts';
import type { CodecDeps } from './codec-routes.ts';
import { codecName, codecVersion, passedIn, refusalsIn, reportOf, reportView } from './codec-shapes.ts';
import { text } from './shapes.ts';

const tags = ['codecs'];
const stateView = z.object({ state: z.enum(['draft', 'tested', 'active', 'retired']) });

/** Runs the tests of a version and keeps what they found. */
async function testVersion({ codecs, trials }: CodecDeps, scope: Scope, codec: CodecSheet): Promise<CodecReport> {
  const report = await trials.test(scope, codec);
  // plain values only: it is JSON
  const kept = reportOf(report) as unknown as JsonObject;
  await codecs.tested(scope, codec, { report: kept, passed: passedIn(report) });
  return report;
}

function registerTest(app: HttpServer, deps: CodecDeps): void {
  const answer = reportView.extend({ passed: z.boolean(), ...stateView.shape });
  app.post(
    '/api/v1/codecs/:id/:version/test',
    { config: { access: 'manager' }, schema: { tags, params: codecName, response: { 200: answer } } },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const codec = await codecOf(deps.codecs, { organisation }, request.params);
      const report = await testVersion(deps, { organisation }, codec);
      const passed = passedIn(report);
      const object = `${codec.id}@${codec.version}`;
      await deps.people.note({ organisation }, { who, action: 'codec.test', object, detail: { passed } });
      const { state } = await codecOf(deps.codecs, { organisation }, codec);
      return { ...reportOf(report), passed, state };
    },
  );
}

/** 422 that names what looks wrong although every vector passes. */
function implausible(report: CodecReport) {
  const errors = refusalsIn(report).map(({ finding, where, detail }) => ({
    where,
    message: `${finding} : ${detail.fr}`,
  }));
  return unprocessable(
    'codec-implausible',
    'Les vecteurs passent, mais leurs valeurs ne sont pas plausibles ; « errors » dit pourquoi. Corrigez, ou donnez une raison (« reason ») de l’activer ainsi.',
    errors,
  );
}

function registerActivate(app: HttpServer, deps: CodecDeps): void {
  const body = z.object({
    /** Why it becomes active although plausibility tests refuse it; goes to the journal. */
    reason: text(500).optional(),
    /** Devices and assignments of the codec's other versions change to this one. */
    takeOver: z.boolean().optional(),
  });
  const answer = stateView.extend({ changed: z.number(), ...reportView.shape });
  app.post(
    '/api/v1/codecs/:id/:version/activate',
    { config: { access: 'manager' }, schema: { tags, params: codecName, body, response: { 200: answer } } },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const { reason, takeOver = false } = request.body;
      const codec = await codecOf(deps.codecs, { organisation }, request.params);
      const report = await testVersion(deps, { organisation }, codec);
      if (!passedIn(report)) throw vectorsFail(report);
      const refused = refusalsIn(report);
      if (refused.length > 0 && reason === undefined) throw implausible(report);
      const changed = await deps.codecs.activate({ organisation, who }, codec, takeOver);
      const object = `${codec.id}@${codec.version}`;
      const despite = refused.map(({ finding }) => finding);
      const detail = { changed, takeOver, despite, ...(reason === undefined ? {} : { reason }) };
      await deps.people.note({ organisation }, { who, action: 'codec.activate', object, detail });
      return { state: 'active' as const, changed, ...reportOf(report) };
    },
  );
}

function registerRetire(app: HttpServer, { codecs, people }: CodecDeps): void {
  app.post(
    '/api/v1/codecs/:id/:version/retire',
    { config: { access: 'manager' }, schema: { tags, params: codecName, response: { 200: stateView } } },
    async (request) => {
      const { organisation, who } = principalOf(request);
      const codec = await codecOf(codecs, { organisation }, request.params);
      if (!(await codecs.retire({ organisation }, codec))) {
        throw conflict(
          'codec-in-use',
          `${codec.devices} capteurs ou des affectations utilisent cette version : donnez-leur-en une autre d’abord.`,
        );
      }
      await people.note({ organisation }, { who, action: 'codec.retire', object: `${codec.id}@${codec.version}` });
      return { state: 'retired' as const };
    },
  );
}

/** Longest edit that is looked for: two files that have nothing in common are shown whole. */
const MOST_EDITS = 5_000;

function registerDiff(app: HttpServer, { codecs }: CodecDeps): void {
  const part = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
  const querystring = z.strictObject({ with: codecVersion });
  app.get(
    '/api/v1/codecs/:id/:version/diff',
    {
      config: { access: 'reader' },
      schema: { tags, params: codecName, querystring, response: { 200: z.object({ parts: z.array(part) }) } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { id, version } = request.params;
      const after = await codecOf(codecs, { organisation }, { id, version });
      const before = await codecOf(codecs, { organisation }, { id, version: request.query.with });
      const parts = diffLines(before.source, after.source, { maxEditLength: MOST_EDITS }) ?? [
        { value: before.source, added: false, removed: true },
        { value: after.source, added: true, removed: false },
      ];
      const kindOf = (each: { added: boolean; removed: boolean }) =>
        each.added ? ('added' as const) : each.removed ? ('removed' as const) : ('same' as const);
      return { parts: parts.map((each) => ({ kind: kindOf(each), text: each.value })) };
    },
  );
}

/** The life of a version: draft, tested, active, retired; and what changed between two. */
export function registerCodecLifeRoutes(app: HttpServer, deps: CodecDeps): void {
  registerTest(app, deps);
  registerActivate(app, deps);
  registerRetire(app, deps);
  registerDiff(app, deps);
}
