import type { Observation } from '@vigie/kit';

import type { Copy } from './copy.ts';
import { CopyBuffer } from './copy-buffer.ts';

const COLUMNS =
  'phenomenon_time, raw, adjusted, frame_id, datastream_id, duration_ms, organisation_id, codec_id, reasons, flag';
// Ten lengths of 4 bytes, four columns of 8 bytes, two of 4, four of 2.
const ROW_SIZE = 88;
const INT4_MOST = 2_147_483_647;

/** Rows of observation for one transaction. */
export class ObservationRows {
  private readonly buffer = new CopyBuffer();

  get rows(): number {
    return this.buffer.rows;
  }

  /** `time` in microseconds since 1970. */
  add(observation: Observation, time: number, organisation: number): void {
    const { buffer } = this;
    buffer.row(10, ROW_SIZE);
    buffer.time(time);
    buffer.float8(observation.raw);
    if (observation.adjusted === undefined) buffer.none();
    else buffer.float8(observation.adjusted);
    buffer.int8(observation.frame);
    buffer.int4(observation.datastream);
    buffer.int4(Math.min(observation.duration, INT4_MOST));
    buffer.int2(organisation);
    buffer.int2(observation.codec);
    buffer.int2(observation.reasons);
    buffer.int2(observation.flag);
  }

  clear(): void {
    this.buffer.clear();
  }

  copy(): Copy {
    return { sql: `copy observation (${COLUMNS}) from stdin binary`, rows: this.buffer.finished() };
  }
}
