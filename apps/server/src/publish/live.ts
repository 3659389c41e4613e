import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { Problem } from '#platform/http/problem.ts';
import { LiveHub, TOPICS } from './live/live-hub.ts';
import type { LiveTopic } from './live/live-hub.ts';

export interface LiveOptions {
  readonly clock: { now(): number };
  /** Streams open at the same time. Default 2,000: about 40 MB. */
  readonly maxClients?: number;
  /** Seconds after which a stream ends and its reader comes again, so that a closed account hears nothing more. */
  readonly lifeSeconds?: number;
}

const EVERY_SECOND = 1000;
const topicList = z
  .string()
  .transform((given) => given.split(',').filter((name) => name !== ''))
  .pipe(z.array(z.enum(TOPICS)).min(1));

function full(): Problem {
  return new Problem({
    status: 503,
    code: 'too-many-streams',
    title: 'Trop de flux ouverts',
    detail: 'Réessayez dans quelques instants ; les pages se rafraîchissent aussi sans flux.',
    headers: { 'retry-after': '30' },
  });
}

function stopWith(app: FastifyInstance, hub: LiveHub): void {
  const timer = setInterval(() => hub.tick(), EVERY_SECOND);
  timer.unref();
  // Before the server waits for its connections: a stream would never end by itself.
  app.addHook('preClose', async () => {
    clearInterval(timer);
    hub.stop();
  });
}

/** `GET /api/v1/live`: what changed, at most once a second (server-sent events). Publish through the hub. */
export function registerLive(app: HttpServer, options: LiveOptions): LiveHub {
  const { clock, maxClients = 2000, lifeSeconds = 900 } = options;
  const hub = new LiveHub({ clock, lifeSeconds });
  stopWith(app, hub);
  const querystring = z.strictObject({ topics: topicList.optional() });
  app.get(
    '/api/v1/live',
    { config: { access: 'reader' }, schema: { tags: ['live'], querystring } },
    async (request, reply) => {
      if (hub.clients >= maxClients) throw full();
      const { organisation } = principalOf(request);
      const topics: readonly LiveTopic[] = request.query.topics ?? TOPICS;
      const lastId = request.headers['last-event-id'];
      reply.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      // Tells a reverse proxy to pass each event on at once.
      reply.header('x-accel-buffering', 'no').hijack();
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.writeHead(200);
      hub.join(reply.raw, { organisation, topics, lastId: Array.isArray(lastId) ? lastId[0] : lastId });
    },
  );
  return hub;
}
