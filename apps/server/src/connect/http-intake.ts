import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
// Brings the declaration of who may call a route.
import type { Access } from '#platform/http/access.ts';
import { sendProblem } from '#platform/http/problem.ts';
import { takeCsv } from '#connect/csv/csv-intake.ts';
import { readHttpBody } from '#connect/http-body.ts';
import type { ReadBody } from '#connect/http-body.ts';
import { admit, receiptOf, recordRefusal, understand } from '#connect/intake.ts';
import type { IntakeParts, Trouble } from '#connect/intake.ts';
import { IntakeUnavailable } from '#connect/intake-batcher.ts';
import type { ConnectorIdentity } from '#connect/frame-log.ts';
import { CONNECTOR_KINDS } from '#connect/kinds.ts';
import { isMediaType } from '#connect/media-refusal.ts';
import { refusalProblem } from '#connect/refusal.ts';
import type { Refusal } from '#connect/refusal.ts';

export interface HttpIntakeParts extends IntakeParts {
  /** Largest body, in bytes. Default 1 MiB. */
  readonly bodyLimit?: number;
}

interface IntakeRoute {
  Params: { connectorId: string; '*'?: string };
  Querystring: { event?: string };
  Body: ReadBody | { readonly csv: IncomingMessage } | undefined;
}
type IntakeRequest = FastifyRequest<IntakeRoute>;

const ACCESS: Access = 'connector';
const RETRY_AFTER_SECONDS = '5';
/** Troubles told to the sender, of a lot of bad envelopes. */
const TOLD_TROUBLES = 20;
const EMPTY: ReadBody = { bytes: new Uint8Array(0), tooLarge: false };
/** Sentilo can say a value in the address alone. */
const NOTHING_BESIDE_ADDRESS: ReadBody = { bytes: Buffer.from('{}'), tooLarge: false };
/** Header under which the sender's own Content-Type waits while Fastify is shown one it accepts. */
const SENT_TYPE = 'x-vigie-sent-type';
/** Headers other than `Authorization` that may carry the token. */
const TOKEN_HEADERS = ['x-vigie-token', ...CONNECTOR_KINDS.flatMap(({ tokenHeader }) => tokenHeader ?? [])];

/**
 * `POST /ingest/{connectorId}`: answers 202 only once every frame is durable. PUT is the same, for Sentilo; what follows
 * in the address is the sender's own (`/dataUp`, `/data/{provider}/{sensor}`, `/v1.1/Datastreams(12)/Observations`).
 */
export function registerHttpIntake(app: FastifyInstance, parts: HttpIntakeParts): void {
  const limit = parts.bodyLimit ?? 1_048_576;
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) =>
      takesCsv(parts, request) ? Promise.resolve({ csv: payload }) : readHttpBody(payload, limit),
    );
    // Senders write any Content-Type, malformed ones too: what counts is the body.
    scope.addHook('onRequest', async (request) => {
      request.headers[SENT_TYPE] = request.headers['content-type'];
      request.headers['content-type'] = 'application/octet-stream';
    });
    for (const url of ['/ingest/:connectorId', '/ingest/:connectorId/*']) {
      scope.route<IntakeRoute>({
        method: ['POST', 'PUT'],
        url,
        config: { access: ACCESS },
        handler: (request, reply) => take(parts, request, reply),
      });
    }
  });
}

async function take(parts: HttpIntakeParts, request: IntakeRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.body !== undefined && 'csv' in request.body) return takeCsvBody(parts, request, reply);
  const { bytes, tooLarge } = request.body ?? emptyBody(request);
  const admission = admit(parts, request.params.connectorId, tokensOf(request));
  const refuse = (refusal: Refusal, identity: ConnectorIdentity): Promise<FastifyReply> =>
    refuseMessage({ parts, identity, refusal, body: bytes }, reply);
  if ('refusal' in admission) return refuse(admission.refusal, admission.identity);
  const { connector } = admission;
  if (isMediaType(textHeader(request, SENT_TYPE))) return refuse('media-refused', connector.identity);
  if (tooLarge) return refuse('body-too-large', connector.identity);
  const understood = understand(
    { connector, body: bytes, event: eventOf(request), path: request.params['*'] },
    parts.clock.now(),
  );
  if ('refusal' in understood) return refuse(understood.refusal, connector.identity);
  try {
    const receipt = receiptOf(await parts.batcher.submit(understood.frames));
    return await reply.code(202).send({ ...receipt, problems: toldTroubles(understood.troubles) });
  } catch (error) {
    if (!(error instanceof IntakeUnavailable)) throw error;
    request.log.warn({ err: error, connector: connector.identity.key }, 'frames not acknowledged');
    return sendUnavailable(reply);
  }
}

const emptyBody = ({ params }: IntakeRequest): ReadBody => (params['*'] === undefined ? EMPTY : NOTHING_BESIDE_ADDRESS);

/** A file may be larger than any body: it is taken as it comes. JSON goes the way of JSON. */
function takesCsv(parts: IntakeParts, request: FastifyRequest): boolean {
  // every route of the scope has this parameter
  const { connectorId } = request.params as IntakeRoute['Params'];
  const kind = parts.directory.find(connectorId)?.identity.kind;
  return kind === 'csv' && !/json/i.test(textHeader(request, SENT_TYPE) ?? '');
}

async function takeCsvBody(parts: IntakeParts, request: IntakeRequest, reply: FastifyReply): Promise<FastifyReply> {
  const admission = admit(parts, request.params.connectorId, tokensOf(request));
  if ('refusal' in admission) {
    reply.header('connection', 'close');
    return refuseMessage({ parts, identity: admission.identity, refusal: admission.refusal, body: EMPTY.bytes }, reply);
  }
  const { connector } = admission;
  try {
    const report = await takeCsv(parts, connector, request.raw);
    if (report.rows > 0) return await reply.code(202).send(report);
    return await refuseMessage(
      { parts, identity: connector.identity, refusal: 'csv-unreadable', body: EMPTY.bytes, detail: report.fault },
      reply,
    );
  } catch (error) {
    if (!(error instanceof IntakeUnavailable)) throw error;
    request.log.warn({ err: error, connector: connector.identity.key }, 'rows not acknowledged');
    return sendUnavailable(reply.header('connection', 'close'));
  }
}

interface RefusedMessage {
  readonly parts: IntakeParts;
  readonly identity: ConnectorIdentity;
  readonly refusal: Refusal;
  readonly body: Uint8Array;
  /** What is particular to this message. */
  readonly detail?: string | undefined;
}

async function refuseMessage(
  { parts, identity, refusal, body, detail }: RefusedMessage,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const kept = isMediaType(textHeader(reply.request, SENT_TYPE)) ? EMPTY.bytes : body;
  await recordRefusal(parts, identity, { refusal, body: kept });
  const problem = refusalProblem(refusal);
  return sendProblem(reply, detail === undefined ? problem : { ...problem, detail: `${problem.detail} (${detail})` });
}

function sendUnavailable(reply: FastifyReply): FastifyReply {
  return sendProblem(reply, {
    status: 503,
    code: 'intake-unavailable',
    title: 'Réception momentanément indisponible',
    detail:
      'Rien n’a été reçu : renvoyez la même requête plus tard. — Nothing was taken: send the same request again later.',
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
  });
}

function toldTroubles(troubles: readonly Trouble[]): readonly Trouble[] | undefined {
  return troubles.length === 0 ? undefined : troubles.slice(0, TOLD_TROUBLES);
}

/** Every token the sender shows: some network servers offer only one way. */
function tokensOf(request: FastifyRequest): readonly string[] {
  const shown = TOKEN_HEADERS.map((name) => textHeader(request, name)?.trim());
  return [authorizationToken(request.headers.authorization), ...shown].filter((token) => token !== undefined);
}

function authorizationToken(authorization: string | undefined): string | undefined {
  const [scheme = '', credentials] = authorization?.trim().split(/\s+/, 2) ?? [];
  if (credentials === undefined) return undefined;
  if (/^basic$/i.test(scheme)) return passwordOf(credentials);
  return /^bearer$/i.test(scheme) ? credentials : undefined;
}

function passwordOf(credentials: string): string {
  const text = Buffer.from(credentials, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}

function textHeader(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function eventOf(request: IntakeRequest): string | undefined {
  const { event } = request.query;
  return typeof event === 'string' ? event : undefined;
}
