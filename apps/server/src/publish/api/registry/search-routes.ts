import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import type { DeviceRecords } from '../../ports/device-records.ts';
import type { Commune } from '../../pages/territory.ts';
import { slug } from '../../pages/territory.ts';
import { filter, text } from '../shapes.ts';

export interface SearchDeps {
  readonly devices: DeviceRecords;
  /** Communes of the territory. */
  readonly communes: readonly Pick<Commune, 'code' | 'name'>[];
}

const foundView = z.object({
  kind: z.enum(['device', 'thing', 'commune']),
  key: z.string(),
  name: z.string(),
  connector: z.string().optional(),
  model: z.string().optional(),
  domain: z.string().optional(),
  commune: z.string().optional(),
  asset: z.string().optional(),
});

const limit = filter(z.coerce.number().int().min(1).max(50)).transform((given) => given ?? 8);

/** Communes whose name or code begins with the text, then those that hold it. */
function communesLike(communes: SearchDeps['communes'], asked: string, most: number) {
  const wanted = slug(asked);
  if (wanted === '') return [];
  const held = communes.filter(({ name, code }) => slug(name).includes(wanted) || code.startsWith(asked.trim()));
  return held
    .toSorted((a, b) => Number(slug(b.name).startsWith(wanted)) - Number(slug(a.name).startsWith(wanted)))
    .slice(0, most)
    .map(({ code, name }) => ({ kind: 'commune' as const, key: code, name }));
}

/** Search as a person types: communes, objects, devices; at most `limit` of each. */
export function registerSearchRoutes(app: HttpServer, { devices, communes }: SearchDeps): void {
  app.get(
    '/api/v1/search',
    {
      config: { access: 'reader' },
      schema: {
        tags: ['search'],
        querystring: z.strictObject({ q: text(200), limit }),
        response: { 200: z.object({ items: z.array(foundView) }) },
      },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { q, limit: most } = request.query;
      const found = await devices.search({ organisation }, { text: q, limit: most });
      return { items: [...communesLike(communes, q, most), ...found.things, ...found.devices] };
    },
  );
}
