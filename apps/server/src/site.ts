import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QUANTITIES } from '@vigie/kit';
import type { Quantity } from '@vigie/kit';
import { declareScopeAccess } from '#platform/http/access.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { studiesOf } from '#publish/counting/read-study.ts';
import { readAssets } from '#publish/pages/assets.ts';
import type { PageContext, PageReads } from '#publish/pages/page-context.ts';
import { makeNotFound, registerPages } from '#publish/pages/register-pages.ts';
import type { Policies } from '#publish/ports/policies.ts';
import { readTerritoryMap } from '#publish/pages/territory.ts';
import type { SchoolYears } from '#publish/ports/school-years.ts';
import type { Config } from './config.ts';
import { HOME, ZONE } from './flow.ts';
import { PACKS } from './packs.ts';

const PUBLIC = new URL('../../public/', import.meta.url);
/** Outlines of the communes, for maps. */
export const OUTLINES = new URL('territory/amp-communes.json', PUBLIC);
const SUPERVISOR = fileURLToPath(new URL('../../supervisor/dist/', import.meta.url));

export interface Site {
  readonly context: PageContext;
  readonly quantities: readonly Quantity[];
  readonly notFound: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

/** What public pages need besides a request. */
export function pageContext(options: {
  reads: PageReads;
  policies: Pick<Policies, 'list'>;
  schoolYears: SchoolYears;
  clock: { now(): number };
  config: Config;
  demonstration: boolean;
}): Site {
  const { reads, policies, schoolYears, clock, config, demonstration } = options;
  const context: PageContext = {
    reads,
    policies,
    clock,
    demonstration,
    packs: PACKS,
    territory: {
      name: config.territory,
      timeZone: ZONE,
      organisation: HOME.organisation,
      map: readTerritoryMap(OUTLINES),
    },
    assets: readAssets(new URL('dist/', PUBLIC)),
    studies: studiesOf({ reads, schoolYears, clock }),
  };
  return {
    context,
    notFound: makeNotFound(context),
    quantities: [...PACKS.flatMap((pack) => pack.quantities), ...QUANTITIES],
  };
}

/** Public pages, and the supervisor's files: every address of the supervisor is its one page. */
export async function registerSite(app: HttpServer, { context }: Site): Promise<void> {
  await registerPages(app, context);
  if (!existsSync(SUPERVISOR)) return;
  await app.register(async (scope) => {
    declareScopeAccess(scope, 'public');
    await scope.register(fastifyStatic, {
      root: SUPERVISOR,
      prefix: '/supervision/',
      wildcard: false,
      index: false,
      maxAge: '365d',
      immutable: true,
    });
    const page = (_request: FastifyRequest, reply: FastifyReply) =>
      reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false });
    scope.get('/supervision', page);
    scope.get('/supervision/*', page);
  });
}
