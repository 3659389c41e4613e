import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import type { Json } from '@vigie/kit';
import { z } from 'zod';
import type { CodecFunction } from '#decode/cage-source.ts';
import type { CagedDecoder } from '#decode/caged-decoder.ts';
import { createCagedDecoder } from '#decode/caged-decoder.ts';

const Example = z.object({ description: z.string().optional(), input: z.json(), expected: z.json() });
const Examples = z.array(Example).default([]);
const Script = z.object({ file: z.string() });

/** One line of the file: a codec, its sources by file name, its examples by kind. */
const Line = z.object({
  id: z.string(),
  script: z.object({
    uplink: Script.optional(),
    downlinkEncode: Script.optional(),
    downlinkDecode: Script.optional(),
    normalize: Script.optional(),
  }),
  js: z.record(z.string(), z.string()),
  uplink: Examples,
  downlinkEncode: Examples,
  downlinkDecode: Examples,
  normalize: Examples,
});
type Line = z.infer<typeof Line>;

const FUNCTIONS = {
  uplink: 'decodeUplink',
  downlinkEncode: 'encodeDownlink',
  downlinkDecode: 'decodeDownlink',
  normalize: 'normalizeUplink',
} as const satisfies Readonly<Record<string, CodecFunction>>;
type Kind = keyof typeof FUNCTIONS;
const KINDS: readonly Kind[] = ['uplink', 'downlinkEncode', 'downlinkDecode', 'normalize'];

export interface CodecTestFailure {
  readonly codec: string;
  readonly kind: Kind;
  readonly description: string;
  readonly reason: string;
}

export interface CodecTestReport {
  readonly codecs: number;
  readonly examples: number;
  readonly passed: number;
  readonly failed: readonly CodecTestFailure[];
}

/** The file cannot be read as one codec a line. */
export class CodecFileError extends Error {
  override readonly name = 'CodecFileError';
}

function readLine(text: string, index: number): Line {
  try {
    return Line.parse(JSON.parse(text));
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new CodecFileError(`line ${index + 1} is not a codec with its sources in "js": ${why}`, { cause });
  }
}

async function readLines(file: string): Promise<readonly Line[]> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    throw new CodecFileError(`${file} cannot be read`, { cause });
  }
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes).toString() : bytes.toString();
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readLine);
}

/** Equal once both have been through JSON: the rule of the makers' own tests. */
function differs(given: Json, expected: Json): string | undefined {
  const wanted: unknown = JSON.parse(JSON.stringify(expected));
  if (isDeepStrictEqual(given, wanted)) return undefined;
  return `expected ${JSON.stringify(wanted).slice(0, 300)}, got ${JSON.stringify(given).slice(0, 300)}`;
}

/** Runs the examples of codecs in the cage, as frames would. */
class CodecTest {
  readonly #decoder: CagedDecoder;
  #loaded = 0;
  #examples = 0;
  readonly #failed: CodecTestFailure[] = [];

  constructor(decoder: CagedDecoder) {
    this.#decoder = decoder;
  }

  async run(line: Line): Promise<void> {
    for (const kind of KINDS) if (line[kind].length > 0) await this.#runKind(line, kind);
  }

  report(codecs: number): CodecTestReport {
    const failed = this.#failed.toSorted((a, b) => a.codec.localeCompare(b.codec));
    return { codecs, examples: this.#examples, passed: this.#examples - failed.length, failed };
  }

  async #runKind(line: Line, kind: Kind): Promise<void> {
    // normalisation is written in the file of the uplinks
    const file = (line.script[kind] ?? line.script.uplink)?.file ?? '';
    const codec = (this.#loaded += 1);
    this.#decoder.load(codec, line.js[file] ?? '');
    await Promise.all(
      line[kind].map(async ({ description = '', input, expected }) => {
        const outcome = await this.#decoder.call({ codec, wanted: FUNCTIONS[kind], argument: input });
        const reason = outcome.ok ? differs(outcome.result, expected) : `${outcome.fault}: ${outcome.detail}`;
        this.#examples += 1;
        if (reason !== undefined) this.#failed.push({ codec: line.id, kind, description, reason });
      }),
    );
    this.#decoder.unload(codec);
  }
}

/** Runs every example of the file in the cage that frames are decoded in. */
export async function testCodecs(file: string): Promise<CodecTestReport> {
  const lines = await readLines(file);
  const decoder = await createCagedDecoder();
  try {
    const test = new CodecTest(decoder);
    const left = [...lines];
    const lane = async () => {
      for (let line = left.shift(); line !== undefined; line = left.shift()) await test.run(line);
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    return test.report(lines.length);
  } finally {
    await decoder.stop();
  }
}

export interface CodecTestOptions {
  /** One JSON object instead of words. */
  readonly json: boolean;
  /** Takes the report; the standard output where absent. */
  readonly write?: (text: string) => void;
}

function inWords(report: CodecTestReport): string {
  const failed = report.failed.map((each) => `✗ ${each.codec} ${each.kind} « ${each.description} » : ${each.reason}`);
  return [...failed, `${report.passed} / ${report.examples} exemples, ${report.codecs} codecs`].join('\n');
}

/** `npx vigie codec test FILE.jsonl[.gz] [--json]`: exit code 0 when every example passed, 1 when not, 2 for an unreadable file. */
export async function runCodecTest(file: string, options: CodecTestOptions): Promise<number> {
  const write = options.write ?? ((text: string) => process.stdout.write(`${text}\n`));
  try {
    const report = await testCodecs(file);
    write(options.json ? JSON.stringify(report) : inWords(report));
    return report.failed.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CodecFileError)) throw error;
    write(options.json ? JSON.stringify({ error: error.message }) : error.message);
    return 2;
  }
}
