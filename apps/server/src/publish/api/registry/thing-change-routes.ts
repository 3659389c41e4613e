import type { AssetType, JsonObject } from '@vigie/kit';
import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import type { Located } from '../../places/commune-locator.ts';
import type { Things } from '../../ports/parties.ts';
import { placeShape } from '../device-shape.ts';
import { assetFaults, placeFaults } from '../new-device.ts';
import type { Vocabulary } from '../new-device.ts';
import { jsonObject, text } from '../shapes.ts';
import { changesBefore, madeAgain, undatedChanges } from './asset-properties.ts';
import { happened, tagList } from './field-shapes.ts';
import { happenedAt } from './find-device.ts';

export interface ThingChangeDeps {
  readonly things: Things;
  readonly vocabulary: Vocabulary;
  readonly clock: { now(): number };
}

/** What is absent stays; null of a property takes it away. */
const change = z.strictObject({
  name: text(200).optional(),
  notes: text(10_000).nullish(),
  tags: tagList.optional(),
  place: placeShape.optional(),
  properties: jsonObject.optional(),
  ...happened,
});

function refuseFaults(type: string, body: z.infer<typeof change>, vocabulary: Vocabulary): void {
  const properties = assetFaults(type, body.properties ?? {}, vocabulary);
  const faults = [...placeFaults(body.place, vocabulary), ...properties];
  const errors = faults.map(({ where, message }) => ({ where: `body${where.replace('.asset', '')}`, message }));
  const [first] = errors;
  if (first !== undefined) throw unprocessable('object-refused', first.message, errors);
}

function refuseUndated(
  known: { readonly type: string; readonly properties: JsonObject },
  body: z.infer<typeof change>,
  vocabulary: Vocabulary,
): void {
  if (body.time !== undefined) return;
  const asked = body.properties ?? {};
  const faults = undatedChanges(vocabulary.assetType(known.type), { known: known.properties, asked });
  const errors = faults.map(({ key, message }) => ({ where: `body.properties.${key}`, message }));
  const [first] = errors;
  if (first !== undefined) throw unprocessable('change-without-date', first.message, errors);
}

function refuseBackwards(type: AssetType | undefined, change: Parameters<typeof changesBefore>[1]): void {
  const errors = changesBefore(type, change).map(({ key, message }) => ({ where: `body.properties.${key}`, message }));
  const [first] = errors;
  if (first !== undefined) throw unprocessable('change-out-of-order', first.message, errors);
}

const communeOf = (located: Located) => (located.ok ? located.commune : undefined);

/** Changing an object of the city; a property that its type says is dated becomes an event on its charts. */
export function registerThingChangeRoutes(app: HttpServer, { things, vocabulary, clock }: ThingChangeDeps): void {
  const { locate } = vocabulary;
  if (locate !== undefined) app.addHook('onReady', () => things.placeAll((place) => communeOf(locate(place))));
  app.patch(
    '/api/v1/things/:key',
    {
      config: { access: 'manager' },
      schema: {
        tags: ['things'],
        params: z.object({ key: text(200) }),
        body: change,
        response: { 204: z.undefined() },
      },
    },
    async (request, reply) => {
      const { organisation, who } = principalOf(request);
      const { key } = request.params;
      const known = await things.find({ organisation }, key);
      if (known === undefined) throw notFound('L’objet', key);
      refuseFaults(known.type, request.body, vocabulary);
      refuseUndated(known, request.body, vocabulary);
      const { time, note, ...asked } = request.body;
      const located = asked.place === undefined ? undefined : vocabulary.locate?.(asked.place);
      const commune = located?.ok === true ? located.commune : undefined;
      const type = vocabulary.assetType(known.type);
      const at = happenedAt(time, clock.now());
      const properties = asked.properties ?? {};
      refuseBackwards(type, {
        asked: properties,
        last: await things.lastChanges({ organisation }, key, Object.keys(properties)),
        time: at,
      });
      await things.change({ organisation, who }, key, {
        change: { ...asked, ...(commune === undefined ? {} : { commune }) },
        time: at,
        note,
        dated: new Set((type?.properties ?? []).filter(({ dated }) => dated === true).map((property) => property.key)),
        again: madeAgain(type, { known: known.properties, asked: properties, time: at }),
      });
      return reply.code(204).send();
    },
  );
}
