import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Authenticator } from '../auth/authenticator.ts';
import type { DeclaredRoute } from './access.ts';
import { requireDeclaredAccess } from './access.ts';
import { guardRoutes } from './guard.ts';
import { describeApi } from './openapi.ts';
import { answerError, answerNotFound } from './problem-handler.ts';
import { addSecurityHeaders } from './security-headers.ts';
import { checkRequest, writeCheckedJson, writeJson } from './validation.ts';

/** The kernel with zod schemas: what the routes of the API are registered on. */
export type HttpServer = FastifyInstance<
  import('node:http').Server,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface HttpServerOptions {
  readonly log: FastifyBaseLogger;
  readonly authenticate: Authenticator;
  /** Addresses of reverse proxies whose `X-Forwarded-*` are believed. */
  readonly trustProxy?: string | readonly string[];
  /** Largest body of a route that names no limit of its own, in bytes. Default 1 MiB. */
  readonly bodyLimit?: number;
  /** Answer to an address nobody registered, outside the APIs (a page). */
  readonly notFound?: (request: FastifyRequest, reply: FastifyReply) => unknown;
  /** Tests: check every answer against its schema. */
  readonly checkAnswers?: boolean;
}

export interface HttpKernel {
  readonly app: HttpServer;
  /** Every route registered so far, with who may call it. */
  readonly routes: readonly DeclaredRoute[];
}

const MACHINE_PATHS = /^\/(api|ingest|sta)(\/|$)/;
const INCOMING_ID = /^[\w-]{8,64}$/;

function createFastify({ log, trustProxy, bodyLimit }: HttpServerOptions): FastifyInstance {
  return Fastify({
    loggerInstance: log,
    // Two lines a request would be most of what a sensor costs; errors are logged all the same, metrics count the rest.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimit ?? 1_048_576,
    trustProxy: trustProxy === undefined ? false : [trustProxy].flat(),
    // A sender that falls silent loses its socket; a long import that keeps coming does not.
    connectionTimeout: 120_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 256, ignoreTrailingSlash: true },
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && INCOMING_ID.test(given) ? given : randomUUID();
    },
  });
}

/** HTTP with everything that holds for every route: access, problems, headers, compression, OpenAPI. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpKernel> {
  const app = createFastify(options);
  app.setValidatorCompiler(checkRequest);
  app.setSerializerCompiler(options.checkAnswers ? writeCheckedJson : writeJson);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler((request, reply) =>
    options.notFound && !MACHINE_PATHS.test(request.url)
      ? options.notFound(request, reply)
      : answerNotFound(request, reply),
  );
  const routes = requireDeclaredAccess(app);
  addSecurityHeaders(app);
  await app.register(cookie);
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    threshold: 1024,
    // Quality 4: half the size of the fastest for a few milliseconds; 11 is for files made once.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  guardRoutes(app, options.authenticate);
  await describeApi(app);
  return { app: app.withTypeProvider<ZodTypeProvider>(), routes };
}
