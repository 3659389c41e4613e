import type { FrameEnd } from '@vigie/kit';

import type { Copy } from './copy.ts';
import { CopyBuffer } from './copy-buffer.ts';
import type { Counted } from './ledger-entries.ts';
import { OUTCOME_CODE } from './outcome-code.ts';

export interface EndRow extends Counted {
  readonly frame: bigint;
  readonly end: FrameEnd;
  readonly reason?: string;
}

// Fixed columns with their lengths; a reason adds at most 3 bytes a character.
const FIXED = 54;

/** Rows of frame_end for one transaction. */
export class FrameEnds {
  private readonly buffer = new CopyBuffer();

  get rows(): number {
    return this.buffer.rows;
  }

  add({ frame, receivedTime, connector, organisation, end, reason }: EndRow): void {
    const { buffer } = this;
    buffer.row(6, FIXED + 3 * (reason?.length ?? 0));
    buffer.int8(frame);
    buffer.time(receivedTime * 1000);
    buffer.int4(connector);
    buffer.int2(organisation);
    buffer.int2(OUTCOME_CODE[end]);
    if (reason === undefined) buffer.none();
    else buffer.text(reason);
  }

  clear(): void {
    this.buffer.clear();
  }

  copy(): Copy {
    const columns = 'frame_id, received_time, connector_id, organisation_id, outcome, reason';
    return { sql: `copy frame_end (${columns}) from stdin binary`, rows: this.buffer.finished() };
  }
}
