import type { APIRequestContext } from '@playwright/test';

const HOUR = 3_600_000;
const DAYS = 30;

/** A codec that takes the stage in centimetres, as the gauge sends it, for decimetres; or, corrected, for what it is. */
export const gaugeCodec = (divisor: 10 | 100) => `function decodeUplink(input) {
  if (input.fPort !== 1) return { errors: ['port ' + input.fPort] };
  return { data: { stage: (input.bytes[0] * 256 + input.bytes[1]) / ${divisor} } };
}
`;

/** A calm river with one flood, in centimetres. */
export const centimetres = (hour: number): number =>
  Math.round(40 + 10 * Math.sin(hour / 30) + 90 * Math.exp(-(((hour - 400) / 9) ** 2)));

export const GAUGE = 'limnimetre-essai';
export const GAUGE_CODEC = 'jauge-essai';

interface Api {
  readonly request: APIRequestContext;
  readonly url: (path: string) => string;
  readonly token: string;
}

async function post({ request, url, token }: Api, path: string, data: unknown): Promise<void> {
  const answer = await request.post(url(`/api/v1${path}`), { headers: { authorization: `Bearer ${token}` }, data });
  if (answer.status() >= 300) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
}

function envelopes(now: number): string {
  const first = Math.floor(now / HOUR) * HOUR - DAYS * 24 * HOUR;
  const lines = Array.from({ length: DAYS * 24 }, (_, hour) => {
    const bytes = Buffer.alloc(2);
    bytes.writeUInt16BE(centimetres(hour));
    const time = new Date(first + hour * HOUR).toISOString();
    const body = { device: GAUGE, time, port: 1, counter: hour, bytes: bytes.toString('hex') };
    return JSON.stringify({ receivedTime: time, body });
  });
  return lines.join('\n');
}

/** A gauge of the Touloubre whose codec has been wrong for thirty days, and the version that is right. */
export async function plantWrongGauge(api: Api, now: number): Promise<void> {
  const authorization = `Bearer ${api.token}`;
  await post(api, '/connectors', { id: 'essai-relecture', kind: 'http-json', name: 'Essai de relecture' });
  await post(api, '/codecs', { id: GAUGE_CODEC, version: '1.0.0', source: gaugeCodec(10) });
  await post(api, '/devices', {
    id: GAUGE,
    connector: 'essai-relecture',
    codec: { id: GAUGE_CODEC, version: '1.0.0' },
    name: 'Touloubre, essai',
    expectedPeriod: 3600,
    asset: {
      key: GAUGE,
      name: 'Touloubre, essai',
      type: 'gauge',
      domain: 'water',
      properties: { threshold1: 1.2, threshold2: 1.8, threshold3: 2.4 },
    },
    place: { longitude: 5.1, latitude: 43.62 },
    datastreams: [{ field: 'stage', quantity: 'stage', unit: 'm', period: 3600 }],
  });
  const sent = await api.request.post(api.url('/api/v1/connectors/essai-relecture/history'), {
    headers: { authorization, 'content-type': 'application/x-ndjson' },
    data: envelopes(now),
  });
  if (sent.status() !== 202) throw new Error(`history: ${sent.status()} ${await sent.text()}`);
}
