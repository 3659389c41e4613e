import type { FastifyInstance } from 'fastify';
import type { Access } from '#platform/http/access.ts';
import type { Metrics } from './metrics.ts';

/** A condition of being ready; gives why it is not, or nothing when it is. Never throws. */
export type Condition = () => Promise<string | undefined> | string | undefined;

export interface HealthDeps {
  readonly conditions: Readonly<Record<string, Condition>>;
  readonly metrics: Metrics;
  /** Who may read `/metrics`. Default: everyone, as scrapers expect on an inner network. */
  readonly metricsAccess?: Access;
}

interface ConditionState {
  readonly name: string;
  readonly ok: boolean;
  readonly why?: string;
}

async function stateOf([name, condition]: readonly [string, Condition]): Promise<ConditionState> {
  const why = await condition();
  return why === undefined ? { name, ok: true } : { name, ok: false, why };
}

/** `/healthz`: the process answers. `/readyz`: it can do its work. `/metrics`: Prometheus. */
export function registerHealth(
  app: FastifyInstance,
  { conditions, metrics, metricsAccess = 'public' }: HealthDeps,
): void {
  app.get('/healthz', { config: { access: 'public' } }, async (_, reply) =>
    reply.header('cache-control', 'no-store').send({ status: 'ok' }),
  );

  app.get('/readyz', { config: { access: 'public' } }, async (_, reply) => {
    const states = await Promise.all(Object.entries(conditions).map(stateOf));
    const ready = states.every(({ ok }) => ok);
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: ready ? 'ready' : 'not-ready', conditions: states });
  });

  app.get('/metrics', { config: { access: metricsAccess } }, async (_, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
