/** What a codec can be asked for; the names are those of the TTN formatter API. */
export type CodecFunction = 'decodeUplink' | 'encodeDownlink' | 'decodeDownlink' | 'normalizeUplink';

/** `decode`: a slice of frames; `call`: one function once; `try`: one frame with its console. */
export type CageVerb = 'decode' | 'call' | 'try';

/** Older network servers: ChirpStack v3 `Decode(fPort, bytes, variables)` and `Encode`, The Things Network v2 `Decoder(bytes, port)`. */
const OLDER: Readonly<Record<CodecFunction, readonly (readonly [name: string, shape: OlderShape])[]>> = {
  decodeUplink: [
    ['Decode', 'port-bytes'],
    ['Decoder', 'bytes-port'],
  ],
  encodeDownlink: [
    ['Encode', 'port-data'],
    ['Encoder', 'data-port'],
  ],
  decodeDownlink: [],
  normalizeUplink: [],
};

/** What a function of an older network server takes, in order. */
export type OlderShape = 'port-bytes' | 'bytes-port' | 'port-data' | 'data-port';

/**
 * The source as the body of a sloppy function: compiled once, its top level runs afresh for each frame, so that a
 * variable of the file never carries a value from one device to the next. The function is looked up after the whole
 * file ran, as network servers do.
 */
export function wrapSource(source: string, wanted: CodecFunction): string {
  const exported = usesExports(source)
    ? `typeof module.exports.${wanted} === 'function' ? module.exports.${wanted} : `
    : '';
  const shim = exported === '' ? '' : 'globalThis.module = { exports: (globalThis.exports = {}) };';
  const older = OLDER[wanted].map(
    ([name, shape]) => `typeof ${name} === 'function' ? { old: ${name}, shape: '${shape}' } : `,
  );
  const shared = saidOfThis(source).map((name) => `if (typeof ${name} !== 'undefined') globalThis.${name} = ${name};`);
  const found = `typeof ${wanted} === 'function' ? ${wanted} : ${exported}${older.join('')}undefined`;
  return `(function () {${shim}${source}\n;${shared.join('')}return ${found}; })`;
}

/** Names of the file that it also calls on `this`: in a plain script they are the global object's. Swept after each frame. */
function saidOfThis(source: string): readonly string[] {
  const said = new Set(Array.from(source.matchAll(/\bthis\s*\.\s*([A-Za-z_]\w*)/g), ([, name = '']) => name));
  return [...said].filter((name) => new RegExp(`\\b(?:function|var|let|const)\\s+${name}\\b`).test(source));
}

/** Files that export without asking first whether there is a `module`. */
function usesExports(source: string): boolean {
  return /\b(module\.)?exports\b/.test(source) && !/typeof\s+(module|exports)\b/.test(source);
}

const BUILT_IN =
  'Object|Function|Array|String|Number|Boolean|Date|RegExp|Map|Set|Promise|Error|ArrayBuffer|DataView|(?:Int|Uint|Float|BigInt|BigUint)\\w*Array';
/** `Object.prototype.x = …`, `Array.prototype[x] = …`, `var P = String.prototype;`, `assign(Array.prototype, …)`. */
const PROTOTYPE = new RegExp(
  `\\b(?:${BUILT_IN})\\.prototype(?:\\.\\w+\\s*=(?!=)|\\s*\\[[^\\]]*\\]\\s*=(?!=)|\\s*[;,)])`,
);
const REFLECTIVE =
  /\bglobalThis\b|__proto__|\beval\b|\bnew Function\b|setPrototypeOf|definePropert|\bself\b|\bwindow\b/;

/**
 * Whether the file changes the language itself (adds to `Object.prototype`, writes on `globalThis`…). Such a codec gets a
 * fresh context for each frame; all others share a context in which the language is frozen. A guess that is wrong costs
 * the codec its own frames or time, never another's.
 */
export function changesLanguage(source: string): boolean {
  return REFLECTIVE.test(source) || PROTOTYPE.test(source);
}

export function usesBuffer(source: string): boolean {
  return /\bBuffer\b/.test(source);
}
