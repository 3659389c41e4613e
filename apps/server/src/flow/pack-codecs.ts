import type { CodecVector, Pack } from '@vigie/kit';
import type { RegistryWrites } from '#publish/ports/registry-writes.ts';

/** A codec that comes with a pack. */
export interface PackCodec {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly vectors: readonly CodecVector[];
  readonly maker: string;
}

/** Makes the packs' codecs known to the registry, by the road of any other codec. A version that is there stays as it is. */
export async function registerPackCodecs(
  writes: RegistryWrites,
  codecs: readonly PackCodec[],
  organisation: number,
): Promise<void> {
  for (const { id, version, source, vectors, maker } of codecs) {
    await writes.createCodec(
      { organisation },
      { id, version, source, maker, vectors: vectors.map((vector) => ({ ...vector }) as never) },
    ); // a vector is JSON: it was read from a file
  }
}

/** Codecs of the packs, each version once. */
export function codecsOf(
  packs: readonly Pack[],
  read: (pack: string, model: string) => Pick<PackCodec, 'source' | 'vectors'>,
): PackCodec[] {
  const found = new Map<string, PackCodec>();
  for (const pack of packs) {
    for (const { id, codec, maker } of pack.devices) {
      const key = `${codec.id} ${codec.version}`;
      if (!found.has(key)) found.set(key, { ...codec, maker, ...read(pack.id, id) });
    }
  }
  return [...found.values()];
}
