/** The parts of JSON Schema that the API's description uses. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly description?: string;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  null: 'null',
};

const keyOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
const union = (types: readonly string[]): string => [...new Set(types)].join(' | ') || 'unknown';
const listOf = (item: string): string => (item.includes('|') ? `(${item})[]` : `${item}[]`);

function arrayType({ items, prefixItems }: Schema): string {
  if (prefixItems) return `[${prefixItems.map(typeOf).join(', ')}]`;
  return listOf(items ? typeOf(items) : 'unknown');
}

function objectType({ properties, required = [], additionalProperties }: Schema): string {
  if (!properties) {
    const value = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
    return `Record<string, ${value}>`;
  }
  const members = Object.entries(properties).map(
    ([name, schema]) => `${keyOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)};`,
  );
  return members.length > 0 ? `{ ${members.join(' ')} }` : 'Record<string, never>';
}

function namedType(type: string, schema: Schema): string {
  if (type === 'array') return arrayType(schema);
  return type === 'object' ? objectType(schema) : (PRIMITIVES[type] ?? 'unknown');
}

/** A schema as a TypeScript type. */
export function typeOf(schema: Schema): string {
  if (schema.$ref) return `components['schemas']['${schema.$ref.split('/').at(-1) ?? ''}']`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((value) => JSON.stringify(value)));
  if (schema.anyOf) return union(schema.anyOf.map(typeOf));
  if (schema.type === undefined) return 'unknown';
  return union([schema.type].flat().map((type) => namedType(type, schema)));
}

function parametersType({ parameters = [] }: Operation): string {
  const places = ['query', 'header', 'path', 'cookie'].map((place) => {
    const here = parameters.filter((parameter) => parameter.in === place);
    if (here.length === 0) return `${place}?: never;`;
    const needed = here.some(({ required }) => required);
    const members = here.map(
      ({ name, required, schema }) => `${keyOf(name)}${required ? '' : '?'}: ${typeOf(schema)};`,
    );
    return `${place}${needed ? '' : '?'}: { ${members.join(' ')} };`;
  });
  return `{ ${places.join(' ')} }`;
}

function contentType(content: Content | undefined): string {
  const members = Object.entries(content ?? {}).map(
    ([type, { schema }]) => `${JSON.stringify(type)}: ${typeOf(schema)};`,
  );
  return members.length > 0 ? `content: { ${members.join(' ')} }` : 'content?: never';
}

function operationType(operation: Operation): string {
  const { requestBody, responses } = operation;
  const body = requestBody
    ? `requestBody${requestBody.required ? '' : '?'}: { ${contentType(requestBody.content)} };`
    : 'requestBody?: never;';
  const answers = Object.entries(responses).map(
    ([status, { content }]) => `${status}: { headers: Record<string, unknown>; ${contentType(content)} };`,
  );
  return `{ parameters: ${parametersType(operation)}; ${body} responses: { ${answers.join(' ')} } }`;
}

/** Types of the API client, in the shape `openapi-fetch` reads. */
export function clientTypes({ paths, components }: OpenApi): string {
  const lines = [
    '/* Made from openapi.json by tools/docs-gen/client-types.ts: do not edit. */',
    '',
    'export interface paths {',
  ];
  for (const [path, operations] of Object.entries(paths)) {
    lines.push(
      `  ${JSON.stringify(path)}: {`,
      '    parameters: { query?: never; header?: never; path?: never; cookie?: never };',
    );
    for (const method of METHODS) {
      const operation = operations[method];
      lines.push(operation ? `    ${method}: ${operationType(operation)};` : `    ${method}?: never;`);
    }
    lines.push('  };');
  }
  lines.push('}', '', 'export interface components {', '  schemas: {');
  for (const [name, schema] of Object.entries(components.schemas)) lines.push(`    ${keyOf(name)}: ${typeOf(schema)};`);
  return [...lines, '  };', '}', ''].join('\n');
}
