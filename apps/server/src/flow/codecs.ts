import type { Pool } from '#platform/db/pool.ts';
import type { Pack } from '@vigie/kit';
import type { CodecTrials } from '#publish/ports/codec-trials.ts';
import type { Codecs as CodecRegistry } from '#publish/ports/codecs.ts';
import type { TerritoryMap } from '#publish/pages/territory.ts';
import { Codecs } from '#store/codecs.ts';
import { readCodecMappings, readDeviceSeries } from '#store/read-codecs.ts';
import type { Flow } from '../flow.ts';
import { FlowCodecTrials } from './codec-trials.ts';
import { groundOf } from './ground.ts';

interface CodecParts {
  readonly flow: Pick<Flow, 'decoder' | 'tally' | 'view' | 'reload'>;
  readonly pool: Pool;
  readonly packs: readonly Pack[];
  readonly map: Pick<TerritoryMap, 'arcs'>;
}

/** What the API needs to keep, test and try codecs. */
export function codecDeps(parts: CodecParts): { readonly codecs: CodecRegistry; readonly trials: CodecTrials } {
  const { flow, pool, packs, map } = parts;
  const trials = new FlowCodecTrials({
    packs,
    decoder: flow.decoder,
    tally: flow.tally,
    ground: groundOf(map),
    codecRow(id, version) {
      for (const codec of flow.view.codecs.values()) if (codec.key === id && codec.version === version) return codec.id;
      return undefined;
    },
    mappings: (scope, codec) => readCodecMappings(pool, scope, codec),
    deviceSeries: (scope, device) => readDeviceSeries(pool, scope, device),
  });
  return { codecs: new Codecs(pool, () => flow.reload()), trials };
}
