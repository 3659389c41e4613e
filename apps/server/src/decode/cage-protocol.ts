import type { CageAnswer, CageLimits } from './cage.ts';
import type { CageVerb, CodecFunction } from './cage-source.ts';

/** What a thread is asked: one slice of one codec. */
export interface CageTask {
  /** Codec version and function; another source has another key. */
  readonly key: string;
  readonly wanted: CodecFunction;
  /** Only the first time a thread meets the key. */
  readonly source: string | undefined;
  readonly verb: CageVerb;
  /** A JSON array of frames, the JSON argument of a call, or one frame to try. */
  readonly text: string;
}

/** A thread says once that it is ready and where its processor time can be read, then one answer for each task. */
export type CageReply = { readonly kind: 'ready'; readonly timeFile: string | undefined } | CageAnswer;

export interface CageThreadData {
  readonly wasmModule: WebAssembly.Module;
  readonly limits: CageLimits;
}
