import type { Pack, PackSetting } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import type { SettingRow, Settings } from '../ports/observatory.ts';
import type { People } from '../ports/people.ts';
import { filter, isoTime, text, time } from './shapes.ts';

export interface PackSettingDeps {
  readonly packs: readonly Pack[];
  readonly packSettings: Settings;
  readonly people: People;
}

const tags = ['settings'];

const settingView = z.object({
  key: z.string(),
  domain: z.string(),
  label: z.object({ fr: z.string(), en: z.string() }),
  unit: z.string(),
  symbol: z.string(),
  /** What holds here. */
  value: z.number(),
  /** The pack's own, and where it comes from. */
  usual: z.number(),
  source: z.string(),
  standing: z.enum(['choice', 'to-check', 'norm']),
  min: z.number(),
  max: z.number(),
  set: z.object({ value: z.number(), source: z.string(), who: z.string(), changed: time }).optional(),
});

const declared = (packs: readonly Pack[]) =>
  packs.flatMap(({ id, settings = [] }) => settings.map((setting) => ({ domain: id, setting })));

function viewOf(domain: string, setting: PackSetting, set: SettingRow | undefined): z.infer<typeof settingView> {
  const { key, label, unit, symbol, value: usual, source, standing, min, max } = setting;
  const made = set && { value: set.value, source: set.source, who: set.who, changed: isoTime(set.changed) };
  return { key, domain, label, unit, symbol, value: set?.value ?? usual, usual, source, standing, min, max, set: made };
}

type Declared = ReturnType<typeof declared>;

function find(all: Declared, key: string): PackSetting {
  const found = all.find(({ setting }) => setting.key === key);
  if (found === undefined) throw notFound('Le réglage', key);
  return found.setting;
}

function registerWriting(app: HttpServer, { packSettings, people }: PackSettingDeps, all: Declared): void {
  const params = z.object({ key: text(200) });
  const body = z.strictObject({ value: z.number(), source: text(500) });
  app.put(
    '/api/v1/settings/:key',
    { config: { access: 'manager' }, schema: { tags, params, body, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { value, source } = request.body;
      const { key, min, max, symbol } = find(all, request.params.key);
      if (value < min || value > max)
        throw unprocessable('setting-out-of-bounds', `« ${key} » va de ${min} à ${max} ${symbol}.`);
      await packSettings.set({ organisation }, { key, value, source, who });
      const note = { who, action: 'setting.set', object: key, detail: { value, source } };
      await people.note({ organisation }, note);
      return reply.code(204).send();
    },
  );
  app.delete(
    '/api/v1/settings/:key',
    { config: { access: 'manager' }, schema: { tags, params, response: { 204: z.undefined() } } },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { key } = find(all, request.params.key);
      if (!(await packSettings.reset({ organisation }, key))) throw notFound('Rien n’est réglé ici : le réglage', key);
      await people.note({ organisation }, { who, action: 'setting.reset', object: key, detail: {} });
      return reply.code(204).send();
    },
  );
}

/** Figures of packs a territory may set otherwise, each with who says so. What rests on it is made again. */
export function registerPackSettingRoutes(app: HttpServer, deps: PackSettingDeps): void {
  const { packs, packSettings } = deps;
  const all = declared(packs);
  app.get(
    '/api/v1/settings',
    {
      config: { access: 'reader' },
      schema: {
        tags,
        querystring: z.strictObject({ domain: filter(text(100)) }),
        response: { 200: z.object({ items: z.array(settingView) }) },
      },
    },
    async (request) => {
      const set = await packSettings.list({ organisation: principalOf(request).organisation });
      const asked = all.filter(({ domain }) => (request.query.domain ?? domain) === domain);
      return {
        items: asked.map(({ domain, setting }) =>
          viewOf(
            domain,
            setting,
            set.find(({ key }) => key === setting.key),
          ),
        ),
      };
    },
  );
  registerWriting(app, deps, all);
}
