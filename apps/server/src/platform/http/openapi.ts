import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';

export const OPENAPI_PATH = '/api/openapi.json';

const describeZod = createJsonSchemaTransform({});

/** RFC 9457, with where to mend (`errors`). */
const PROBLEM_REFERENCE = { $ref: '#/components/schemas/Problem' };
const PROBLEM = {
  type: 'object' as const,
  required: ['type', 'title', 'status', 'instance'],
  properties: {
    type: { type: 'string' as const, description: 'urn:vigie:problem:{code}' },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    detail: { type: 'string' as const },
    instance: { type: 'string' as const, description: 'Identifier of the request, as in the log.' },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['where', 'message'],
        properties: { where: { type: 'string' as const }, message: { type: 'string' as const } },
      },
    },
  },
};

/** One operation: its schemas, and the problem every operation may answer. */
const describeOperation: typeof describeZod = (route) => {
  const { schema, url } = describeZod(route);
  const problem = { description: 'Problem', content: { 'application/problem+json': { schema: PROBLEM_REFERENCE } } };
  const response = schema?.response;
  const given: object = typeof response === 'object' && response !== null ? response : {};
  return { schema: { ...schema, response: { ...given, default: problem } }, url };
};

/** Publishes the OpenAPI 3.1 document of the routes under `/api`. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Vigie', version: '1', description: 'API de gestion et de lecture de Vigie.' },
      components: {
        schemas: { Problem: PROBLEM },
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'vigie_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: (route) =>
      route.url.startsWith('/api/v1/') ? describeOperation(route) : { schema: { hide: true }, url: route.url },
  });
  app.get(OPENAPI_PATH, { config: { access: 'public' } }, () => app.swagger());
}
