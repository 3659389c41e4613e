import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerHealth } from './health.ts';
import { registerLive } from './live.ts';
import type { LiveHub } from './live/live-hub.ts';
import { createMetrics } from './metrics.ts';
import { createTestApi, NOW } from './testing/api-app.ts';
import type { TestApi } from './testing/api-app.ts';

let api: TestApi;
let hub: LiveHub;
let address: string;
let trouble: string | undefined;
const metrics = createMetrics();

beforeAll(async () => {
  api = await createTestApi({}, ({ app }) => {
    hub = registerLive(app, { clock: { now: () => NOW }, maxClients: 1 });
    registerHealth(app, { conditions: { base: () => undefined, intake: async () => trouble }, metrics });
  });
  address = await api.kernel.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => api.stop());

describe('health', () => {
  it('is alive always, ready only when every condition is met', async () => {
    expect((await api.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await api.get('/readyz')).status).toBe(200);
    trouble = 'la file est pleine';
    expect(await api.get('/readyz')).toMatchObject({
      status: 503,
      body: {
        conditions: [
          { name: 'base', ok: true },
          { name: 'intake', ok: false, why: trouble },
        ],
      },
    });
    trouble = undefined;
  });

  it('counts for Prometheus', async () => {
    metrics.frames('porte-ici', 'received', 3);
    metrics.committed(0.004);
    metrics.decoded(0.01, { ok: 2, failed: 1 });
    metrics.watch('vigie_queue_depth', 'Frames waiting.', () => 42);
    const { text, type } = await api.get('/metrics');
    expect(type).toContain('version=0.0.4');
    expect(text).toContain('vigie_frames_total{connector="porte-ici",entry="received"} 3');
    expect(text).toContain('vigie_queue_depth 42');
    expect(text).toContain('vigie_decoded_total{outcome="failed"} 1');
    expect(text).toMatch(/process_resident_memory_bytes \d+/);
  });
});

describe('live', () => {
  it('streams over HTTP, bounded in readers, and closes with the server', async () => {
    const leave = new AbortController();
    const open = () =>
      fetch(`${address}/api/v1/live?topics=alarms,values`, { headers: api.bearer('reader'), signal: leave.signal });
    expect((await fetch(`${address}/api/v1/live`)).status).toBe(401);
    expect((await fetch(`${address}/api/v1/live?topics=gossip`, { headers: api.bearer('reader') })).status).toBe(400);
    const stream = await open();
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await open()).status).toBe(503);
    hub.alarm(1, { id: '7', rule: 'full', thing: 'pav-1', state: 'closed' });
    let text = '';
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    while (reader && !text.includes('event: alarms')) text += (await reader.read()).value ?? '';
    expect(text).toContain('"id":"7"');
    leave.abort();
  });
});
