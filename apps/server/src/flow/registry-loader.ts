import type { CagedDecoder } from '#decode/caged-decoder.ts';
import type { Pool } from '#platform/db/pool.ts';
import { loadCheckSettings } from '#store/check-settings.ts';
import { loadDevices, loadDoors, loadRegistry } from '#store/registry-snapshot.ts';
import type { RegistrySnapshot } from '#store/registry-snapshot.ts';
import type { RegistryView } from './registry-view.ts';

interface Parts {
  readonly pool: Pool;
  readonly view: RegistryView;
  readonly decoder: CagedDecoder;
}

/** Brings changes of the registry into memory, one after the other: a small one never overtakes a large one. */
export class RegistryLoader {
  private readonly parts: Parts;
  private turn: Promise<void> = Promise.resolve();

  constructor(parts: Parts) {
    this.parts = parts;
  }

  /** Everything anew. */
  all(): Promise<void> {
    return this.inTurn(async () => {
      const { pool, view } = this.parts;
      const snapshot = await loadRegistry(pool);
      view.checks.take(await loadCheckSettings(pool));
      this.loadCodecs(snapshot.codecs);
      await view.takeInSlices(snapshot);
    });
  }

  /** These devices; of an empty list connectors and codecs only. */
  changed(devices: readonly number[]): Promise<void> {
    return this.inTurn(async () => {
      const { pool, view } = this.parts;
      if (devices.length > 0) {
        view.takeDevices(devices, await loadDevices(pool, devices));
        return;
      }
      const doors = await loadDoors(pool);
      this.loadCodecs(doors.codecs);
      view.takeDoors(doors);
    });
  }

  private loadCodecs(codecs: RegistrySnapshot['codecs']): void {
    const { view, decoder } = this.parts;
    for (const [id, codec] of codecs) if (!view.codecs.has(id)) decoder.load(id, codec.source);
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.turn.then(work);
    // the caller hears of a failure; the next change does not
    this.turn = done.catch(() => undefined);
    return done;
  }
}
