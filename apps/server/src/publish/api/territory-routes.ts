import { readFileSync } from 'node:fs';
import type { AssetType, Pack, Quantity, Rule } from '@vigie/kit';
import { z } from 'zod';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';

export interface TerritoryDeps {
  readonly packs: readonly Pack[];
  readonly quantities: readonly Quantity[];
  /** Rules of the platform itself, which no pack has. */
  readonly rules?: readonly Rule[];
  readonly territory: string;
  /** True while a simulator makes the values. */
  readonly demonstration: boolean;
  /** File of the outlines of its communes (TopoJSON); maps are drawn without them where absent. */
  readonly outlines?: string | URL;
}

const label = z.object({ fr: z.string(), en: z.string() });

const ruleView = z.object({
  id: z.string(),
  label,
  quantity: z.string(),
  assetTypes: z.array(z.string()),
  thresholds: z.array(z.union([z.number(), z.string()])),
  response: z.object({ title: label, steps: z.array(label) }),
});

const packView = z.object({
  id: z.string(),
  label,
  hue: z.string(),
  icon: z.string(),
  headline: z.string(),
  assetTypes: z.array(
    z.object({
      id: z.string(),
      label,
      properties: z.array(
        z.object({
          key: z.string(),
          label,
          unit: z.string().optional(),
          codes: z.record(z.string(), label).optional(),
        }),
      ),
    }),
  ),
  rules: z.array(ruleView),
  indicators: z.array(z.object({ id: z.string(), label, quantity: z.string(), kind: z.enum(['each', 'window']) })),
});

const quantityView = z.object({
  key: z.string(),
  label,
  unit: z.string(),
  symbol: z.string(),
  qudt: z.string(),
  decimals: z.number(),
  law: z.string(),
});

const territoryView = z.object({
  name: z.string(),
  demonstration: z.boolean(),
  packs: z.array(packView),
  quantities: z.array(quantityView),
  rules: z.array(ruleView),
});

function assetTypeOf({ id, label: name, properties }: AssetType): z.infer<typeof packView>['assetTypes'][number] {
  return {
    id,
    label: name,
    properties: properties.map(({ key, label: words, unit, codes }) => ({ key, label: words, unit, codes })),
  };
}

/** Thresholds are numbers, or names of properties of the object that hold them. */
function ruleOf({ id, label: name, quantity, assetTypes, test, response }: Rule): z.infer<typeof ruleView> {
  return {
    id,
    label: name,
    quantity,
    assetTypes: [...assetTypes],
    thresholds: test.kind === 'threshold' ? [...test.thresholds] : [],
    response: { title: response.title, steps: [...response.steps] },
  };
}

function packOf(pack: Pack): z.infer<typeof packView> {
  return {
    id: pack.id,
    label: pack.label,
    hue: pack.hue,
    icon: pack.icon,
    headline: pack.publicContent.headline,
    assetTypes: pack.assetTypes.map(assetTypeOf),
    rules: pack.rules.map(ruleOf),
    indicators: pack.indicators.map(({ id, label: name, quantity, kind }) => ({ id, label: name, quantity, kind })),
  };
}

function quantityOf({ key, label: name, unit, symbol, qudt, decimals, law }: Quantity): z.infer<typeof quantityView> {
  return { key, label: name, unit, symbol, qudt, decimals, law };
}

/** What this instance is made of: its territory, packs, quantities, and the written response of each rule. */
export function registerTerritoryRoutes(app: HttpServer, deps: TerritoryDeps): void {
  const answer: z.infer<typeof territoryView> = {
    name: deps.territory,
    demonstration: deps.demonstration,
    packs: deps.packs.map(packOf),
    quantities: deps.quantities.map(quantityOf),
    rules: (deps.rules ?? []).map(ruleOf),
  };
  app.get(
    '/api/v1/territory',
    { config: { access: 'reader' }, schema: { tags: ['territory'], response: { 200: territoryView } } },
    async () => answer,
  );

  // Read once: the outlines of a territory do not change while the program runs.
  const outlines = deps.outlines && readFileSync(deps.outlines);
  app.get(
    '/api/v1/territory/outlines',
    { config: { access: 'reader' }, schema: { tags: ['territory'] } },
    async (_, reply) => {
      if (!outlines) throw notFound('Le contour', 'communes');
      return reply.type('application/json').header('cache-control', 'private, max-age=86400').send(outlines);
    },
  );
}
