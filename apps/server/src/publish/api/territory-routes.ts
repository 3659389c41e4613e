import type { Pack, Quantity } from '@vigie/kit';
import { z } from 'zod';
import type { HttpServer } from '#platform/http/http-server.ts';

export interface TerritoryDeps {
  readonly packs: readonly Pack[];
  readonly quantities: readonly Quantity[];
  readonly territory: string;
  /** True while a simulator makes the values. */
  readonly demonstration: boolean;
}

const label = z.object({ fr: z.string(), en: z.string() });

const packView = z.object({
  id: z.string(),
  label,
  hue: z.string(),
  icon: z.string(),
  headline: z.string(),
  assetTypes: z.array(z.object({ id: z.string(), label })),
  rules: z.array(
    z.object({
      id: z.string(),
      label,
      quantity: z.string(),
      response: z.object({ title: label, steps: z.array(label) }),
    }),
  ),
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
});

function packOf(pack: Pack): z.infer<typeof packView> {
  return {
    id: pack.id,
    label: pack.label,
    hue: pack.hue,
    icon: pack.icon,
    headline: pack.publicContent.headline,
    assetTypes: pack.assetTypes.map(({ id, label: name }) => ({ id, label: name })),
    rules: pack.rules.map(({ id, label: name, quantity, response }) => ({
      id,
      label: name,
      quantity,
      response: { title: response.title, steps: [...response.steps] },
    })),
    indicators: pack.indicators.map(({ id, label: name, quantity, kind }) => ({ id, label: name, quantity, kind })),
  };
}

/** What this instance is made of: its territory, packs, quantities, and the written response of each rule. */
export function registerTerritoryRoutes(app: HttpServer, deps: TerritoryDeps): void {
  const answer: z.infer<typeof territoryView> = {
    name: deps.territory,
    demonstration: deps.demonstration,
    packs: deps.packs.map(packOf),
    quantities: deps.quantities.map(({ zeroIsMeasured: _, ...quantity }) => quantity),
  };
  app.get(
    '/api/v1/territory',
    { config: { access: 'reader' }, schema: { tags: ['territory'], response: { 200: territoryView } } },
    async () => answer,
  );
}
