import { COVERS } from '@vigie/kit';
import type { Pack } from '@vigie/kit';
import { z } from 'zod';
import type { HttpServer } from '#platform/http/http-server.ts';

export interface DeviceModelDeps {
  readonly packs: readonly Pack[];
}

const label = z.object({ fr: z.string(), en: z.string() });
const modelView = z.object({
  id: z.string(),
  domain: z.string(),
  maker: z.string(),
  model: z.string(),
  label,
  expectedPeriod: z.number(),
  codec: z.object({ id: z.string(), version: z.string() }),
  datastreams: z.array(
    z.object({
      field: z.string(),
      quantity: z.string(),
      unit: z.string().optional(),
      factor: z.number().optional(),
      offset: z.number().optional(),
      sensorRange: z.tuple([z.number(), z.number()]).optional(),
      role: z.enum(['measure', 'health']).optional(),
      period: z.number().optional(),
      covers: z.enum(COVERS).optional(),
      periodField: z.string().optional(),
    }),
  ),
});

/** The device models of the installed packs: what a device of one is registered with. */
export function registerDeviceModelRoutes(app: HttpServer, { packs }: DeviceModelDeps): void {
  const items = packs.flatMap((pack) =>
    pack.devices.map(({ id, maker, model, label: words, expectedPeriod, codec, datastreams }) => ({
      id,
      domain: pack.id,
      maker,
      model,
      label: { ...words },
      expectedPeriod,
      codec: { ...codec },
      datastreams: datastreams.map(
        ({ sensorRange, ...datastream }): z.infer<typeof modelView>['datastreams'][number] => ({
          ...datastream,
          sensorRange: sensorRange && [...sensorRange],
        }),
      ),
    })),
  );
  app.get(
    '/api/v1/device-models',
    {
      config: { access: 'reader' },
      schema: { tags: ['devices'], response: { 200: z.object({ items: z.array(modelView) }) } },
    },
    async () => ({ items }),
  );
}
