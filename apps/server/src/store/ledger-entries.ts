import type { Copy } from './copy.ts';
import { CopyBuffer } from './copy-buffer.ts';

const HOUR_MS = 3_600_000;

interface Entry {
  readonly hour: number;
  readonly organisation: number;
  readonly connector: number;
  readonly entry: number;
  n: number;
}

export interface Counted {
  /** Milliseconds; the entry is of its UTC hour. */
  readonly receivedTime: number;
  readonly organisation: number;
  readonly connector: number;
}

/** What one transaction adds to the ledger. */
export class LedgerEntries {
  private readonly buffer = new CopyBuffer();
  private entries: Entry[] = [];

  /** Frames of a batch are mostly of the same few kinds: a short list beats a map. */
  count({ receivedTime, organisation, connector }: Counted, entry: number): void {
    const hour = Math.floor(receivedTime / HOUR_MS) * HOUR_MS;
    const found = this.entries.find(
      (known) =>
        known.hour === hour &&
        known.entry === entry &&
        known.connector === connector &&
        known.organisation === organisation,
    );
    if (found === undefined) this.entries.push({ hour, organisation, connector, entry, n: 1 });
    else found.n += 1;
  }

  /** The rows to be written; starts again from nothing. */
  take(): Copy {
    this.buffer.clear();
    for (const { hour, organisation, connector, entry, n } of this.entries) {
      this.buffer.row(5, 44);
      this.buffer.time(hour * 1000);
      this.buffer.int2(organisation);
      this.buffer.int4(connector);
      this.buffer.int2(entry);
      this.buffer.int8(BigInt(n));
    }
    this.entries = [];
    const sql = 'copy ledger (hour, organisation_id, connector_id, entry, n) from stdin binary';
    return { sql, rows: this.buffer.finished() };
  }
}
