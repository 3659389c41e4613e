import type { Config } from '../config.ts';

/** What a running Vigie answered with a fault; printed, exit code 1. */
export class ApiRefused extends Error {
  override readonly name = 'ApiRefused';
}

/** Asks a running Vigie, as its administrator. */
export interface Api {
  json<T>(path: string): Promise<T>;
  send(path: string, body: Blob): Promise<Response>;
  open(path: string): Promise<Response>;
}

function addressOf({ publicUrl, port, host }: Config): string {
  if (publicUrl !== undefined) return publicUrl.replace(/\/$/, '');
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function whyRefused(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { detail, title } = JSON.parse(text) as { detail?: string; title?: string }; // RFC 9457, or it throws
    return `${response.status}: ${detail ?? title ?? text}`;
  } catch {
    return `${response.status}: ${text.slice(0, 300)}`;
  }
}

/** The API of the Vigie that the settings name: its address and its bootstrap token. */
export function apiOf(config: Config): Api {
  const address = addressOf(config);
  const authorization = `Bearer ${config.bootstrapToken ?? ''}`;
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { authorization, ...(init.body === undefined ? {} : { 'content-type': 'text/csv' }) };
    const response = await fetch(address + path, { ...init, headers }).catch((error: unknown) => {
      throw new ApiRefused(
        `No Vigie answers at ${address} (${String(error)}). Start it, or name it with --public-url.`,
      );
    });
    if (!response.ok) throw new ApiRefused(await whyRefused(response));
    return response;
  };
  return {
    // the caller states the shape of the contract it reads
    json: async <T>(path: string) => (await (await call(path)).json()) as T,
    send: (path, body) => call(path, { method: 'POST', body }),
    open: (path) => call(path),
  };
}

/** `?name=value` of what is there. */
export function queryOf(values: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
