import { MINUTE, emergenceTerms, equivalentLevel, indicativeEmergence, localHour } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import type { Reads, Scope } from '../../reads.ts';
import { filter, instant, text } from '../shapes.ts';
import { NOISE_TAGS, checkSpan, seriesOf, valuesOf } from './noise-deps.ts';
import type { NoiseDeps } from './noise-deps.ts';

const CAVEAT = {
  fr: 'Émergence indicative : seul un agent assermenté, avec un sonomètre de classe 1, constate une infraction. Une station de rue entend toutes les sources, dehors.',
  en: 'Indicative emergence: only a sworn officer with a class 1 meter establishes an offence. A street station hears every source, outdoors.',
};
const LONGEST_MINUTES = 24 * 60;

const emergenceView = z.object({
  thing: z.string(),
  indicative: z.literal(true),
  ambient: z.number(),
  residual: z.number(),
  emergence: z.number(),
  limit: z.number(),
  verdict: z.enum(['within', 'above', 'not-sought']),
  time: z.enum(['day', 'night']),
  minutes: z.number(),
  source: z.string(),
  caveat: z.object({ fr: z.string(), en: z.string() }),
});

async function levelOf(reads: Reads, scope: Scope, asked: { datastream: number; from: number; to: number }) {
  const points = await reads.series(scope, { ...asked, grain: 'raw' });
  return equivalentLevel(points.flatMap(({ value }) => (value === undefined ? [] : [{ level: value, duration: 1 }])));
}

/** With and without a particular noise, at one station: an indication, with its limit and where the limit comes from. */
export function registerEmergence(app: HttpServer, deps: NoiseDeps): void {
  const yes = z.enum(['true', 'false']).transform((given) => given === 'true');
  const querystring = z.strictObject({
    thing: text(200),
    ambientFrom: instant,
    ambientTo: instant,
    residualFrom: instant,
    residualTo: instant,
    mainRoom: filter(yes),
  });
  app.get(
    '/api/v1/noise/emergence',
    { config: { access: 'reader' }, schema: { tags: NOISE_TAGS, querystring, response: { 200: emergenceView } } },
    async (request) => {
      const scope = { organisation: principalOf(request).organisation };
      const { thing, ambientFrom, ambientTo, residualFrom, residualTo, mainRoom = false } = request.query;
      checkSpan(ambientFrom, ambientTo);
      checkSpan(residualFrom, residualTo);
      const minutes = (ambientTo - ambientFrom) / MINUTE;
      if (minutes > LONGEST_MINUTES) throw unprocessable('interval-too-long', '24 heures au plus de bruit ambiant.');
      const series = (await seriesOf(deps, scope, thing)).find(({ quantity }) => quantity === 'LAeq');
      if (series === undefined) throw notFound('La station de bruit', thing);
      const ambient = await levelOf(deps.reads, scope, { datastream: series.id, from: ambientFrom, to: ambientTo });
      const residual = await levelOf(deps.reads, scope, { datastream: series.id, from: residualFrom, to: residualTo });
      if (ambient === undefined || residual === undefined)
        throw unprocessable('nothing-measured', 'Aucun niveau utilisable dans l’une des deux périodes.');
      const hour = localHour(ambientFrom);
      const when: 'day' | 'night' = hour >= 7 && hour < 22 ? 'day' : 'night';
      const terms = emergenceTerms(await valuesOf(deps, scope));
      const found = indicativeEmergence({ ambient, residual, time: when, minutes, mainRoom }, terms);
      return {
        thing,
        indicative: true as const,
        ambient,
        residual,
        ...found,
        time: when,
        minutes,
        source: terms.source,
        caveat: CAVEAT,
      };
    },
  );
}
