import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Compiles the engine once, for all threads; apart from the library that runs it, which only they load. */
export async function compileQuickJs(): Promise<WebAssembly.Module> {
  const require = createRequire(createRequire(import.meta.url).resolve('quickjs-emscripten'));
  return WebAssembly.compile(await readFile(require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm')));
}
