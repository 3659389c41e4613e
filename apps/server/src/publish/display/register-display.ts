import { readFileSync } from 'node:fs';
import type { Language } from '@vigie/kit';
import { stringify } from 'csv-stringify/sync';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpServer } from '#platform/http/http-server.ts';
import { sendProblem } from '#platform/http/problem.ts';
import type { Assets } from '../pages/assets.ts';
import { PageCache } from '../pages/page-cache.ts';
import type { MadePage } from '../pages/page-cache.ts';
import { findCommune } from '../pages/territory.ts';
import type { Territory } from '../pages/territory.ts';
import type { DisplayReads } from './counter-series.ts';
import { COUNTING_COLUMNS, countingLine } from '../counting/counting-table.ts';
import type { Studies } from '../counting/read-study.ts';
import { displayFigures } from './display-figures.ts';
import { displayMessage } from './display-message.ts';
import { DISPLAY_STYLE, displayPage } from './display-page.ts';
import { displayWords } from './display-words.ts';
import type { TotemHeartbeat } from './heartbeat.ts';
import { exchangeFile, readExchangeRequest } from './national-exchange.ts';
import type { ExchangeName } from './national-exchange.ts';

export interface DisplayDeps {
  readonly reads: DisplayReads;
  readonly clock: { now(): number };
  readonly territory: Territory;
  readonly assets: Pick<Assets, 'styles'>;
  readonly demonstration: boolean;
  readonly heartbeat: TotemHeartbeat;
  readonly studies: Studies;
}

/** A quarter of an hour changes nothing within half a minute; a crowd before a screen asks the database once. */
const LIFE = 30_000;
const FILE_LIFE = 600_000;
const CSV = 'text/csv; charset=utf-8';

interface DisplayRoute {
  Params: { key: string };
  Querystring: { afficheur?: string };
}

async function makeDisplay(deps: DisplayDeps, language: Language, address: string): Promise<MadePage> {
  const { reads, clock, territory, assets, demonstration } = deps;
  const json = address.endsWith('.json');
  const key = json ? address.slice(0, -'.json'.length) : address;
  const zone = territory.timeZone;
  const parts = { reads, scope: { organisation: territory.organisation }, zone, now: clock.now() };
  const figures = await displayFigures(parts, key);
  if (figures === undefined) return { status: 404, type: 'text/plain; charset=utf-8', body: '' };
  const words = displayWords(figures, { language, zone });
  if (json) return { status: 200, type: 'application/json', body: JSON.stringify(displayMessage(figures, words)) };
  const body = displayPage({
    figures,
    words,
    language,
    styles: assets.styles,
    demonstration,
    territory: territory.name,
  });
  return { status: 200, type: 'text/html; charset=utf-8', body };
}

const noCounter = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, {
    status: 404,
    code: 'not-a-counter',
    title: 'Aucun compteur à cette adresse',
    detail: 'Cet objet n’existe pas ou ne compte rien. — There is no such object, or it counts nothing.',
  });

/** A totem that shows the token of its connector is heard; one that shows a wrong one is told. */
async function hear(deps: DisplayDeps, request: FastifyRequest<DisplayRoute>): Promise<boolean> {
  const { afficheur } = request.query;
  if (typeof afficheur !== 'string') return true;
  const [connector = '', device = ''] = afficheur.split('/', 2);
  const token = /^bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return (await deps.heartbeat.beat({ connector, device, token })) !== 'refused';
}

const refused = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, {
    status: 401,
    code: 'totem-refused',
    title: 'Afficheur non reconnu',
    detail:
      'Le paramètre « afficheur » attend connecteur/afficheur, avec le jeton de ce connecteur. — “afficheur” wants connector/display, with the token of that connector.',
  });

function registerScreens(app: HttpServer, deps: DisplayDeps): void {
  const cache = new PageCache(deps.clock, LIFE);
  const style = readFileSync(new URL('display.css', import.meta.url), 'utf8');
  app.get(DISPLAY_STYLE, { config: { access: 'public' } }, async (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(style),
  );
  for (const language of ['fr', 'en'] satisfies Language[]) {
    const url = language === 'fr' ? '/affichage/:key' : '/en/affichage/:key';
    app.get<DisplayRoute>(url, { config: { access: 'public' } }, async (request, reply) => {
      if (!(await hear(deps, request))) return refused(reply);
      const { key } = request.params;
      const made = await cache.get(`${language} ${key}`, () => makeDisplay(deps, language, key));
      if (made.status === 404) return noCounter(reply);
      // a screen must never show what a proxy kept
      return reply.type(made.type).header('cache-control', 'no-store').send(made.body);
    });
  }
}

function registerExchange(app: HttpServer, deps: DisplayDeps): void {
  const cache = new PageCache(deps.clock, FILE_LIFE);
  const { territory } = deps;
  const codeOf = (commune: string) => findCommune(territory.map, commune)?.code;
  for (const name of ['sites', 'channels', 'measures'] satisfies ExchangeName[]) {
    const url = `/donnees/comptage-mobilites/${name}.csv`;
    app.get(url, { config: { access: 'public' } }, async (request, reply) => {
      const { searchParams } = new URL(request.url, 'http://localhost');
      const asked = readExchangeRequest(searchParams, { now: deps.clock.now(), zone: territory.timeZone });
      if ('fault' in asked) return sendProblem(reply, asked.fault);
      const parts = { reads: deps.reads, scope: { organisation: territory.organisation }, codeOf };
      const estimates = searchParams.get('estimations') === 'oui';
      const made = await cache.get(`${name} ${asked.start} ${asked.end} ${estimates}`, async () => ({
        status: 200,
        type: CSV,
        body: await exchangeFile(name, { ...parts, interval: asked, estimates }),
      }));
      return reply.type(made.type).header('cache-control', 'public, max-age=600').send(made.body);
    });
  }
}

/** The days of one counter, with what was estimated of them apart. */
function registerDays(app: HttpServer, { studies, territory }: DisplayDeps): void {
  app.get<{ Params: { file: string } }>(
    '/donnees/comptages/:file',
    { config: { access: 'public' } },
    async (request, reply) => {
      const key = /^(.+)\.csv$/.exec(request.params.file)?.[1];
      const study = key === undefined ? undefined : await studies({ organisation: territory.organisation }, key);
      if (study === undefined) return noCounter(reply);
      const body = stringify([[...COUNTING_COLUMNS], ...study.days.map(countingLine)]);
      return reply.type(CSV).header('cache-control', 'public, max-age=600').send(body);
    },
  );
}

/** Screens, totems and the files of the national counting schema. */
export function registerDisplay(app: HttpServer, deps: DisplayDeps): void {
  registerScreens(app, deps);
  registerExchange(app, deps);
  registerDays(app, deps);
}
