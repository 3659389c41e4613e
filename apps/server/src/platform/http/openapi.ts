import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';

export const OPENAPI_PATH = '/api/openapi.json';

const describeZod = createJsonSchemaTransform({});

/** Publishes the OpenAPI 3.1 document of the routes under `/api`. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Vigie', version: '1', description: 'API de gestion et de lecture de Vigie.' },
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'vigie_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: (route) =>
      route.url.startsWith('/api/v1/') ? describeZod(route) : { schema: { hide: true }, url: route.url },
  });
  app.get(OPENAPI_PATH, { config: { access: 'public' } }, () => app.swagger());
}
