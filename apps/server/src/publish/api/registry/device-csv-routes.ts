import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound } from '#platform/http/problem.ts';
import { exampleOf, headingOf, rowOf } from '../../imports/device-csv.ts';
import type { DeviceFilter, DeviceRecords } from '../../ports/device-records.ts';
import type { Scope } from '../../reads.ts';
import { deviceFilters } from '../device-routes.ts';
import type { Vocabulary } from '../new-device.ts';
import { filter, text } from '../shapes.ts';

export interface DeviceCsvDeps {
  readonly devices: DeviceRecords;
  readonly vocabulary: Vocabulary;
}

const PAGE = 1000;
const CSV = 'text/csv; charset=utf-8';

/** `spreadsheet`: semicolons and a byte-order mark, as French spreadsheets open a file by themselves. */
const format = filter(z.enum(['csv', 'spreadsheet']));

const optionsOf = (given: 'csv' | 'spreadsheet' | undefined) => ({ delimiter: given === 'spreadsheet' ? ';' : ',' });
const markOf = (given: 'csv' | 'spreadsheet' | undefined) => (given === 'spreadsheet' ? '\uFEFF' : '');

async function* exported(
  { devices, vocabulary }: DeviceCsvDeps,
  { scope, query, as }: { scope: Scope; query: DeviceFilter; as: 'csv' | 'spreadsheet' | undefined },
): AsyncGenerator<string> {
  const properties = query.domain === undefined ? vocabulary.properties() : vocabulary.properties(query.domain);
  const heading = headingOf(properties);
  yield markOf(as) + stringify([heading], optionsOf(as));
  let cursor: string | undefined;
  do {
    const { items, next } = await devices.list(scope, { ...query, limit: PAGE, cursor });
    const series = await devices.seriesOf(items.map(({ row }) => row));
    const rows = items.map((record) =>
      rowOf({ record, series: series.get(record.row) ?? [] }, { heading, vocabulary }),
    );
    if (rows.length > 0) yield stringify(rows, optionsOf(as));
    cursor = next;
  } while (cursor !== undefined);
}

/** The register as a file that comes in again as it went out, and an empty one to fill. */
export function registerDeviceCsvRoutes(app: HttpServer, deps: DeviceCsvDeps): void {
  const { vocabulary } = deps;
  app.get(
    '/api/v1/devices.csv',
    {
      config: { access: 'reader' },
      schema: { tags: ['devices'], querystring: z.strictObject({ ...deviceFilters, format }) },
    },
    async (request, reply) => {
      const { organisation } = principalOf(request);
      const { format: as, ...query } = request.query;
      reply.header('content-disposition', 'attachment; filename="devices.csv"');
      return reply.type(CSV).send(Readable.from(exported(deps, { scope: { organisation }, query, as })));
    },
  );

  app.get(
    '/api/v1/imports/template.csv',
    {
      config: { access: 'reader' },
      schema: { tags: ['imports'], querystring: z.strictObject({ model: filter(text(200)), format }) },
    },
    async (request, reply) => {
      const { model, format: as } = request.query;
      const known = model === undefined ? undefined : vocabulary.model(model);
      if (model !== undefined && known === undefined) throw notFound('Le modèle', model);
      const type = known === undefined ? undefined : vocabulary.assetType(known.assetType);
      const properties = type?.properties.map(({ key }) => key) ?? vocabulary.properties();
      const heading = headingOf(properties).filter((column) => column !== 'commune');
      reply.header('content-disposition', 'attachment; filename="import-devices.csv"');
      return reply.type(CSV).send(markOf(as) + stringify([heading, exampleOf(known, heading)], optionsOf(as)));
    },
  );
}
