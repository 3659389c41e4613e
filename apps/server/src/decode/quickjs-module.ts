import { newQuickJSWASMModule, newVariant, RELEASE_SYNC } from 'quickjs-emscripten';
import type { QuickJSWASMModule } from 'quickjs-emscripten';

/** 64 KiB. */
const WASM_PAGE = 65_536;
const PAGES_AT_START = 256;
/** 32 MiB: the wall that holds even where the engine's own count of memory does not. */
const PAGES_AT_MOST = 512;
export const MODULE_MEMORY_LIMIT = PAGES_AT_MOST * WASM_PAGE;

/** A QuickJS of its own memory, which can never grow past the limit. */
export async function newQuickJs(wasmModule: WebAssembly.Module): Promise<QuickJSWASMModule> {
  const wasmMemory = new WebAssembly.Memory({ initial: PAGES_AT_START, maximum: PAGES_AT_MOST });
  return newQuickJSWASMModule(newVariant(RELEASE_SYNC, { wasmModule, wasmMemory }));
}
