import { z } from 'zod';
import { principalOf } from '#platform/http/guard.ts';
import type { HttpServer } from '#platform/http/http-server.ts';
import { notFound, unprocessable } from '#platform/http/problem.ts';
import type { ConnectorKindSheet, TriedFrame, TryMessage } from '../ports/connectors.ts';
import type { RegistryReads } from '../ports/registry-reads.ts';
import { givenSettings } from './connector-view.ts';
import { uplinkOf, uplinkView } from './frame-routes.ts';
import { isStorable, jsonObject, keyShape } from './shapes.ts';

export interface ConnectorTryDeps {
  readonly registry: RegistryReads;
  readonly connectorKinds: readonly ConnectorKindSheet[];
  readonly tryMessage: TryMessage;
}

const MAX_MESSAGE = 262_144;

const body = z.strictObject({
  message: z.string().min(1).max(MAX_MESSAGE).refine(isStorable, 'Caractère interdit (NUL ou demi-caractère).'),
  path: z.string().max(500).optional(),
  settings: jsonObject.optional(),
});

const triedView = z.object({
  total: z.number(),
  frames: z.array(
    z.object({
      uplink: uplinkView.optional(),
      registered: z.boolean().optional(),
      event: z.string().optional(),
      reason: z.string().optional(),
      detail: z.string().optional(),
    }),
  ),
  refusal: z.object({ code: z.string(), detail: z.string() }).optional(),
});

const frameOf = (frame: TriedFrame): z.infer<typeof triedView>['frames'][number] =>
  'uplink' in frame ? { uplink: uplinkOf(frame.uplink), registered: frame.registered } : { ...frame };

/** A dry run: what would be understood of a message that somebody pastes. Nothing is stored. */
export function registerConnectorTryRoutes(app: HttpServer, deps: ConnectorTryDeps): void {
  app.post(
    '/api/v1/connectors/:id/try',
    {
      config: { access: 'operator' },
      bodyLimit: 4 * MAX_MESSAGE,
      schema: { tags: ['connectors'], params: z.object({ id: keyShape }), body, response: { 200: triedView } },
    },
    async (request) => {
      const { organisation } = principalOf(request);
      const { id } = request.params;
      const connector = await deps.registry.connector({ organisation }, id);
      if (!connector) throw notFound('Le connecteur', id);
      const { settings: given, ...tried } = request.body;
      const settings = given && givenSettings(given, connector.settings);
      const outcome = await deps.tryMessage({ organisation }, id, { ...tried, ...(settings && { settings }) });
      if (outcome === undefined) {
        throw unprocessable('not-a-push-kind', 'Ce connecteur interroge sa source lui-même : rien ne lui est envoyé.');
      }
      if ('refusal' in outcome) {
        return { total: 0, frames: [], refusal: { code: outcome.refusal, detail: outcome.detail } };
      }
      return { total: outcome.total, frames: outcome.frames.map(frameOf) };
    },
  );
}
