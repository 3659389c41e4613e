import { weekOfLevels } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import { instant, jsonNumber, text } from '../shapes.ts';
import { NOISE_TAGS, checkSpan, seriesOf } from './noise-deps.ts';
import type { NoiseDeps } from './noise-deps.ts';

const weekView = z.object({
  thing: z.string(),
  cells: z.array(z.object({ weekday: z.number(), hour: z.number(), level: z.number().nullable(), days: z.number() })),
});

/** The usual week: 24 hours × 7 days by energy. */
export function registerWeek(app: HttpServer, deps: NoiseDeps): void {
  const querystring = z.strictObject({ thing: text(200), from: instant, to: instant });
  app.get(
    '/api/v1/noise/week',
    { config: { access: 'reader' }, schema: { tags: NOISE_TAGS, querystring, response: { 200: weekView } } },
    async (request) => {
      const scope = { organisation: principalOf(request).organisation };
      const { thing, from, to } = request.query;
      checkSpan(from, to);
      const level = (await seriesOf(deps, scope, thing)).find(({ quantity }) => quantity === 'LAeq');
      if (level === undefined) throw notFound('La station de bruit', thing);
      const points = await deps.reads.series(scope, { datastream: level.id, from, to, grain: 'hour' });
      const samples = points.flatMap(({ time: at, value, coverage }) =>
        value === undefined ? [] : [{ time: at, value, duration: coverage }],
      );
      const cells = weekOfLevels(samples).map((cell) => ({ ...cell, level: jsonNumber(cell.level) }));
      return { thing, cells };
    },
  );
}
