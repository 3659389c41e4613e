import type { Json, JsonObject } from '@vigie/kit';
import { parse } from 'yaml';

/*
 * The form of The Things Network's device repository: `vendor/{maker}/{codec}.yaml` names the JavaScript file of each
 * function and gives examples. ChirpStack's device profiles keep the same examples beside the same functions.
 */

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function numbersOf(value: unknown): readonly number[] | undefined {
  const isByte = (each: unknown) => typeof each === 'number' && Number.isInteger(each) && each >= 0 && each <= 255;
  return Array.isArray(value) && value.every(isByte) ? (value as readonly number[]) : undefined; // each was looked at
}

const hexOf = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex');

/** As JSON has it: what YAML alone can say (dates) becomes text. */
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json; // JSON in, JSON out

interface Example {
  readonly description: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, unknown>>;
}

function examplesOf(part: unknown): readonly Example[] {
  if (!isObject(part) || !Array.isArray(part['examples'])) return [];
  return part['examples'].flatMap((example: unknown, index) => {
    if (!isObject(example) || !isObject(example['input']) || !isObject(example['output'])) return [];
    const description = typeof example['description'] === 'string' ? example['description'] : `example ${index + 1}`;
    return [{ description, input: example['input'], output: example['output'] }];
  });
}

const portOf = (input: Example['input']): number => (typeof input['fPort'] === 'number' ? input['fPort'] : 1);

/** Whether the maker expects the function to refuse. */
const refuses = ({ output }: Example): boolean => Array.isArray(output['errors']) && output['errors'].length > 0;

function bytesVector(kind: 'uplink' | 'decode', example: Example): JsonObject[] {
  const bytes = numbersOf(example.input['bytes']);
  if (bytes === undefined) return [];
  const common = { kind, description: example.description, bytes: hexOf(bytes), port: portOf(example.input) };
  return [refuses(example) ? { ...common, errors: true } : { ...common, data: asJson(example.output['data']) }];
}

function encodeVector(example: Example): JsonObject[] {
  const common = { kind: 'encode', description: example.description, data: asJson(example.input['data']) };
  if (refuses(example)) return [{ ...common, errors: true }];
  const bytes = numbersOf(example.output['bytes']);
  const port = example.output['fPort'];
  if (bytes === undefined) return [];
  return [{ ...common, bytes: hexOf(bytes), ...(typeof port === 'number' ? { port } : {}) }];
}

/** The file that decodes uplinks; undefined where the YAML describes no codec. */
export function sourceFileOf(yaml: unknown): string | undefined {
  if (!isObject(yaml) || !isObject(yaml['uplinkDecoder'])) return undefined;
  const { fileName } = yaml['uplinkDecoder'];
  return typeof fileName === 'string' ? fileName : undefined;
}

/** The examples of a codec's YAML as vectors; downlink examples only where they are of the same file. */
export function vectorsOf(yaml: unknown): readonly JsonObject[] {
  const file = sourceFileOf(yaml);
  if (!isObject(yaml) || file === undefined) return [];
  const sameFile = (part: unknown) => isObject(part) && (part['fileName'] ?? file) === file;
  const { uplinkDecoder, downlinkEncoder, downlinkDecoder } = yaml;
  return [
    ...examplesOf(uplinkDecoder).flatMap((example) => bytesVector('uplink', example)),
    ...(sameFile(downlinkEncoder) ? examplesOf(downlinkEncoder).flatMap(encodeVector) : []),
    ...(sameFile(downlinkDecoder) ? examplesOf(downlinkDecoder).flatMap((each) => bytesVector('decode', each)) : []),
  ];
}

/** The YAML of a codec; undefined for what is none. Aliases are bounded by the library, so that a small file stays small. */
export function readCodecYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 }) as unknown;
  } catch {
    return undefined;
  }
}
