import type { Language } from '@vigie/kit';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { declareScopeAccess } from '#platform/http/access.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { communeList, communePage } from './communes/commune-page.ts';
import { stationCsv, stationsCsv } from './csv.ts';
import { readHome } from './home/home-data.ts';
import { homePage } from './home/home-page.ts';
import { mapPage, selectStations } from './map/map-page.ts';
import { objectsGeoJson } from './map/objects-geojson.ts';
import { notFoundPage } from './not-found-page.ts';
import { type CachedPage, type MadePage, PageCache } from './page-cache.ts';
import { cataloguePage } from './open-data/catalogue-page.ts';
import { datasetFile, findDataset } from './open-data/dataset-file.ts';
import { type PageContext, type View, makeView, packOf } from './page-context.ts';
import { panelCsv } from './panels/panel-csv.ts';
import { type PanelScope, panelsOn, readPanel } from './panels/read-panel.ts';
import { faviconSvg, robotsText, securityText } from './site-files.ts';
import { type StatementName, STATEMENTS, statementPage } from './statements/statement-page.ts';
import { readStation } from './stations/station-data.ts';
import { stationPage } from './stations/station-page.ts';
import { findCommune, slug } from './territory.ts';
import { type Query, readSelection } from './theme/selection.ts';
import { readTheme } from './theme/theme-data.ts';
import { themePage } from './theme/theme-page.ts';

const HTML = 'text/html; charset=utf-8';
const CSV = 'text/csv; charset=utf-8';
/** Sensors speak every few minutes at most; a minute-old page is as good as a new one. */
const PAGE_LIFE = 60_000;

interface Parameters {
  readonly key?: string;
  readonly panel?: string;
}
type Make = (view: View, query: Query, parameters: Parameters) => Promise<MadePage>;

const page = (body: string, status = 200): MadePage => ({ status, type: HTML, body });
const missing = (view: View): MadePage => page(notFoundPage(view), 404);

/** Only the parameters pages know, so that an address with noise in it fills no cache. */
const KNOWN = ['jours', 'commune', 'points', 'mesure', 'theme', 'silencieux', 'nom', 'mois'];

function readQuery(request: FastifyRequest): Query {
  const given = new URL(request.url, 'http://localhost').searchParams;
  return Object.fromEntries(KNOWN.map((name) => [name, given.get(name)?.slice(0, 80)]));
}

/** Routes by French path; each has its English twin under `/en`. */
function routesOf(context: PageContext): readonly (readonly [path: string, make: Make])[] {
  const themes = context.packs.flatMap((pack): [string, Make][] => {
    const { path } = pack.publicContent;
    const read = async (view: View, query: Query) => readTheme(view, pack, readSelection(view, query));
    return [
      [path, async (view, query) => page(themePage(view, await read(view, query)))],
      [
        `${path}/:panel`,
        async (view, query, { panel }) => {
          const { asked: days, commune } = readSelection(view, query);
          return panelFile(view, { pack, days, commune: commune?.name }, panel);
        },
      ],
      [
        `${path}.csv`,
        async (view, query) => ({
          status: 200,
          type: CSV,
          body: stationsCsv(view, (await read(view, query)).stations),
        }),
      ],
    ];
  });
  const statements = STATEMENTS.map((name: StatementName): [string, Make] => [
    `/${name}`,
    async (view) => page(statementPage(view, name)),
  ]);
  return [
    ['/', async (view) => page(homePage(view, await readHome(view)))],
    ['/carte', async (view, query) => page(await mapPage(view, query))],
    ['/carte/objets.geojson', makeObjects],
    ['/donnees', async (view) => page(cataloguePage(view))],
    ['/donnees/:key', makeDataset],
    ['/communes', makeCommunes],
    ['/communes/:key', makeCommune],
    ['/stations/:key', makeStation],
    ['/stations/:key/:panel', makeStationPanel],
    ...themes,
    ...statements,
  ];
}

const makeObjects: Make = async (view, query) => {
  const { shown } = await selectStations(view, query);
  return {
    status: 200,
    type: 'application/geo+json; charset=utf-8',
    body: JSON.stringify(objectsGeoJson(view, shown)),
  };
};

const makeCommunes: Make = async (view, query) => {
  const asked = query['nom'] ?? '';
  const found = findCommune(view.context.territory.map, asked);
  return page(found === undefined ? communeList(view, asked) : await communePage(view, found));
};

const makeCommune: Make = async (view, query, { key = '' }) => {
  const found = view.context.territory.map.communes.find(({ name, code }) => slug(name) === key || code === key);
  return found === undefined ? missing(view) : page(await communePage(view, found, query['points'] === 'tous'));
};

const makeStation: Make = async (view, query, { key = '' }) => {
  const file = key.endsWith('.csv');
  const data = await readStation(view, file ? key.slice(0, -'.csv'.length) : key, query);
  if (data === undefined) return missing(view);
  return file ? { status: 200, type: CSV, body: stationCsv(data) } : page(stationPage(view, data));
};

/** The file of one panel of a theme, or of one object. */
async function panelFile(view: View, scope: PanelScope, file = ''): Promise<MadePage> {
  const panel = panelsOn(scope.pack, scope.thing === undefined ? 'theme' : 'station').find(
    ({ id }) => file === `${id}.csv`,
  );
  const data = panel === undefined ? undefined : await readPanel(view, panel, scope);
  return data === undefined ? missing(view) : { status: 200, type: CSV, body: panelCsv(data) };
}

const makeStationPanel: Make = async (view, _query, { key = '', panel }) => {
  const sheet = await view.context.reads.thing(view.scope, key);
  const pack = sheet === undefined ? undefined : packOf(view.context, sheet.domain);
  return pack === undefined ? missing(view) : panelFile(view, { pack, thing: key }, panel);
};

const makeDataset: Make = async (view, query, { key = '' }) => {
  const found = key.endsWith('.csv') ? findDataset(view, key.slice(0, -'.csv'.length)) : undefined;
  const body = found === undefined ? undefined : await datasetFile(view, found, query);
  return body === undefined ? missing(view) : { status: 200, type: CSV, body };
};

function answer(request: FastifyRequest, reply: FastifyReply, made: CachedPage): FastifyReply {
  void reply
    .header('cache-control', made.status === 200 ? 'public, max-age=60' : 'no-store')
    .header('etag', made.etag)
    .header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === made.etag) return reply.code(304).send();
  return reply.code(made.status).type(made.type).send(made.body);
}

function registerTwins(scope: FastifyInstance, context: PageContext, cache: PageCache): void {
  for (const [path, make] of routesOf(context)) {
    for (const language of ['fr', 'en'] satisfies Language[]) {
      const url = language === 'fr' ? path : `/en${path}`;
      scope.get<{ Params: Parameters }>(url, async (request, reply) => {
        const query = readQuery(request);
        const { key = '', panel = '' } = request.params;
        const here = path.replace(':key', encodeURIComponent(key)).replace(':panel', encodeURIComponent(panel));
        const address = `${language} ${here} ${JSON.stringify(query)}`;
        const made = await cache.get(address, async () =>
          make(makeView(context, language, here), query, request.params),
        );
        return answer(request, reply, made);
      });
    }
  }
}

/** Answer to an address nobody registered: a page, in the language of the address. */
export function makeNotFound(context: PageContext) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const language: Language = request.url.startsWith('/en/') ? 'en' : 'fr';
    const view = makeView(context, language, '/');
    return reply.code(404).type(HTML).header('cache-control', 'no-store').send(notFoundPage(view));
  };
}

/** Every page of the public space, with its files. */
export async function registerPages(app: HttpServer, context: PageContext): Promise<void> {
  await app.register(async (scope: FastifyInstance) => {
    declareScopeAccess(scope, 'public');
    registerTwins(scope, context, new PageCache(context.clock, PAGE_LIFE));
    scope.get('/robots.txt', async (_, reply) => reply.type('text/plain; charset=utf-8').send(robotsText()));
    scope.get('/.well-known/security.txt', async (request, reply) =>
      reply.type('text/plain; charset=utf-8').send(securityText(context, `${request.protocol}://${request.host}`)),
    );
    scope.get('/favicon.svg', async (_, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'public, max-age=604800').send(faviconSvg()),
    );
    const { folder, prefix } = context.assets;
    if (folder !== undefined) {
      await scope.register(fastifyStatic, {
        root: folder,
        prefix,
        decorateReply: false,
        immutable: true,
        maxAge: '365d',
      });
    }
  });
}
