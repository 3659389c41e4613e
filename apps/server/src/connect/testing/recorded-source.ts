import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '@vigie/kit';

/** How the next answers go wrong. Each is used up by one request. */
export type Misbehaviour =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** Half of the body, then the connection is broken. */
  | { readonly kind: 'cut' }
  /** Never answers. */
  | { readonly kind: 'silent' }
  /** Closes the connection at once. */
  | { readonly kind: 'reset' }
  /** A page for people, status 200, called JSON or HTML. */
  | { readonly kind: 'html'; readonly type: string }
  /** Half of the JSON, with the length of the half. */
  | { readonly kind: 'half-json' }
  /** The page of the request before, under the cursor of this one. */
  | { readonly kind: 'repeat' }
  | { readonly kind: 'empty-object' };

/** One value of a station, as Hub'Eau's `observations_tr` says it. */
export interface RecordedValue {
  readonly station: string;
  readonly time: number;
  /** Millimetres. */
  readonly value: number;
  readonly qualification?: number;
}

/**
 * A local service that speaks as Hub'Eau: windows, cursor, 206 while there is more. What it holds grows with the time
 * of the test, and it misbehaves as it is told.
 */
export class RecordedSource {
  /** What it holds; a value is published once the clock has passed it. */
  values: RecordedValue[] = [];
  /** Largest page. */
  pageSize = 50;
  /** What it believes the time is, against the clock of the test. */
  clockError = 0;
  /** Refuses everything while set. */
  down = false;
  readonly requests: string[] = [];
  private readonly faults: Misbehaviour[] = [];
  private readonly server: Server;
  private readonly clock: { now(): number };
  private last = '';

  private constructor(clock: { now(): number }) {
    this.clock = clock;
    this.server = createServer((request, response) => this.answer(request, response));
  }

  static async start(clock: { now(): number }): Promise<RecordedSource> {
    const source = new RecordedSource(clock);
    await new Promise<void>((resolve) => {
      source.server.listen(0, '127.0.0.1', resolve);
    });
    return source;
  }

  get url(): string {
    // a server that listens on a port has an address of this shape
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The next answers, in order. */
  misbehave(...faults: readonly Misbehaviour[]): void {
    this.faults.push(...faults);
  }

  get faultsLeft(): number {
    return this.faults.length;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', this.url);
    this.requests.push(url.pathname + url.search);
    response.setHeader('date', new Date(this.clock.now() + this.clockError).toUTCString());
    const fault: Misbehaviour | undefined = this.down ? { kind: 'status', status: 503 } : this.faults.shift();
    const { status, body } = this.page(url);
    const text = JSON.stringify(body);
    if (fault === undefined) {
      this.last = text;
      send(response, status, text);
    } else this.spoil(response, fault, text);
  }

  private spoil(response: ServerResponse, fault: Misbehaviour, text: string): void {
    const half = text.slice(0, text.length / 2);
    if (fault.kind === 'status') refuse(response, fault);
    else if (fault.kind === 'html') page(response, fault.type);
    else if (fault.kind === 'cut') cut(response, half, text.length);
    else if (fault.kind === 'reset') response.destroy();
    else if (fault.kind === 'half-json') send(response, 200, half);
    else if (fault.kind === 'empty-object') send(response, 200, '{}');
    else if (fault.kind === 'repeat') {
      if (this.last === '') this.last = text;
      send(response, 206, this.last);
    }
    // `silent`: nothing is ever said
  }

  private page(url: URL): { status: number; body: JsonObject } {
    const query = url.searchParams;
    const stations = new Set((query.get('code_entite') ?? '').split(','));
    const from = Date.parse(query.get('date_debut_obs') ?? '');
    const to = Date.parse(query.get('date_fin_obs') ?? '');
    const now = this.clock.now();
    const found = this.values
      .filter(({ station, time }) => stations.has(station) && time >= from && time <= to && time <= now)
      .toSorted((a, b) => a.time - b.time || a.station.localeCompare(b.station));
    const start = Number(query.get('cursor') ?? 0);
    const end = start + Math.min(this.pageSize, Number(query.get('size')));
    const more = end < found.length;
    const next = new URL(url);
    next.searchParams.set('cursor', String(end));
    return {
      status: more ? 206 : 200,
      body: {
        count: found.length,
        next: more ? next.href : null,
        api_version: '2.0.1',
        data: found.slice(start, end).map(recordOf),
      },
    };
  }
}

function refuse(response: ServerResponse, { status, retryAfter }: { status: number; retryAfter?: string }): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  send(response, status, '{"message":"no"}');
}

function page(response: ServerResponse, type: string): void {
  response.writeHead(200, { 'content-type': type });
  response.end('<html><body>Service en maintenance</body></html>');
}

function cut(response: ServerResponse, half: string, length: number): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': length + 10 });
  response.write(half);
  setTimeout(() => response.destroy(), 5);
}

function send(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body);
}

function recordOf({ station, time, value, qualification = 16 }: RecordedValue): JsonObject {
  return {
    code_site: station.slice(0, 8),
    code_station: station,
    grandeur_hydro: 'H',
    date_obs: new Date(time).toISOString().replace('.000Z', 'Z'),
    resultat_obs: value,
    code_methode_obs: 0,
    libelle_methode_obs: 'Mesurée',
    code_qualification_obs: qualification,
    libelle_qualification_obs: qualification === 16 ? 'Non qualifiée' : 'Bonne',
    code_statut: 4,
    libelle_statut: 'Brute',
    code_continuite: 0,
  };
}
