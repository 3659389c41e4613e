import { z } from 'zod';
import type { HttpServer } from '#platform/http/http-server.ts';
import type { ConnectorKindSheet, Doors } from '../ports/connectors.ts';

export interface ConnectorKindDeps {
  /** Every kind a connector can be of. */
  readonly connectorKinds: readonly ConnectorKindSheet[];
  readonly doors: Doors;
}

const label = z.object({ fr: z.string(), en: z.string() });
const setting = z.object({
  name: z.string(),
  label,
  help: label,
  type: z.enum(['text', 'secret', 'number', 'path', 'names', 'table', 'choice']),
  required: z.boolean().optional(),
  choices: z.array(z.object({ value: z.string(), label })).optional(),
  example: z.string().optional(),
});
const kindView = z.object({
  kind: z.string(),
  label,
  way: z.enum(['push', 'pull']),
  about: label.optional(),
  settings: z.array(setting),
  guide: z.object({ where: label, lines: z.array(z.object({ name: label, value: z.string() })) }).optional(),
});
const doorsView = z.object({
  publicUrl: z.string().optional(),
  mqttPort: z.number().optional(),
  coapPort: z.number().optional(),
});

function viewOf({ kind, label: words, way, about, settings, guide }: ConnectorKindSheet): z.infer<typeof kindView> {
  return {
    kind,
    label: words,
    way,
    about,
    settings: settings.map(({ choices, ...field }) => ({ ...field, choices: choices && [...choices] })),
    guide: guide && { where: guide.where, lines: [...guide.lines] },
  };
}

/** Kinds of connectors with their settings, and what to type in each sender. */
export function registerConnectorKindRoutes(app: HttpServer, { connectorKinds, doors }: ConnectorKindDeps): void {
  const answer = { items: connectorKinds.map(viewOf), doors };
  app.get(
    '/api/v1/connector-kinds',
    {
      config: { access: 'reader' },
      schema: { tags: ['connectors'], response: { 200: z.object({ items: z.array(kindView), doors: doorsView }) } },
    },
    async () => answer,
  );
}
